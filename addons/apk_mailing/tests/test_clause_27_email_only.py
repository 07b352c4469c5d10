"""п. 27.2: mailings leave by e-mail only."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..hooks import stop_mass_sms
from ..messages import MASS_SMS_REFUSED
from .common import MailingCommon


@tagged("post_install", "-at_install")
class TestClause27EmailOnly(MailingCommon):
    def test_mass_text_messages_of_odoo_are_not_installed(self):
        module = self.env["ir.module.module"].search([("name", "=", "mass_mailing_sms")])
        with refused(self, MASS_SMS_REFUSED, "e-mail"):
            module.button_install()
        self.assertEqual(module.state, "uninstalled")

    def test_one_that_waited_before_the_addon_came_is_put_away(self):
        mailing = self._mailing()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE mailing_mailing SET mailing_type = 'sms', state = 'in_queue' WHERE id = %s",
            [mailing.id],
        )
        self.env.invalidate_all()
        with refused(self, MASS_SMS_REFUSED, "e-mail"):
            mailing.state = "sending"
        stop_mass_sms(self.env)
        self.assertEqual((mailing.state, mailing.active), ("draft", False))
