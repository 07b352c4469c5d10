"""E-mails to colleagues tell what a message is about and by when, before anybody opens it."""

from odoo.tests import freeze_time, tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestStaffEmails(CaseCommon):
    def _told(self, person):
        """The latest notification to a colleague, and the e-mail that it left by."""
        message = self.env["mail.message"].search(
            [("partner_ids", "in", person.partner_id.ids), ("model", "=", "apk.case")], limit=1
        )
        email = self.env["mail.mail"].search([("mail_message_id", "=", message.id)], limit=1)
        return message, email

    @freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
    def test_an_executor_reads_subject_and_term(self):
        self.specialist.lang = self.env["res.lang"]._activate_lang("ru_RU").code
        case = self._paper_case(subject="Субсидия на молоко")
        case.with_user(self.head).user_id = self.specialist
        message, email = self._told(self.specialist)
        self.assertEqual(message.subject, f"Вам поручено {case.name}: Субсидия на молоко")
        for words in ("Субсидия на молоко", case.with_context(lang="ru_RU").next_due_text):
            self.assertIn(words, message.body)
            self.assertIn(words, email.body_html)
        self.assertIn("Открыть сообщение", email.body_html)
        self.assertNotIn("Сообщение клиента", email.body_html)

    def test_a_task_names_the_subject_of_its_message(self):
        case = self._paper_case(subject="Падёж телят", user_id=self.specialist.id)
        case.with_user(self.head)._notify_assignee("Перезвоните клиенту")
        message, email = self._told(self.specialist)
        self.assertTrue(message.subject.endswith(": Падёж телят"), message.subject)
        self.assertIn(f"{case.name} — Падёж телят", email.body_html)

    def test_nobody_is_told_of_a_message_loaded_from_a_register(self):
        case = self._paper_case()
        before = self.env["mail.message"].search_count([("model", "=", "apk.case")])
        silent = case.with_context(mail_auto_subscribe_no_notify=True)
        silent._message_auto_subscribe_notify(
            self.specialist.partner_id.ids, "mail.message_user_assigned"
        )
        self.assertEqual(
            self.env["mail.message"].search_count([("model", "=", "apk.case")]), before
        )
