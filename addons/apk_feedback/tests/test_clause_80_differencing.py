"""п. 80: from the reports of four quarters and of the year nobody can compute a group under five.

The attacker reads what is shown, and nothing else of ours: knows which groups there are, writes down every sum that holds
among the tables of all five reports, and solves the equations by a method of the attacker's own.
"""

import random
from collections import Counter
from datetime import date
from fractions import Fraction

from odoo.tests import freeze_time, tagged

from ..models.analysis import feedback_cube
from .common import ReportCommon

QUARTERS = [date(2026, month, 1) for month in (1, 4, 7, 10)]
SUBJECTS = ("answer", "first_reply", "visit", "call")
PLACES = ("kostroma", "galich", "pavino", "neya")
CHANNELS = ("email", "post", "phone", "epgu")
AFTER = "2027-01-11 09:00:00"  # Mon 12:00 in Kostroma
YEAR = "year"


@tagged("post_install", "-at_install")
class TestClause80Differencing(ReportCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.areas = {area.id: area.name for area in cls.env["apk.area"].search([])}
        functions = cls.env["apk.function"].search([])
        cls.functions = {one.id: one.name for one in functions}
        cls.of_area = {
            area: functions.filtered(lambda f, a=area: f.area_id.id == a).ids for area in cls.areas
        }
        cls.chance = random.Random(104)

    def _answer_all_year(self):
        """Crowded and lonely groups by chance.

        :return: (quarter, breakdown, label) -> number of marks, as they really are
        """
        truth = Counter()
        labels = self._labels()
        for quarter, crowd in zip(QUARTERS, (34, 21, 45, 28), strict=True):
            for _client in range(crowd):
                area = self.chance.choices(list(self.areas), (20, 9, 5, 3, 2))[0]
                context = {
                    "area_id": area,
                    "function_id": self.chance.choice(self.of_area[area]),
                    "rated_subject": self.chance.choices(SUBJECTS, (20, 9, 4, 2))[0],
                    "channel": self.chance.choices(CHANNELS, (20, 8, 4, 2))[0],
                    "place": self.chance.choices(PLACES, (20, 9, 3, 1))[0],
                }
                self._insert(quarter, mark_1=self.chance.randint(1, 5), **context)
                for period in (quarter, YEAR):
                    truth[period, "all", None] += 1
                    for name, label in labels.items():
                        truth[period, name, label[context[feedback_cube.BREAKDOWNS[name]]]] += 1
        return truth

    def _labels(self):
        label = self.env["apk.feedback.report"]._label_text
        subjects = {code: label("rated_subject", code) for code in SUBJECTS}
        channels = {code: label("channel", code) for code in CHANNELS}
        return {
            "rated_subject": subjects,
            "channel": channels,
            "place": {code: label("place", code) for code in PLACES},
            "area": self.areas,
            "function": self.functions,
        }

    def _reports(self):
        """period -> the figures that its report shows"""
        shown = {quarter: self._report(AFTER, start=quarter).figures for quarter in QUARTERS}
        shown[YEAR] = self._report(AFTER, kind="year", start=QUARTERS[0]).figures
        return shown

    def _attack(self):
        """:return: (what was computed beyond what is shown, what is shown); cell -> number of marks"""
        known, groups, together = {}, self._labels(), []
        for period, figures in self._reports().items():
            total = figures["criteria"][0]
            if total:
                known[period, "all", None] = total[0]
            for name in groups:
                for row in figures["breakdowns"][name]:
                    if row["cells"][1]:
                        known[period, name, row["label"]] = row["cells"][1][0]
            together += self._together(period, known, groups["place"].values())
        return solved([*self._sums(groups), *together], known), known

    def _together(self, period, known, places):
        """The row of small places together is one more sum; it is no cell of its own."""
        count = known.pop((period, "place", ""), None)
        if count:
            known[period, "together", "places"] = count
            hidden = [
                (period, "place", one) for one in places if (period, "place", one) not in known
            ]
            yield (period, "together", "places"), hidden

    def _sums(self, groups):
        """Everything that adds up: groups to totals, functions to their areas, quarters to the year."""
        for name, labels in groups.items():
            for label in labels.values():
                yield (YEAR, name, label), [(quarter, name, label) for quarter in QUARTERS]
            for period in (*QUARTERS, YEAR):
                yield (period, "all", None), [(period, name, label) for label in labels.values()]
        for area, label in self.areas.items():
            names = [self.functions[one] for one in self.of_area[area]]
            for period in (*QUARTERS, YEAR):
                yield (period, "area", label), [(period, "function", name) for name in names]
        yield (YEAR, "all", None), [(quarter, "all", None) for quarter in QUARTERS]

    def test_no_group_under_five_is_shown_or_can_be_computed(self):
        truth = self._answer_all_year()
        computed, known = self._attack()
        self.assertGreater(len(known), 20, "much is left to read")
        self.assertTrue(any(0 < count < 5 for count in truth.values()), "there is what to hide")
        self.assertTrue([cell for cell in known if cell[1] == "together"])
        for cell, count in {**computed, **known}.items():
            if cell[1] != "together":
                self.assertEqual(count, truth[cell], cell)
            self.assertFalse(0 < count < 5, f"{cell} is disclosed: {count}")

    def test_the_attack_is_a_real_one(self):
        """Reports that hide only what is small give it away."""

        def small_alone(cells, _sums, **_before):
            return {cell for cell, count in cells.items() if 0 < count < 5}

        truth = self._answer_all_year()
        self.patch(feedback_cube, "hidden_cells", small_alone)
        computed, _known = self._attack()
        small = {cell for cell, count in computed.items() if 0 < count < 5}
        self.assertTrue(small)
        self.assertEqual({cell: computed[cell] for cell in small}, {c: truth[c] for c in small})

    def test_one_more_answer_changes_no_figures_that_were_shown(self):
        """The difference of two counts of one quarter would be the answer between them."""
        with freeze_time("2026-08-12 09:00:00"):  # Wed
            self._mark(5, times=12)
        report = self._report("2026-10-05 09:00:00")  # Mon
        shown = report.figures
        with freeze_time(
            "2026-09-30 20:59:00"
        ):  # Wed 23:59 in Kostroma: sent at midnight, sealed after the count
            self._mark(1, times=5)
        with freeze_time("2026-10-06 09:00:00"):  # Tue
            report.action_count()
        self.assertEqual(report.figures, shown)
        later = self._report(AFTER)
        self.assertEqual(later.figures["answers"], [5, 0], "they were not lost")
        self.assertEqual(later.figures["before"][0], shown["criteria"][0])

    def test_a_count_of_the_year_closes_its_quarters_too(self):
        with freeze_time("2026-11-23 09:00:00"):  # Mon
            self._mark(5, times=12)
        year = self._report(AFTER, kind="year", start=QUARTERS[0])
        with freeze_time("2026-12-31 20:59:00"):  # Thu 23:59 in Kostroma
            self._mark(1, times=5)
        self.assertEqual(self._report(AFTER).figures["answers"], [12, 0])
        with freeze_time(AFTER):
            year.action_count()
        self.assertEqual(year.figures["answers"], [12, 0])

    def test_the_share_of_those_who_answered_discloses_no_hidden_group(self):
        """Twelve of twenty e-mails, and the total less the others would be the three visits."""
        with freeze_time("2026-08-12 09:00:00"):  # Wed
            self._invite(20, "first_reply")
        for subject, times in (("answer", 25), ("first_reply", 12), ("visit", 3)):
            for _client in range(times):
                self._insert(QUARTERS[2], rated_subject=subject, collection_mode="notice")
        figures = self._report("2026-10-05 09:00:00").figures  # Mon
        rows = {row["label"] for row in figures["breakdowns"]["rated_subject"]}
        labels = self._labels()["rated_subject"]
        self.assertNotIn(labels["first_reply"], rows)
        self.assertEqual([row["percent"] for row in figures["response"]], [None])


def solved(sums, known):
    """Unknown cells that have one value alone: rows of whole equations are brought to steps, from the bottom up."""
    unknown = sorted({c for total, parts in sums for c in (total, *parts)} - known.keys(), key=repr)
    place = {cell: number for number, cell in enumerate(unknown)}
    rows = []
    for total, parts in sums:
        row = [Fraction(0)] * (len(unknown) + 1)
        for cell, sign in ((total, -1), *((part, 1) for part in parts)):
            if cell in known:
                row[-1] -= sign * known[cell]
            else:
                row[place[cell]] += sign
        rows.append(row)
    rank = 0
    for column in range(len(unknown)):
        rank += _step(rows, rank, column)
    found = {}
    for row in rows[:rank]:
        places = [number for number, value in enumerate(row[:-1]) if value]
        if len(places) == 1:
            found[unknown[places[0]]] = row[-1]
    return found


def _step(rows, rank, column):
    """Make this column a step; 1 when there is a row for it."""
    lead = next((number for number in range(rank, len(rows)) if rows[number][column]), None)
    if lead is None:
        return 0
    rows[rank], rows[lead] = rows[lead], rows[rank]
    rows[rank] = [value / rows[rank][column] for value in rows[rank]]
    for number, row in enumerate(rows):
        if number != rank and row[column]:
            times = row[column]
            rows[number] = [a - times * b for a, b in zip(row, rows[rank], strict=True)]
    return 1
