"""Compare the failures in a log of Odoo's own tests with the list of those that have a reason.

    python core_verdict.py LOG LIST

A line of the list: ``Class.test_name  reason``; ``#`` begins a comment.
"""

import re
import sys
from pathlib import Path

FAILED = re.compile(r"(?:FAIL|ERROR): (?:Subtest )?(\w+\.\w+)")
SUMMARY = re.compile(r"(\d+) failed, (\d+) error\(s\) of (\d+) tests")


def verdict(log, allowed):
    """:return: failures without a reason, reasons without a failure, and what the log says at its end"""
    failed = set(FAILED.findall(log))
    summary = SUMMARY.findall(log)
    return sorted(failed - allowed.keys()), sorted(allowed.keys() - failed), summary


def main(log, reasons):
    lines = (
        line.split("#")[0].split(None, 1) for line in Path(reasons).read_text("utf-8").splitlines()
    )
    allowed = {line[0]: line[1] for line in lines if len(line) == 2}
    new, gone, summary = verdict(Path(log).read_text("utf-8"), allowed)
    if not summary or int(summary[-1][2]) == 0:
        print("No tests have run")  # noqa: T201
        return 1
    failed, errors, count = map(int, summary[-1])
    print(f"{count} tests of Odoo, {failed + errors} failed, {len(allowed)} with a reason")  # noqa: T201
    for name in new:
        print(f"  fails without a reason: {name}")  # noqa: T201
    for name in gone:
        print(f"  does not fail any more, take it off the list: {name}")  # noqa: T201
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
