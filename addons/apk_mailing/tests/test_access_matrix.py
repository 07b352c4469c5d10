"""Who may do what: every role, the models of mailings, every operation."""

from odoo.tests import new_test_user, tagged

from .common import MailingCommon

ROLES = {
    "nobody": "base.group_user",
    "specialist": "apk_knowledge.group_specialist",
    "head": "apk_knowledge.group_head",
    "operator": "apk_knowledge.group_operator",
    "registrar": "apk_client.group_registrar",
    "editor": "apk_mailing.group_mailing_editor",
    "controller": "apk_knowledge.group_controller",
    "officer": "apk_knowledge.group_client_officer",
    "administrator": "apk_knowledge.group_administrator",
}
# r read, w write, c create, u unlink; - nothing. Columns stand in the order of ROLES.
MATRIX = """
apk.subscription.request  -    -    -    -    r    r    -    -    -
mailing.mailing           -    -    -    -    -    rwcu r    -    -
mailing.trace             -    -    -    -    -    rwcu r    -    -
mailing.list              -    -    -    -    -    rwcu -    -    -
apk.consent               -    r    r    r    r    r    r    r    r
apk.consent.text          r    r    r    r    r    r    r    r    rwcu
apk.consent.register      -    -    -    -    rwcu -    -    -    -
apk.consent.withdraw      -    -    -    rwcu rwcu -    -    -    -
"""
OPERATIONS = {"r": "read", "w": "write", "c": "create", "u": "unlink"}


@tagged("post_install", "-at_install")
class TestAccessMatrix(MailingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = {
            role: new_test_user(cls.env, f"t-{role}", group) for role, group in ROLES.items()
        }

    def test_every_role_has_the_rights_of_the_table_and_no_other(self):
        for model, *rights in map(str.split, MATRIX.strip().splitlines()):
            for role, letters in zip(ROLES, rights, strict=True):
                records = self.env[model].with_user(self.people[role])
                granted = "".join(
                    key for key, name in OPERATIONS.items() if records.has_access(name)
                )
                self.assertEqual(granted or "-", letters, f"{model}, {role}")

    def test_no_model_of_the_addon_is_forgotten(self):
        models = self.env["ir.model"].search([("model", "=like", "apk.%")])
        own = {
            model.model
            for model in models
            if not self.env[model.model]._abstract and model.modules == "apk_mailing"
        }
        self.assertEqual(own, {"apk.subscription.request"})

    def test_the_editor_reads_consents_to_mailings_alone(self):
        survey = self.consents._give("survey", "paper", partner=self.client, scan=b"eA==")
        mailing = self._agree("ivanov@client.test")
        visible = self.consents.with_user(self.people["editor"]).search([])
        self.assertIn(mailing, visible)
        self.assertNotIn(survey, visible)
        self.assertIn(survey, self.consents.with_user(self.people["officer"]).search([]))
