"""Odoo's own modules ask no server outside unless an administrator has allowed that one by name."""

from odoo.tests import HttpCase, TransactionCase, new_test_user, tagged

from odoo.addons.apk_base.messages import OUTSIDE_IS_OFF
from odoo.addons.apk_base.rules.outside_services import METHODS, ROUTES, SERVICES, Refused
from odoo.addons.apk_base.tests.refused import refused


@tagged("post_install", "-at_install")
class TestNothingLeavesUnasked(TransactionCase):
    def test_every_call_that_is_known_is_covered(self):
        for call in METHODS:
            with self.subTest(call):
                method = getattr(self.registry[call.model], call.method)
                self.assertEqual(method.apk_service, call.service)

    def test_every_service_has_a_switch_of_its_own_on_the_page_of_settings(self):
        settings = self.env["res.config.settings"]
        arch = settings.get_view()["arch"]
        for service in SERVICES:
            name = f"apk_outside_{service}"
            self.assertEqual(settings._fields[name].config_parameter, f"apk_base.outside_{service}")
            self.assertIn(f'"{name}"', arch)

    def test_what_is_off_answers_quietly_or_says_so(self):
        for call in METHODS:
            records = self.env[call.model]
            with self.subTest(call):
                if call.answer is Refused:
                    with refused(self, OUTSIDE_IS_OFF, "server outside"):
                        getattr(records, call.method)()
                else:
                    self.assertEqual(getattr(records, call.method)(), call.answer)

    def test_what_is_allowed_is_asked(self):
        previews = self.env["mail.link.preview"]
        self.env["res.config.settings"].create({"apk_outside_link_previews": True}).execute()
        self.assertTrue(previews._is_link_preview_enabled())
        self.env["res.config.settings"].create({"apk_outside_link_previews": False}).execute()
        self.assertFalse(previews._is_link_preview_enabled())


@tagged("post_install", "-at_install")
class TestEditorAsksNobody(HttpCase):
    def test_the_editor_of_texts_gets_nothing_from_outside(self):
        new_test_user(self.env, "t-writer", "base.group_system")
        self.authenticate("t-writer", "t-writer")
        for route, (_service, answer) in ROUTES.items():
            with self.subTest(route):
                if answer is Refused:
                    with self.assertLogs("odoo.http", "WARNING"):
                        error = self._asked(route)["error"]["data"]
                    self.assertIn("NotConfigured", error["name"])
                else:
                    self.assertEqual(self._asked(route)["result"], answer)

    def _asked(self, route):
        return self.url_open(route, json={"params": {}}).json()
