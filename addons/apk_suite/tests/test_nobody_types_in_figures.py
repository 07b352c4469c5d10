"""п. 41, 83, 85: what the system counts nobody can set, whatever the screen shows as read-only."""

from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused


@tagged("post_install", "-at_install")
class TestNobodyTypesInFigures(TransactionCase):
    def test_what_a_model_counts_is_refused_from_outside(self):
        """Who may write a record may not write its figures; the administrator neither."""
        admin = self.env.ref("base.user_admin")
        tried = 0
        for name in sorted(self.env.registry):
            records = self.env[name].with_user(admin)
            if not name.startswith("apk.") or records._abstract or not records.has_access("write"):
                continue
            for field in records._fields.values():
                if field.store and field.compute and field.readonly:
                    tried += 1
                    with self.subTest(field), refused(self, FILLED_BY_THE_SYSTEM):
                        records.write({field.name: False})
        self.assertGreater(tried, 30)
