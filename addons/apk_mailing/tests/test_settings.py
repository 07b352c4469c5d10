"""The page of settings of the whole suite: what it shows is in force, what it saves is used, nonsense is not saved."""

from odoo.exceptions import AccessError
from odoo.tests import Form, new_test_user, tagged

from odoo.addons.apk_base.messages import SETTING_IS_WRONG
from odoo.addons.apk_base.tests.refused import refused

from .common import MailingCommon


@tagged("post_install", "-at_install")
class TestSettings(MailingCommon):
    def _page(self):
        return Form(self.env["res.config.settings"])

    def _save(self, **values):
        with self._page() as page:
            for name, value in values.items():
                setattr(page, name, value)
        page.record.execute()

    def _param(self, key):
        return self.env["ir.config_parameter"].get_param(f"apk_mailing.{key}")

    def test_saving_without_a_change_changes_nothing(self):
        parameters = self.env["ir.config_parameter"].search([("key", "=like", "apk_%")])
        before = {one.key: one.value for one in parameters}
        self._save()
        after = {one.key: one.value for one in parameters.exists()}
        self.assertEqual(after, before)

    def test_the_limit_of_an_hour(self):
        self.assertEqual(self._page().apk_emails_per_hour, 3000)
        self._save(apk_emails_per_hour=0)
        self.assertEqual(self.env["mailing.mailing"]._left_this_hour(), float("inf"))
        with refused(self, SETTING_IS_WRONG, "E-mails an hour"):
            self._save(apk_emails_per_hour=-1)

    def test_switches_are_off_until_somebody_turns_them_on(self):
        page = self._page()
        for name in ("unsubscribe_on_get", "track_openings", "track_links", "click_addresses"):
            self.assertFalse(page[f"apk_{name}"])
        self._save(apk_unsubscribe_on_get=True, apk_track_links=True, apk_track_openings=True)
        self.assertTrue(self._param("unsubscribe_on_get"))
        self.assertEqual(self.env["mailing.mailing"]._tracking_modes(), {"openings", "links"})
        self._save(apk_unsubscribe_on_get=False, apk_track_links=False, apk_track_openings=False)
        self.assertFalse(self._param("unsubscribe_on_get"))
        self.assertFalse(self.env["mailing.mailing"]._tracking_modes())

    def test_only_the_administrator_of_the_system(self):
        user = new_test_user(self.env, "t-settings", "apk_base.group_administrator")
        with self.assertRaisesRegex(AccessError, "res.config.settings"):
            self.env["res.config.settings"].with_user(user).create({})
