"""«My desk»: what is overdue, due today, unassigned, to be handed over — for each role its own."""

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestDesk(CaseCommon):
    def _queues(self, user):
        queues = self.env["apk.desk"].with_user(user).desk()
        return {queue["key"]: [row["name"] for row in queue["rows"]] for queue in queues}

    def test_what_is_late_what_is_due_and_what_nobody_has_taken(self):
        with freeze_time(
            "2026-11-20 07:00:00"
        ):  # Fri 10:00 in Kostroma: first reply due on Mon 10:00
            case = self._paper_case()
        with freeze_time("2026-11-23 05:00:00"):  # Mon 08:00
            self.assertIn(case.name, self._queues(self.specialist)["today"])
            self.assertIn(case.name, self._queues(self.specialist)["unassigned"])
        with freeze_time("2026-11-23 07:01:00"):  # Mon 10:01
            queues = self._queues(self.specialist)
            self.assertIn(case.name, queues["overdue"])
            self.assertNotIn(case.name, queues["today"])

    def test_the_work_of_others_is_on_the_desk_of_the_head_alone(self):
        with freeze_time("2026-11-20 07:00:00"):  # Fri 10:00 in Kostroma
            case = self._paper_case(user_id=self.head.id)
        with freeze_time("2026-11-23 07:01:00"):  # Mon 10:01
            self.assertNotIn(case.name, self._queues(self.specialist)["overdue"])
            self.assertIn(case.name, self._queues(self.head)["overdue"])

    def test_the_year_is_named_only_when_it_is_another_one(self):
        for moment, due in (
            ("2026-11-20 07:00:00", "10:00 23 ноября"),  # Fri 10:00 in Kostroma
            ("2026-12-30 14:40:00", "17:40 11 января 2027 г."),  # Wed 17:40 before the holidays
        ):
            with freeze_time(moment):
                case = self._paper_case()
                queues = {
                    queue["key"]: queue["rows"]
                    for queue in self.env["apk.desk"].with_user(self.specialist).desk()
                }
            self.assertEqual(
                [row["due"] for row in queues["unassigned"] if row["id"] == case.id], [due]
            )

    def test_notices_to_hand_over(self):
        case = self._paper_case()
        self.assertIn(case.name, self._queues(self.registrar)["notices"])

    def _bulk_email_of_friday(self):
        trace = "from a by mx.apk.test; Fri, 20 Nov 2026 17:40:00 +0300"
        headers = {"Received": trace, "Precedence": "bulk"}
        self._receive(self._raw_email(headers=headers))
        return self.env["apk.mail.spool"].search([], order="id desc", limit=1)

    def _quarantined(self, user):
        with freeze_time("2026-11-23 07:00:00"):  # Mon 10:00
            queues = self.env["apk.desk"].with_user(user).desk()
        return {
            row["id"]: row
            for queue in queues
            if queue["key"] == "quarantined"
            for row in queue["rows"]
        }

    def test_a_quarantined_email_lies_on_the_desk_of_the_registrar_with_its_term(self):
        spooled = self._bulk_email_of_friday()
        row = self._quarantined(self.registrar)[spooled.id]
        self.assertEqual(row["due"], "17:40 23 ноября")  # Mon
        self.assertIn("ivanov@client.test", row["name"])
        self.assertTrue(row["who"])
        self.assertFalse(self._quarantined(self.specialist))

    def test_what_the_registrar_has_judged_leaves_the_desk(self):
        spooled = self._bulk_email_of_friday()
        spooled.with_user(self.registrar).action_dismiss()
        self.assertNotIn(spooled.id, self._quarantined(self.registrar))
        self.assertEqual((spooled.state, spooled.dismissed_by_id), ("dismissed", self.registrar))
        spooled.with_user(self.registrar).action_register()  # on second thoughts
        self.assertEqual(
            (spooled.state, spooled.case_id.subject), ("registered", "Вопрос о гранте")
        )

    def test_a_controller_judges_no_email(self):
        spooled = self._bulk_email_of_friday()
        for act in ("action_dismiss", "action_register"):
            with self.assertRaisesRegex(AccessError, "apk.case"):
                getattr(spooled.with_user(self.controller), act)()

    def test_a_stranger_has_no_desk(self):
        stranger = new_test_user(self.env, "t-stranger", "base.group_user")
        with self.assertRaisesRegex(AccessError, "apk.deadline"):
            self.env["apk.desk"].with_user(stranger).desk()

    def test_the_registrar_takes_the_journal_away_as_a_table(self):
        self.assertTrue(self.registrar.has_group("base.group_allow_export"))
        case = self._paper_case()
        names = ["name", "received_at", "partner_id/name", "topic_id/complete_name", "user_id/name"]
        rows = case.with_user(self.registrar).export_data(names)["datas"]
        self.assertEqual((rows[0][0], rows[0][2]), (case.name, self.client.name))
