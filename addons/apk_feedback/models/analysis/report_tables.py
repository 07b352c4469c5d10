"""The tables of a report, the same for the screen, for paper and for a spreadsheet."""

from dataclasses import dataclass

from ...printing.paired_cells import paired
from ...rules.satisfaction import verdict
from .feedback_cube import BREAKDOWNS, REST, index_of
from .report_sentences import sentences

HIDDEN = "–"  # under five, or hidden beside such a group
TEXT = "text"
NUMBER = "number"
SHARE = "share"  # from 0 to 1
LABEL_AND_COUNT = (TEXT, NUMBER)
BAR = ("number", "name", "count", "share", "low", "high", "before", "change")
CRITERIA_KINDS = (NUMBER, TEXT, NUMBER, SHARE, SHARE, SHARE, SHARE, TEXT)


@dataclass(frozen=True)
class Table:
    """
    :param kinds: ``TEXT``, ``NUMBER`` or ``SHARE`` for each column
    :param rows: as many cells as columns; a hidden one is None
    """

    code: str
    title: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: tuple[tuple, ...]


def render_tables(env, figures):
    """A report on the screen, in the order of its PDF file: sentences, nine bars, tables."""
    criteria, *others = report_tables(env, figures)
    tables = []
    for table in others:
        columns, kinds, rows = paired(table, HIDDEN)
        rows = [list(zip(kinds, row, strict=True)) for row in rows]
        heads = list(zip(kinds, columns, strict=True))
        tables.append({"title": table.title, "columns": heads, "rows": rows})
    values = {
        "sentences": sentences(env, figures),
        "title": criteria.title,
        "columns": criteria.columns,
        "bars": _bars(env, criteria),
        "tables": tables,
        "hidden": HIDDEN,
    }
    return env["ir.qweb"]._render("apk_feedback.report_tables", values)


def _bars(env, criteria):
    """Nine bars on one screen have short names; the words of the Order stand in the files."""
    names = dict(
        env["apk.feedback.criterion"].search([]).mapped(lambda o: (o.number, o.short_name))
    )
    bars = [dict(zip(BAR, row, strict=True)) for row in criteria.rows]
    return [{**bar, "name": names[bar["number"]]} for bar in bars]


def report_tables(env, figures):
    """Everything that a report shows, in the order of reading.

    :param dict figures: as ``apk.feedback.report._figures`` returns them
    """
    criteria = env["apk.feedback.criterion"].search([])
    yield _criteria(env, figures, criteria)
    yield _trend(env, figures, criteria)
    for name, rows in figures["breakdowns"].items():
        if len(rows) > 1:
            yield _breakdown(env, name, rows, criteria)
    yield from _counts(env, figures)


def _criteria(env, figures, criteria):
    words = {"better": env._("Better"), "worse": env._("Worse"), "same": env._("No real change")}
    columns = (
        env._("No."),
        env._("Parameter"),
        env._("Marks"),
        env._("Index: share of 4 and 5"),
        env._("From"),
        env._("To (95 %)"),
        env._("Period before"),
        env._("Change"),
    )
    rows = tuple(
        _criterion(criterion, index_of(now), index_of(before), words)
        for criterion, now, before in zip(
            criteria, figures["criteria"], figures["before"], strict=True
        )
    )
    title = env._("Nine parameters of clause 81")
    return Table("criteria", title, columns, CRITERIA_KINDS, rows)


def _criterion(criterion, now, before, words):
    low, high = now.interval if now else (None, None)
    return (
        criterion.number,
        criterion.name,
        now and now.count,
        now and now.share,
        low,
        high,
        before and before.share,
        words.get(verdict(now, before)),
    )


def _trend(env, figures, criteria):
    columns = [_quarter_text(env, one["quarter"]) for one in figures["trend"]]
    rows = [
        (criterion.short_name, *(_share(one["cells"][number]) for one in figures["trend"]))
        for number, criterion in enumerate(criteria)
    ]
    return Table(
        "trend",
        env._("Quarter by quarter"),
        (env._("Parameter"), *columns),
        (TEXT, *(SHARE for _column in columns)),
        tuple(rows),
    )


def _breakdown(env, name, rows, criteria):
    titles = {
        "rated_subject": env._("By what was rated"),
        "area": env._("By area"),
        "unit": env._("By unit"),
        "function": env._("By function"),
        "place": env._("By place of reception"),
        "channel": env._("By channel"),
        "segment": env._("By client segment"),
        "source": env._("By source of clause 80"),
    }
    lines = []
    for row in rows:
        answers, *cells = row["cells"]
        marks = [value for cell in cells for value in (_share(cell), cell and cell[0])]
        lines.append((_label(env, name, row), answers and answers[0], *marks))
    heads = [head for criterion in criteria for head in (criterion.short_name, env._("Marks"))]
    return Table(
        name,
        titles[name],
        ("", env._("Answers"), *heads),
        (*LABEL_AND_COUNT, *([SHARE, NUMBER] * len(criteria))),
        tuple(lines),
    )


def _counts(env, figures):
    for choice in figures["choices"]:
        rows = tuple((row["label"], row["count"]) for row in choice["rows"])
        yield Table("choice", choice["question"], ("", env._("Answers")), LABEL_AND_COUNT, rows)
    if figures["reasons"]:
        rows = tuple((row["label"], row["count"]) for row in figures["reasons"])
        title = env._("Reasons of dissatisfaction")
        yield Table("reasons", title, ("", env._("Answers")), LABEL_AND_COUNT, rows)
    if figures["response"]:
        rows = tuple(
            (
                _label(env, "rated_subject", row),
                row["issued"],
                row["percent"] and row["percent"] / 100,
            )
            for row in figures["response"]
        )
        columns = ("", env._("Invitations"), env._("Answered"))
        title = env._("How many of those invited have answered")
        yield Table("response", title, columns, (*LABEL_AND_COUNT, SHARE), rows)


def _label(env, breakdown, row):
    """The name of a group: a selection in the language of the reader, all else as it was called at the count."""
    code = row.get("code")
    if code is None:
        return row["label"]
    if code == REST:
        return env._("The other places together")
    if not code:
        return row["within"] + env._("Not stated or not kept")
    field = env["apk.answer"]._fields[BREAKDOWNS[breakdown]]
    return dict(field._description_selection(env)).get(code, row["label"])


def _quarter_text(env, day):
    """«Q3 2026» of the first day of a quarter, as the figures keep it."""
    return env._("Q%(n)s %(year)s", n=int(day[5:7]) // 3 + 1, year=day[:4])


def _share(shown):
    index = index_of(shown)
    return index and index.share
