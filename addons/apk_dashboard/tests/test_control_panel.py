"""The screen of the head: what burns, who answers for it, where work piles up, and the lists behind all of it."""

import json

from odoo.service.model import call_kw
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.rules.person_names import surname_and_initials
from odoo.addons.apk_base.tests.refused import refused

from ..messages import FIGURE_IS_UNKNOWN, FILTER_IS_WRONG, ONLY_FOR_CONTROL, PERIOD_IS_WRONG
from .common import FiguresCommon

FRIDAY, MONDAY = "2026-11-20 07:00:00", "2026-11-23 07:01:00"  # Fri 10:00; Mon 10:01, a minute late


@tagged("post_install", "-at_install")
class TestControlPanel(FiguresCommon):
    def setUp(self):
        super().setUp()
        with freeze_time(FRIDAY):
            self.mine = self._paper_case(subject="О молоке", user_id=self.specialist.id)
            self.other = self._paper_case(subject="О зерне", unit_id=self.other_unit.id)

    @freeze_time(MONDAY)
    def _panel(self, user, **raw):
        self.env.invalidate_all()
        return self.env["apk.control.panel"].with_user(user).panel(raw)

    def _numbers(self, panel):
        return [row["number"] for row in panel["burning"]["rows"]]

    def test_the_controller_sees_what_burns_in_every_unit_and_who_answers_for_it(self):
        panel = self._panel(self.controller)
        self.assertEqual(panel["burning"]["late"], 2)
        rows = {row["number"]: row for row in panel["burning"]["rows"]}
        self.assertEqual(rows.keys(), {self.mine.name, self.other.name})
        self.assertEqual(rows[self.mine.name]["person"], surname_and_initials(self.specialist.name))
        self.assertTrue(rows[self.other.name]["is_without_executor"])
        self.assertEqual(rows[self.other.name]["person"], surname_and_initials(self.stranger.name))
        self.assertTrue(rows[self.mine.name]["is_late"])

    def test_a_head_sees_the_own_units(self):
        panel = self._panel(self.head)
        self.assertEqual(self._numbers(panel), [self.mine.name])
        self.assertIn(self.unit.display_name, panel["scope"])
        self.assertEqual([row["late"] for row in panel["units"]], [1])
        self.assertEqual([row["open"] for row in panel["people"]], [1])

    def test_who_controls_nothing_is_told_so(self):
        for group in ("apk_base.group_specialist", "apk_base.group_registrar", "base.group_user"):
            user = new_test_user(self.env, f"t-{group}", group)
            panel = self.env["apk.control.panel"].with_user(user)
            for call in (
                panel.panel,
                panel.choices,
                lambda panel=panel: panel.open_figure("answer", "whole"),
                lambda panel=panel: panel.open_burning("late"),
                lambda panel=panel: panel.open_group("unit", 0, "open"),
                lambda panel=panel: panel.open_week("answer", "2026-11-16"),
            ):
                with self.subTest(group), refused(self, ONLY_FOR_CONTROL, "administrator"):
                    call()

    def test_filters_narrow_every_part(self):
        panel = self._panel(self.controller, unit=self.other_unit.id)
        self.assertEqual(self._numbers(panel), [self.other.name])
        self.assertEqual(panel["volume"][0]["whole"], 1)
        self.assertEqual([row["id"] for row in panel["units"]], [self.other_unit.id])
        self.assertEqual(
            self._numbers(
                self._panel(
                    self.controller, district=self.env["apk.district"].search([], limit=1).id
                )
            ),
            [],
        )

    def test_units_stand_beside_one_another_with_their_shares(self):
        rows = {row["id"]: row for row in self._panel(self.controller)["units"]}
        self.assertEqual(rows[self.unit.id]["late"], 1)
        self.assertEqual(rows[self.unit.id]["first_reply"], "0")
        self.assertEqual(rows[self.unit.id]["received"], 1)
        areas = self._panel(self.controller)["areas"]
        self.assertGreaterEqual(len(areas), 5)

    def test_a_topic_that_grows_is_named_with_both_counts(self):
        with freeze_time(FRIDAY):
            for _number in range(4):
                self._paper_case()
        [topic] = self._panel(self.controller)["topics"]
        self.assertEqual((topic["id"], topic["now"], topic["before"]), (self.topic.id, 6, 0))

    @freeze_time(MONDAY)
    def test_every_figure_opens_its_list(self):
        panel = self.env["apk.control.panel"].with_user(self.controller)
        found = panel.open_figure("first_reply", "rest", {})
        terms = panel.env["apk.term"].search(json.loads(json.dumps(found["domain"], default=str)))
        self.assertEqual(terms.case_id, self.mine | self.other)
        action = terms[0].action_open_source()
        self.assertEqual(action["res_model"], "apk.case")
        burning = panel.open_burning("late", {})
        self.assertEqual(panel.env["apk.case"].search(burning["domain"]), self.mine | self.other)
        group = panel.open_group("unit", self.unit.id, "late", {})
        self.assertEqual(panel.env["apk.case"].search(group["domain"]), self.mine)

    @freeze_time(MONDAY)
    def test_every_share_opens_the_terms_that_it_counts(self):
        controller = self.env["apk.control.panel"].with_user(self.controller)
        shown = controller.panel({})
        [row] = [row for row in shown["trend"]["rows"] if row["code"] == "first_reply"]
        for week, cell in zip(shown["trend"]["weeks"], row["cells"], strict=True):
            found = controller.open_week("first_reply", week["day"], {})
            with self.subTest(week["text"]):
                count = controller.env[found["res_model"]].search_count(found["domain"])
                self.assertEqual(count, cell["whole"])
        self.assertTrue(any(cell["whole"] for cell in row["cells"]))
        group = controller.open_group("unit", self.unit.id, "first_reply", {})
        terms = controller.env["apk.term"].search(group["domain"])
        self.assertEqual((terms.case_id, set(terms.mapped("kind"))), (self.mine, {"first_reply"}))

    def test_a_figure_that_is_not_on_the_screen_is_refused_in_words(self):
        """As the browser calls it: the service has no records."""
        panel = self.env["apk.control.panel"].with_user(self.controller)
        unit = self.unit.id
        self.assertEqual(call_kw(panel, "open_burning", ["today", {}], {})["res_model"], "apk.case")
        late = call_kw(panel, "open_group", ["unit", unit, "late", {}], {})
        self.assertEqual(late["res_model"], "apk.case")
        for side in (None, "", "secret", 1, [], {}, ["late"]):
            with self.subTest(side), refused(self, FIGURE_IS_UNKNOWN):
                call_kw(panel, "open_burning", [side, {}], {})
            with self.subTest(side), refused(self, FIGURE_IS_UNKNOWN):
                call_kw(panel, "open_group", ["unit", unit, side, {}], {})
            with self.subTest(side), refused(self, FIGURE_IS_UNKNOWN):
                call_kw(panel, "open_group", [side, unit, "late", {}], {})
        for record_id in (None, "1", [unit], {}, 1.5):
            with self.subTest(record_id), refused(self, FIGURE_IS_UNKNOWN):
                call_kw(panel, "open_group", ["unit", record_id, "late", {}], {})

    def test_a_wrong_filter_is_refused_in_words(self):
        panel = self.env["apk.control.panel"].with_user(self.controller)
        for raw in ({"unit": "1) OR (1=1"}, {"unit": 10**9}, {"area": [1]}):
            with refused(self, FILTER_IS_WRONG):
                panel.panel(raw)
        for raw in (
            {"period": "days"},
            {"period": "century"},
            {"period": "days", "first": "2026-12-01", "last": "2026-01-01"},
            {"period": "days", "first": "nonsense", "last": "2026-01-01"},
        ):
            with refused(self, PERIOD_IS_WRONG):
                panel.panel(raw)
        with refused(self, FIGURE_IS_UNKNOWN):
            panel.open_figure("secret", "whole")
        with refused(self, FIGURE_IS_UNKNOWN):
            panel.open_figure("answer", "everything")
        with refused(self, FIGURE_IS_UNKNOWN):
            panel.open_week([], "2026-11-16", [1])
        for monday in (None, "nonsense", [1], {}, "9999-12-31"):
            with refused(self, PERIOD_IS_WRONG):
                panel.open_week("answer", monday)

    def test_of_satisfaction_only_a_confirmed_report_is_repeated(self):
        """п. 80, 81: hidden cells of the report stay hidden here."""
        figures = {"criteria": [[40, 30], None, [10, 10], *[None] * 6]}
        report = self.env["apk.feedback.report"].create({"kind": "quarter", "start": "2026-07-01"})
        report.sudo().write({"figures": figures})
        self.assertEqual(self._panel(self.controller)["satisfaction"]["rows"], [])
        report.sudo().write({"state": "confirmed"})
        self.env.flush_all()
        rows = self._panel(self.controller)["satisfaction"]["rows"]
        self.assertEqual(
            [(row["percent"], row["count"]) for row in rows], [("75,0", 40), ("100,0", 10)]
        )

    def test_the_number_of_questions_to_the_database_does_not_grow(self):
        self._panel(self.controller)
        with freeze_time(FRIDAY):
            for _number in range(12):
                self._paper_case(user_id=self.specialist.id)
        self.env.flush_all()
        with self.assertQueryCount(75):
            self._panel(self.controller)
