"""The screens of deliveries open before any addon has added a kind of notice, and let nobody type in proof."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from .common import ClientCommon


@tagged("post_install", "-at_install")
class TestDeliveryScreens(ClientCommon):
    def setUp(self):
        super().setUp()
        self.deliveries = self.env["apk.delivery"].with_user(self.specialist)

    def test_the_screens_open(self):
        kinds = ("list", "form", "search")
        views = self.deliveries.get_views([(False, kind) for kind in kinds])["views"]
        for kind in ("list", "form"):
            self.assertIn('name="document"', views[kind]["arch"])
        wanted = {"document": {}, "may_hand_over": {}, "may_send_again": {}}
        found = self.deliveries.web_search_read([("document", "=", False)], wanted)
        self.assertEqual(found["length"], 0)
        self.assertEqual(self.deliveries.formatted_read_group([("id", "=", 0)], ["state"]), [])

    def test_what_became_of_a_delivery_is_read_only(self):
        fields = self.deliveries.fields_get(["state", "sent_at", "address"], ["readonly"])
        self.assertEqual([field["readonly"] for field in fields.values()], [True, True, True])
        with refused(self, FILLED_BY_THE_SYSTEM):
            self.deliveries.create({"state": "sent"})
        with self.assertRaisesRegex(AccessError, r"\(apk\.delivery\)"):
            self.deliveries.create({})
