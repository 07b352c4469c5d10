"""``./apk eval-triage FILE.csv``: how well topic, need, mood, urgency and abuse are proposed, with and without the companion.

The file: columns id, subject, text, topic, need (codes), mood, urgency, abuse; optional split, note («received=2026-11-30»). The proposals are
made as for a message that has just come, by the dictionaries of a fresh database or of ``--database NAME``; nothing is kept.
"""

import argparse
import csv
import json
import re
import sys
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from .companion import own_companion
from .database import copied_database, environment
from .measures import Said, measure, say

AXES = ("topic", "need", "mood", "urgency", "abuse")
NOTHING = {"abuse": "none"}  # what no proposal means
RECEIVED = re.compile(r"received=(\d{4}-\d\d-\d\d)")
PATIENCE = 20.0  # seconds: figures of quality, not of a busy machine


def main():
    given = arguments()
    rows = read(given.file)
    database = given_database(given.database) if given.database else copied_database("eval")
    with database as name, environment(name) as env:
        report = evaluate(env, rows, given.without_companion)
    if given.json:
        Path(given.json).write_text(json.dumps(report, ensure_ascii=False, indent=1))
    for mode, of_mode in report.items():
        for part, axes in of_mode.items():
            tell(f"{given.file.name}, {part}, {mode}", axes, given.brief)


def arguments():
    parser = argparse.ArgumentParser(prog="./apk eval-triage", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--database", help="with the dictionaries and trained models of this one")
    parser.add_argument("--json", help="write the whole report here, too")
    parser.add_argument("--brief", action="store_true", help="a line for each axis")
    parser.add_argument("--without-companion", action="store_true", help="dictionaries alone")
    return parser.parse_args()


@contextmanager
def given_database(name):
    yield name


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    missing = {"id", "text"} - set(rows[0] if rows else {"id": 0, "text": 0})
    if missing or not rows:
        sys.exit(f"{path}: no rows, or no column {', '.join(sorted(missing))}")
    return rows


def evaluate(env, rows, without_companion=False):
    """``{"dictionaries": {part: {axis: figures}}, "companion": …}``"""
    env["apk.companion"].search([]).is_wanted = False
    report = {"dictionaries alone": by_part(rows, proposed_for(env, rows))}
    if not without_companion:
        with companion(env) as is_there:
            if is_there:
                report["with the companion"] = by_part(rows, proposed_for(env, rows))
            else:
                say("The companion does not start here: its packages are missing.")
    env.cr.rollback()
    return report


@contextmanager
def companion(env):
    """The messages wait for it as long as it takes."""
    models = env.registry["apk.case"]
    models._seconds_to_wait = lambda _self: PATIENCE
    try:
        with own_companion(env, "vectors") as is_there:
            yield is_there
    finally:
        del models._seconds_to_wait


def proposed_for(env, rows):
    """For each row ``{axis: (ranked values, confidence)}``."""
    with rankings(env) as ranked:
        return [proposed(env, row, ranked) for row in rows]


@contextmanager
def rankings(env):
    """What stood second and third: ``{aspect: values}`` of the message that was read last."""
    from odoo.addons.apk_triage.models import apk_case_triage

    model = apk_case_triage.ApkCaseTriage
    seen, blend, suggest = {}, model._blended, model._suggest_subject

    def found_by_words(case, text, found):
        for aspect in ("topic", "need"):
            seen[aspect] = tuple(one.value for one in case._found_of(aspect, text, found))
        return suggest(case, text, found)

    def blended(case, aspect, *more):
        result = blend(case, aspect, *more)
        seen[aspect] = (result.value, *(value for value, _share in result.others))
        return result

    model._blended, model._suggest_subject = blended, found_by_words
    try:
        yield seen
    finally:
        model._blended, model._suggest_subject = blend, suggest


def proposed(env, row, ranked):
    ranked.clear()
    received = RECEIVED.search(row.get("note") or "")
    case = env["apk.case"].new(
        {
            "subject": row.get("subject") or "",
            "body": as_html(row["text"]),
            "received_at": datetime.fromisoformat(
                f"{received[1]} 09:00" if received else "2026-11-30 09:00"
            ),
        }
    )
    found = {}
    for one in case._suggest():
        if one.aspect in AXES:
            values = ranked.get(one.aspect) or ()
            values = values if one.value in values[:1] else (one.value, *values)
            codes = tuple(code_of(env, one.aspect, value) for value in values)
            found[one.aspect] = codes, one.confidence
    return found


def as_html(text):
    from odoo.tools import plaintext2html

    return plaintext2html(text)


def code_of(env, aspect, value):
    if aspect not in ("topic", "need"):
        return value
    return env[f"apk.{aspect}"].browse(int(value)).code


def by_part(rows, found):
    """``{part: {axis: figures}}``: all rows, then those of each split."""
    parts = {"all": rows}
    for row in rows:
        if row.get("split"):
            parts.setdefault(row["split"], []).append(row)
    places = {id(row): number for number, row in enumerate(rows)}
    return {
        part: {
            axis: measure([said_of(row, found[places[id(row)]], axis) for row in inside])
            for axis in AXES
            if any(row.get(axis) for row in inside)
        }
        for part, inside in parts.items()
    }


def said_of(row, found, axis):
    values, confidence = found.get(axis, ((), 0.0))
    if not values and axis in NOTHING:
        values, confidence = (NOTHING[axis],), 1.0
    return Said(row.get(axis) or "", values, confidence)


def tell(title, axes, is_brief):
    say(f"\n{title}")
    for axis, figures in axes.items():
        took, right, since = figures["automatic"]
        say(
            f"  {axis:8} {figures['count']:5} texts  right {figures['accuracy']:.3f}  in the first three {figures['top3']:.3f}"
            f"  macro-F1 {figures['macro_f1']:.3f}  by itself {took:.2f} at {right:.2f} (from {since:.2f})"
        )
        if not is_brief:
            tell_more(figures)


def tell_more(figures):
    for value, one in figures["values"].items():
        say(
            f"      {value or '—':20} {one['count']:4}  recall {one['recall']:.2f}  precision {one['precision']:.2f}"
        )
    for low, high, count, mean, right in figures["calibration"]:
        say(f"      sure {low:.1f}–{high:.1f}: {count:4} texts, said {mean:.2f}, right {right:.2f}")
    for truth, first, count in figures["confusion"]:
        say(f"      {count:3} × {truth or '—'} taken for {first or 'nothing'}")


if __name__ == "__main__":
    main()
