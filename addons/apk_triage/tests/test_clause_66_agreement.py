"""п. 66: how often people agreed with the program, by question, dictionary line and person."""

from odoo.tests import new_test_user, tagged

from odoo.addons.apk_case.tests.common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause66Agreement(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = new_test_user(cls.env, "t-admin", "apk_base.group_administrator")

    def _judged(self, topic):
        blank = {"urgency": False, "topic_id": False, "need_id": False, "unit_id": False}
        case = self._paper_case(
            subject="Грант", body="<p>Хочу получить грант «Агростартап»</p>", **blank
        )
        case.with_user(self.registrar).topic_id = self.env.ref(f"apk_case.{topic}")
        return case

    def _report(self, cases, group):
        """As the pivot asks for it, with the action's own domain, by an administrator."""
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_triage.apk_suggestion_action")
        domain = [
            ("case_id", "in", cases.ids),
            ("aspect", "=", "topic"),
            ("state", "!=", "proposed"),
        ]
        self.assertIn("'proposed'", action["domain"])
        rows = (
            self.env["apk.suggestion"]
            .with_user(self.administrator)
            ._read_group(domain, [group], ["agreed:avg", "__count"])
        )
        return {key: (agreed, count) for key, agreed, count in rows}

    def test_agreement_by_question_line_and_person(self):
        right, wrong = self._judged("topic_support_grant"), self._judged("topic_sales")
        cases = right + wrong
        self.assertEqual(self._report(cases, "aspect"), {"topic": (0.5, 2)})
        by_person = self._report(cases, "decided_by_id")
        self.assertEqual([*by_person.values()], [(0.5, 2)])
        by_line = self._report(cases, "line_ids")
        self.assertTrue(by_line)
        self.assertTrue(all(key.entry_id.aspect == "topic" for key in by_line))

    def test_what_nobody_has_judged_does_not_count(self):
        blank = {"urgency": False, "topic_id": False, "need_id": False, "unit_id": False}
        case = self._paper_case(subject="Грант", body="<p>Нужен грант «Агростартап»</p>", **blank)
        self.assertFalse(self._report(case, "aspect"))
