"""The tables of a report, the same for the screen, for paper and for a spreadsheet."""

from dataclasses import dataclass

from ..rules.satisfaction import verdict
from .feedback_cube import index_of

HIDDEN = "–"  # under five, or hidden beside such a group
SHARE = "share"  # a column of shares from 0 to 1


@dataclass(frozen=True)
class Table:
    """``kinds``: for each column, ``text``, ``number`` or ``share``; a hidden cell is None."""

    code: str
    title: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: tuple[tuple, ...]


def report_tables(env, figures):
    """Everything that a report shows, in the order of reading."""
    criteria = env["apk.feedback.criterion"].sudo().search([])  # sudo: words of the Order
    yield _criteria(env, figures, criteria)
    yield _trend(env, figures, criteria)
    for name, rows in figures["breakdowns"].items():
        if len(rows) > 1:
            yield _breakdown(env, name, rows, criteria)
    yield from _counts(env, figures)


def _criteria(env, figures, criteria):
    words = {"better": env._("Better"), "worse": env._("Worse"), "same": env._("No real change")}
    rows = []
    for criterion, now, before in zip(
        criteria, figures["criteria"], figures["before"], strict=True
    ):
        index, former = index_of(now), index_of(before)
        low, high = index.interval if index else (None, None)
        rows.append(
            (
                criterion.number,
                criterion.name,
                index and index.count,
                index and index.share,
                low,
                high,
                former and former.share,
                words.get(verdict(index, former)),
            )
        )
    return Table(
        "criteria",
        env._("Nine parameters of clause 81"),
        (
            env._("No."),
            env._("Parameter"),
            env._("Marks"),
            env._("Index: share of 4 and 5"),
            env._("From"),
            env._("To (95 %)"),
            env._("Period before"),
            env._("Change"),
        ),
        ("number", "text", "number", SHARE, SHARE, SHARE, SHARE, "text"),
        tuple(rows),
    )


def _trend(env, figures, criteria):
    columns = [f"{one['quarter'][5:7]}.{one['quarter'][:4]}" for one in figures["trend"]]
    rows = [
        (criterion.short_name, *(_share(one["cells"][number]) for one in figures["trend"]))
        for number, criterion in enumerate(criteria)
    ]
    return Table(
        "trend",
        env._("Quarter by quarter (the month in which a quarter begins)"),
        (env._("Parameter"), *columns),
        ("text", *(SHARE for _column in columns)),
        tuple(rows),
    )


def _breakdown(env, name, rows, criteria):
    titles = {
        "document": env._("By what was rated"),
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
        lines.append((row["label"], answers and answers[0], *marks))
    heads = [
        head for criterion in criteria for head in (criterion.short_name, env._("Marks"))
    ]
    return Table(
        name,
        titles[name],
        ("", env._("Answers"), *heads),
        ("text", "number", *([SHARE, "number"] * len(criteria))),
        tuple(lines),
    )


def _counts(env, figures):
    for choice in figures["choices"]:
        rows = tuple((row["label"], row["count"]) for row in choice["rows"])
        yield Table("choice", choice["question"], ("", env._("Answers")), ("text", "number"), rows)
    if figures["reasons"]:
        rows = tuple((row["label"], row["count"]) for row in figures["reasons"])
        title = env._("Reasons of dissatisfaction")
        yield Table("reasons", title, ("", env._("Answers")), ("text", "number"), rows)
    if figures["response"]:
        rows = tuple(
            (row["label"], row["issued"], row["percent"] and row["percent"] / 100)
            for row in figures["response"]
        )
        columns = ("", env._("Invitations"), env._("Answered"))
        title = env._("How many of those invited have answered")
        yield Table("response", title, columns, ("text", "number", SHARE), rows)


def _share(shown):
    index = index_of(shown)
    return index and index.share
