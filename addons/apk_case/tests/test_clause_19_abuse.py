"""п. 19: insults, obscene language, threats — no consideration on the merits, a notice in one working day."""

from datetime import datetime

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import ONLY_THE_HEAD
from .common import CaseCommon

DECISIONS = "odoo.addons.apk_case.models.apk_case_first_reply"


@tagged("post_install", "-at_install")
class TestClause19Abuse(CaseCommon):
    def _suspect(self, case, kind="insult"):
        wizard = self.env["apk.case.abuse"].with_user(self.specialist)
        wizard.create({"case_id": case.id, "kind": kind}).action_suspect()

    @freeze_time("2027-02-19 14:40:00")  # Fri 17:40 in Kostroma, the working Saturday 20.02 follows
    def test_the_notice_is_due_on_the_next_working_day(self):
        case = self._paper_case()
        self._suspect(case)
        self.assertEqual(case._deadline("abuse_notice").due_at, datetime(2027, 2, 20, 21))
        self.assertIn(self.head, case.activity_ids.user_id)

    def test_nothing_leaves_until_a_person_has_confirmed_it(self):
        case = self._paper_case()
        self._suspect(case)
        self.assertFalse(self._deliveries(case, "abuse_notice"))
        with refused(self, ONLY_THE_HEAD, "head of the unit"):
            case.with_user(self.specialist).action_confirm_abuse()

    def test_confirmed_the_message_is_not_considered_on_the_merits(self):
        case = self._receive(self._raw_email())
        self._suspect(case, "threat")
        case.with_user(self.head).action_confirm_abuse()
        self._run("apk_client.ir_cron_send_deliveries")
        self.assertEqual(case.state, "not_considered")
        self.assertEqual(case._deadline("abuse_notice").state, "fulfilled")
        self.assertEqual(case._deadline("answer").state, "waived")
        body = self._deliveries(case, "abuse_notice").body
        self.assertIn("В нём есть угрозы", body)
        self.assertIn("Вы можете направить вопрос ещё раз", body)

    def test_rejected_the_message_goes_on_as_usual(self):
        case = self._paper_case()
        self._suspect(case)
        case.with_user(self.head).action_reject_abuse()
        self.assertEqual(case._deadline("abuse_notice").state, "waived")
        self.assertEqual(case._deadline("answer").state, "open")
        self.assertFalse(self._deliveries(case, "abuse_notice"))

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_rude_words_hold_the_first_reply_for_a_persons_look(self):
        case = self._receive(self._raw_email(text="Вы все там козлы и дебилы, верните деньги!"))
        self.assertEqual((case.abuse_state, case.abuse_kind), ("suspected", "insult"))
        self.assertIn("«дебилы»", case.first_reply_hold)
        self.assertFalse(case.delivery_ids)
        case.with_user(self.head).action_confirm_abuse()
        self.assertEqual(case.delivery_ids.mapped("document"), ["abuse_notice"])

    def test_nobody_has_looked_and_the_first_reply_leaves_four_hours_before_its_term(self):
        with freeze_time("2026-11-19 07:00:00"):  # Thu 10:00 in Kostroma, due on Fri 10:00
            case = self._receive(self._raw_email(text="Вы дебилы, верните деньги!"))
            self._run("apk_base.ir_cron_remind")
            self.assertFalse(case.delivery_ids)
        with freeze_time("2026-11-20 03:01:00"):  # Fri 06:01 in Kostroma
            self._run("apk_base.ir_cron_remind")
        self.assertEqual(case.delivery_ids.mapped("document"), ["first_reply"])

    def test_a_first_reply_that_cannot_be_written_silences_no_reminder(self):
        with freeze_time("2026-11-19 07:00:00"):  # Thu 10:00 in Kostroma, due on Fri 10:00
            case = self._receive(self._raw_email(text="Вы дебилы, верните деньги!"))
        self._break_the_template("apk_case.mail_template_first_reply")
        with freeze_time("2026-11-20 03:01:00"), self.assertLogs(DECISIONS, "ERROR"):
            self._run("apk_base.ir_cron_remind")
        self.assertFalse(case.delivery_ids)
        self.assertTrue(case._deadline("first_reply").reminder_ids)

    def _break_the_template(self, xmlid):
        """As by a field that another addon has renamed; what a person writes Odoo checks at once."""
        broken = "<t t-out='object.nothing'/>"
        self.env.cr.execute(
            "UPDATE mail_template SET body_html = jsonb_build_object('en_US', %s, 'ru_RU', %s)"
            " WHERE id = %s",
            [broken, broken, self.env.ref(xmlid).id],
        )
        self.env.invalidate_all()

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_a_false_suspicion_is_followed_by_the_ordinary_first_reply(self):
        case = self._receive(self._raw_email(text="Сосед назвал меня дебилом, как быть?"))
        self.assertEqual(case.abuse_state, "suspected")
        case.with_user(self.head).action_reject_abuse()
        self.assertEqual(case.delivery_ids.mapped("document"), ["first_reply"])
