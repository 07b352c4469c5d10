"""Who may do what: every role, the models of mailings, every operation."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from odoo.addons.apk_base.tests.access_matrix import check_complete, check_rights, people_of

from .common import MailingCommon

ROLES = {
    "nobody": "base.group_user",
    "specialist": "apk_base.group_specialist",
    "head": "apk_base.group_head",
    "operator": "apk_base.group_operator",
    "registrar": "apk_base.group_registrar",
    "editor": "apk_mailing.group_mailing_editor",
    "controller": "apk_base.group_controller",
    "officer": "apk_base.group_client_officer",
    "administrator": "apk_base.group_administrator",
}
# Columns stand in the order of ROLES.
MATRIX = """
apk.subscription.request  -    -    -    -    r    r    -    -    -
mailing.mailing           -    -    -    -    -    rwcu r    -    -
mailing.trace             -    -    -    -    -    rwcu r    -    -
apk.mailing.review        -    -    -    -    -    rwc  -    -    -
mailing.list              -    -    -    -    -    rwcu r    -    -
apk.consent               -    r    r    r    r    r    r    r    r
apk.consent.text          r    r    r    r    r    r    r    r    rwcu
apk.consent.register      -    -    -    -    rwcu -    -    -    -
apk.consent.withdraw      -    -    -    rwcu rwcu -    -    -    -
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(MailingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = people_of(cls.env, ROLES)

    def test_every_role_has_the_rights_of_the_table_and_no_other(self):
        check_rights(self, MATRIX, self.people)

    def test_no_model_of_the_addon_is_forgotten(self):
        check_complete(self, MATRIX, "apk_mailing")

    def test_a_stranger_wakes_no_scheduler(self):
        portal = new_test_user(self.env, "t-portal", "base.group_portal")
        with self.assertRaisesRegex(AccessError, "mailing.mailing"):
            self.env["mailing.mailing"].with_user(portal).action_send_mail()

    def test_the_editor_reads_consents_to_mailings_alone(self):
        survey = self.consents._give("survey", "paper", partner=self.client, scan=b"eA==")
        mailing = self._agree("ivanov@client.test")
        visible = self.consents.with_user(self.people["editor"]).search([])
        self.assertIn(mailing, visible)
        self.assertNotIn(survey, visible)
        self.assertIn(survey, self.consents.with_user(self.people["officer"]).search([]))
