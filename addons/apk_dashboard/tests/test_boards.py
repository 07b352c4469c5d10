"""Odoo's dashboards are made of code: what is stored is what the code makes, and every part of it can be read by its readers."""

import json

from odoo.tests import tagged

from odoo.addons.apk_case.tests.common import CaseCommon

from ..models.board.boards import BOARDS


@tagged("post_install", "-at_install")
class TestBoards(CaseCommon):
    def _boards(self):
        for name in BOARDS:
            yield name, self.env.ref(f"apk_dashboard.board_{name}")

    def test_what_is_stored_is_what_the_code_makes(self):
        for name, board in self._boards():
            with self.subTest(name):
                self.assertEqual(json.loads(board.spreadsheet_data), board._apk_board(name))

    def test_words_are_russian_and_the_filters_are_there(self):
        for name, board in self._boards():
            data = json.loads(board.spreadsheet_data)
            titles = [one["data"]["title"]["text"] for one in data["sheets"][0]["figures"]]
            with self.subTest(name):
                self.assertGreaterEqual(len(titles), 8)
                for title in titles:
                    self.assertRegex(title, "^[А-Я]")
                self.assertEqual(data["globalFilters"][0]["type"], "date")

    def test_the_controller_may_read_all_that_a_dashboard_counts(self):
        """Every card and every chart by the call that the screen makes."""
        for name, board in self._boards():
            data = json.loads(board.with_user(self.controller).spreadsheet_data)
            parts = [
                (one["model"], one["domain"], [], one["measures"][0]["id"])
                for one in data["pivots"].values()
            ]
            for figure in data["sheets"][0]["figures"]:
                chart = figure["data"]
                if "metaData" in chart:
                    meta = chart["metaData"]
                    parts.append(
                        (
                            meta["resModel"],
                            chart["searchParams"]["domain"],
                            meta["groupBy"],
                            meta["measure"],
                        )
                    )
            for model, domain, groups, measure in parts:
                with self.subTest(board=name, model=model, groups=groups):
                    records = self.env[model].with_user(self.controller)
                    if measure != "__count" and ":" not in measure:
                        measure = f"{measure}:{records._fields[measure].aggregator}"
                    records.formatted_read_group(domain, groups, [measure])

    def test_filters_reach_the_models_by_fields_that_exist(self):
        for name, board in self._boards():
            data = json.loads(board.spreadsheet_data)
            for pivot in data["pivots"].values():
                for matching in filter(None, pivot["fieldMatching"].values()):
                    with self.subTest(board=name, model=pivot["model"], chain=matching["chain"]):
                        field = self.env[pivot["model"]]._fields[matching["chain"]]
                        self.assertEqual(field.type, matching["type"])

    def test_months_and_weeks_are_called_as_an_office_writes_them(self):
        self._paper_case(received_at="2026-11-03 09:00:00")  # Tue 12:00 in Kostroma
        cases = self.env["apk.case"].with_context(lang="ru_RU", tz="Europe/Moscow")
        domain = [("received_at", ">=", "2026-11-01"), ("received_at", "<", "2026-11-30")]
        [month] = cases.formatted_read_group(domain, ["received_at:month"], ["__count"])
        self.assertEqual(month["received_at:month"][1], "ноябрь 2026")
        [week] = cases.formatted_read_group(domain, ["received_at:week"], ["__count"])
        self.assertEqual(week["received_at:week"][1], "нед. 45, 2026")

    def test_no_measure_of_messages_is_a_number_that_nobody_adds_up(self):
        """«Листов» and «Можно продлить» stood among the measures of the pivot."""
        described = self.env["apk.case"].fields_get(attributes=["aggregator", "store"])
        summed = {name for name, one in described.items() if one.get("aggregator") == "sum"}
        self.assertFalse(
            summed & {"sheet_count", "extension_days", "answer_version", "answer_sent_version"}
        )
