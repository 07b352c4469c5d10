"""``./apk eval-replies FOLDER``: what the checker of texts finds in replies and sentences, with and without the companion.

The folder: ``replies.csv`` (id, kind, quality good|bad, defects: codes parted by blanks or commas) with ``replies/ID.txt``, a paragraph a line;
``sentences.csv`` (text, code, expected 1|0): a sentence that breaks the rule ``code``, or only looks so. Either may be absent.
"""

import argparse
import csv
import json
import re
import sys
import time
from pathlib import Path

from .companion import own_companion
from .database import copied_database, environment
from .eval_triage import given_database
from .measures import say, share

WARM_SECONDS = 300  # in which the companion checks every sentence once: figures of quality, not of a busy machine


def main():
    given = arguments()
    replies, sentences = (
        rows_of(given.folder / "replies.csv"),
        rows_of(given.folder / "sentences.csv"),
    )
    if not replies and not sentences:
        sys.exit(f"{given.folder}: neither replies.csv nor sentences.csv")
    for row in replies:
        text = (given.folder / "replies" / f"{row['id']}.txt").read_text(encoding="utf-8")
        row["blocks"] = [line for line in text.splitlines() if line.strip()]
    database = given_database(given.database) if given.database else copied_database("eval")
    with database as name, environment(name) as env:
        report = evaluate(env, replies, sentences)
    if given.json:
        Path(given.json).write_text(json.dumps(report, ensure_ascii=False, indent=1))
    for mode, parts in report.items():
        for part, figures in parts.items():
            tell(f"{given.folder}, {part}, {mode}", figures, given.brief)


def arguments():
    parser = argparse.ArgumentParser(prog="./apk eval-replies", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--database", help="with the dictionaries of this one")
    parser.add_argument("--json", help="write the whole report here, too")
    parser.add_argument("--brief", action="store_true", help="no line for each rule")
    return parser.parse_args()


def rows_of(path):
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def evaluate(env, replies, sentences):
    """``{mode: {part: figures}}``"""
    env["apk.companion"].search([]).is_wanted = False
    report = {"own rules alone": figures_by_part(env, replies, sentences)}
    with own_companion(env, "language") as is_there:
        if is_there:
            warm_up(env, replies, sentences)
            report["with the companion"] = figures_by_part(env, replies, sentences)
        else:
            say("The companion does not start here: its packages are missing.")
    env.cr.rollback()
    return report


def warm_up(env, replies, sentences):
    """Every sentence is checked once, so that no figure depends on who was late."""
    until = time.monotonic() + WARM_SECONDS
    for blocks in [row["blocks"] for row in replies] + [[row["text"]] for row in sentences]:
        while env["apk.text.check"]._ask_language(blocks)["pending"] and time.monotonic() < until:
            time.sleep(0.05)


def figures_by_part(env, replies, sentences):
    parts = {"all": (replies, sentences)}
    for side in ("tuning", "test"):
        of_side = [
            [row for row in rows if row.get("split") == side] for rows in (replies, sentences)
        ]
        if any(of_side):
            parts[side] = tuple(of_side)
    check = env["apk.text.check"].check
    codes = {}
    for row in replies:
        codes[id(row)] = [
            one["code"] for one in check(row["blocks"], row.get("kind") or "answer")["findings"]
        ]
    for row in sentences:
        codes[id(row)] = [one["code"] for one in check([row["text"]], "answer")["findings"]]
    return {
        part: {"replies": of_replies(some, codes), "rules": of_rules(sentence_rows, codes)}
        for part, (some, sentence_rows) in parts.items()
    }


def of_replies(rows, codes):
    """Bad replies with a finding that names one of their defects; findings on good ones."""
    bad = [row for row in rows if row["quality"] == "bad"]
    good = [row for row in rows if row["quality"] == "good"]
    hit = [row for row in bad if set(codes[id(row)]) & set(defects_of(row))]
    return {
        "bad": len(bad),
        "bad_found": len(hit),
        "bad_with_any_finding": sum(bool(codes[id(row)]) for row in bad),
        "missed": [row["id"] for row in bad if row not in hit],
        "good": len(good),
        "findings_on_good": sum(len(codes[id(row)]) for row in good),
    }


def defects_of(row):
    return [code for code in re.split(r"[\s,;|]+", row.get("defects") or "") if code]


def of_rules(rows, codes):
    """``{code: {count, recall, precision}}``: precision over the sentences that only look so, too."""
    figures = {}
    for code in sorted({row["code"] for row in rows}):
        of_code = [row for row in rows if row["code"] == code]
        wrong = [row for row in of_code if row.get("expected", "1") == "1"]
        found = sum(code in codes[id(row)] for row in wrong)
        false = sum(code in codes[id(row)] for row in of_code) - found
        figures[code] = {
            "count": len(wrong),
            "traps": len(of_code) - len(wrong),
            "recall": share(found, len(wrong)),
            "precision": share(found, found + false),
        }
    return figures


def tell(title, figures, is_brief):
    replies, rules = figures["replies"], figures["rules"]
    say(f"\n{title}")
    if replies["bad"] or replies["good"]:
        say(
            f"  a true finding in {replies['bad_found']} of {replies['bad']} bad replies; {replies['findings_on_good']} findings on"
            f" {replies['good']} good ones"
        )
    known = [one for one in rules.values() if one["count"]]
    if known:
        say(
            f"  {len(known)} rules: mean recall {share(sum(one['recall'] for one in known), len(known)):.2f},"
            f" precision {share(sum(one['precision'] for one in known), len(known)):.2f}"
        )
    for code, one in () if is_brief else rules.items():
        say(
            f"      {code:18} {one['count']:4} and {one['traps']:3} traps  recall {one['recall']:.2f}  precision {one['precision']:.2f}"
        )
    if not is_brief and replies["missed"]:
        say(f"      bad replies without a true finding: {', '.join(replies['missed'])}")


if __name__ == "__main__":
    main()
