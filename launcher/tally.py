"""The end of a run: judge the logs of Odoo, add up the JUnit files, close with «N passed, N failed».

Usage: tally.py JUNIT_FOLDER LOG_FOLDER ALLOWLIST; the status is 1 when anything failed or no test ran.
"""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

LOUD = re.compile(r"^\d{4}-\d\d-\d\d \S+ \d+ (WARNING|ERROR|CRITICAL) ")


def allowed_patterns(allowlist: Path) -> list[re.Pattern]:
    lines = allowlist.read_text(encoding="utf-8").splitlines()
    return [re.compile(line) for line in lines if line and not line.startswith("#")]


def loud_lines(logs: Path, allowed: list[re.Pattern]) -> list[str]:
    found = []
    for log in sorted(logs.glob("*.log")):
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if LOUD.match(line) and not any(pattern.search(line) for pattern in allowed):
                found.append(f"{log.name}: {line}")
    return found


def count(junit: Path) -> tuple[int, int, int]:
    """(passed, failed, skipped) over all suites."""
    passed = failed = skipped = 0
    for path in junit.glob("*.xml"):
        for suite in ElementTree.parse(path).iter("testsuite"):
            total, bad, left_out = (
                int(suite.get("tests", 0)),
                int(suite.get("failures", 0)) + int(suite.get("errors", 0)),
                int(suite.get("skipped", 0)),
            )
            passed, failed, skipped = (
                passed + total - bad - left_out,
                failed + bad,
                skipped + left_out,
            )
    return passed, failed, skipped


def main(junit: str, logs: str, allowlist: str) -> int:
    passed, failed, skipped = count(Path(junit))
    ran = passed + failed > 0
    loud = loud_lines(Path(logs), allowed_patterns(Path(allowlist)))
    for line in loud[:50]:
        sys.stdout.write(f"log: {line}\n")
    if skipped:  # a check that was left out has not passed
        sys.stdout.write(f"{skipped} skipped: every check must run\n")
    failed += bool(loud) + skipped
    passed += ran and not loud
    sys.stdout.write(f"{passed} passed, {failed} failed\n")
    return 0 if ran and not failed else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
