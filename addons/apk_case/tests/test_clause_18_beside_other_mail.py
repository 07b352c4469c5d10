"""п. 18: the office's mailbox in an Odoo whose other addons have mailboxes, too: each gets its e-mails, none is lost."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause18BesideOtherMail(CaseCommon):
    """«Contacts of partners» stands for another addon: its alias makes clients' cards of e-mails."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.domain = cls.env["mail.alias.domain"].create({"name": "firm.test"})
        cls.env.company.alias_domain_id = cls.domain
        for name, model in (("apk", "apk.case"), ("info", "res.partner")):
            cls.env["mail.alias"].create(
                {
                    "alias_name": name,
                    "alias_domain_id": cls.domain.id,
                    "alias_model_id": cls.env["ir.model"]._get_id(model),
                    "alias_contact": "everyone",
                }
            )

    def _arrive(self, to, *, subject="Вопрос о гранте", headers=None):
        raw = self._raw_email(subject=subject)
        raw = raw.replace(b"apk@apk.test", to.encode())
        lines = "".join(f"{name}: {value}\n" for name, value in (headers or {}).items())
        with self.enter_registry_test_mode():
            found = self.env["mail.thread"].message_process(None, lines.encode() + raw)
        self.env.invalidate_all()
        cases = self.env["apk.case"].search([("subject", "=", subject)])
        others = self.env["res.partner"].search([("name", "=", subject)])
        return found, cases, others

    def test_an_email_to_another_addon_is_left_to_it(self):
        _found, cases, others = self._arrive("info@firm.test")
        self.assertEqual((len(cases), len(others)), (0, 1))

    def test_an_email_to_the_office_is_a_message_alone(self):
        found, cases, others = self._arrive("apk@firm.test")
        self.assertEqual((found, len(cases), len(others)), (cases.id, 1, 0))

    def test_an_email_to_both_comes_to_both(self):
        found, cases, others = self._arrive("apk@firm.test, info@firm.test")
        self.assertEqual((found, len(cases), len(others)), (cases.id, 1, 1))

    def test_a_reply_to_another_addon_with_a_copy_to_the_office_comes_to_both(self):
        card = self.env["res.partner"].create({"name": "Заявка"})
        asked = card.message_post(body="Что именно?", message_type="comment")
        headers = {"In-Reply-To": asked.message_id, "Cc": "apk@firm.test"}
        _found, cases, _others = self._arrive(
            "catchall@firm.test", subject="Re: Заявка", headers=headers
        )
        self.assertEqual(len(cases), 1)
        self.assertIn("Re: Заявка", card.message_ids.mapped("subject"))

    def test_whatever_breaks_there_the_office_registers_its_email(self):
        self.env["mail.alias"].search([("alias_full_name", "=", "info@firm.test")]).write(
            {"alias_defaults": "{'parent_id': 2000000000}"}
        )
        with mute_logger("odoo.addons.apk_case.models.inbound.mail_thread", "odoo.sql_db"):
            _found, cases, others = self._arrive("apk@firm.test, info@firm.test")
        self.assertEqual((len(cases), len(others)), (1, 0))
