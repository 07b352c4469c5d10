"""Counts of answers by every breakdown of a report, and which of them may be shown.

A cell is ``(period, breakdown, value)``; a period is the first day of a quarter, or «year». The subject of a count is
0 (answers) or the number of a parameter (marks 1 to 5 of it, and how many of them are 4 or 5).
"""

from collections import defaultdict

from odoo.addons.apk_base.rules.suppression import hidden_cells

from ...rules.anonymity import SMALLEST_GROUP
from ...rules.satisfaction import Index

SUBJECTS = range(10)  # 0: answers; 1 to 9: marks of a parameter
YEAR, ALL = "year", "all"
REST = "rest"  # code of the row of small groups together
BREAKDOWNS = {
    "rated_subject": "rated_subject",
    "area": "area_id",
    "unit": "unit_id",
    "function": "function_id",
    "place": "place",
    "channel": "channel",
    "segment": "segment_id",
    "source": "source",
}
COLUMNS = tuple(BREAKDOWNS.values())


def grouping_sets():
    """SQL of the groupings: each breakdown by itself; functions within their area."""
    sets = ["(quarter)"]
    for name, column in BREAKDOWNS.items():
        sets.append(
            f"(quarter, area_id, {column})" if name == "function" else f"(quarter, {column})"
        )
    return ", ".join(sets)


class Cube:
    """Counts of all cells and, once hidden, what may be shown of them.

    ``add`` each group of the query, then ``hide_quarters``, then ``add_year`` for a yearly report; ``shown`` and
    ``disclosed_values`` read the result.
    """

    def __init__(self):
        self.counts = [defaultdict(int) for _subject in SUBJECTS]
        self.good = [defaultdict(int) for _subject in SUBJECTS]
        self.sums = defaultdict(lambda: defaultdict(set))  # period -> total -> parts
        self.hidden = [set() for _subject in SUBJECTS]

    def add(self, quarter, breakdown, value, counts, good):
        """
        :param counts: for each subject the number of answers or marks
        :param good: for each subject how many of the marks are 4 or 5
        """
        cell = (quarter, breakdown, value)
        for subject in SUBJECTS:
            self.counts[subject][cell] += counts[subject]
            self.good[subject][cell] += good[subject]
        if breakdown == "function":
            self.sums[quarter][quarter, "area", value[0]].add(cell)
        elif breakdown != ALL:
            self.sums[quarter][(quarter, ALL, None), breakdown].add(cell)

    def _sums_of(self, period):
        return [
            (total[0] if isinstance(total[0], tuple) else total, tuple(parts))
            for total, parts in self.sums[period].items()
        ]

    def hide_quarters(self):
        """Each quarter by itself: its report is made first and cannot know of later ones."""
        for quarter in list(self.sums):
            for subject, counts in enumerate(self.counts):
                own = {cell: count for cell, count in counts.items() if cell[0] == quarter}
                self.hidden[subject] |= hidden_cells(
                    own, self._sums_of(quarter), smallest=SMALLEST_GROUP
                )

    def add_year(self, quarters):
        """The four quarters together; their own reports are published, so only yearly cells may still be hidden."""
        across = defaultdict(set)
        for quarter in quarters:
            cells = [cell for cell in self.counts[0] if cell[0] == quarter]
            for cell in cells:
                self.add(
                    YEAR,
                    *cell[1:],
                    [counts[cell] for counts in self.counts],
                    [good[cell] for good in self.good],
                )
                across[(YEAR, *cell[1:])].add(cell)
        sums = [(total, tuple(parts)) for total, parts in across.items()]
        for quarter in (*quarters, YEAR):
            sums += self._sums_of(quarter)
        for subject, counts in enumerate(self.counts):
            cells = {cell: n for cell, n in counts.items() if cell[0] in (*quarters, YEAR)}
            quarterly = {cell for cell in cells if cell[0] != YEAR}
            before = self.hidden[subject] & quarterly
            self.hidden[subject] |= hidden_cells(
                cells,
                sums,
                smallest=SMALLEST_GROUP,
                already_hidden=before,
                already_shown=quarterly - before,
            )

    def shown(self, subject, cell):
        """``[count, good]`` of a cell, or None where it is hidden or nobody has answered."""
        count = self.counts[subject].get(cell, 0)
        if not count or cell in self.hidden[subject]:
            return None
        return [count, self.good[subject][cell]]

    def rest(self, subject, period, breakdown):
        """``[count, good]`` of all hidden groups of a breakdown together; None where their total is hidden as well.

        It is the total less the shown groups, so it tells nothing that the shown figures do not; the groups that are
        hidden together are five people and more (``rules.suppression``).
        """
        hidden = [
            cell
            for cell in self.hidden[subject]
            if cell[:2] == (period, breakdown) and self.counts[subject][cell]
        ]
        count = sum(self.counts[subject][cell] for cell in hidden)
        if count < SMALLEST_GROUP or not self.shown(subject, (period, ALL, None)):
            return None
        return [count, sum(self.good[subject][cell] for cell in hidden)]

    def disclosed_values(self, breakdown, periods):
        """Values of a breakdown whose numbers of answers are shown in every period in which there are any."""
        cells = {cell for cell, count in self.counts[0].items() if count and cell[0] in periods}
        own = {cell for cell in cells if cell[1] == breakdown}
        return {cell[2] for cell in own} - {cell[2] for cell in own & self.hidden[0]}

    def values(self, period, breakdown):
        return [cell[2] for cell in self.counts[0] if cell[:2] == (period, breakdown)]


def index_of(shown):
    """``rules.satisfaction.Index`` of what :meth:`Cube.shown` returned."""
    return Index(*shown) if shown else None
