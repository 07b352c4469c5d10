"""The end of a run: judge the logs of Odoo, add up the JUnit files, close with «N passed, N failed».

Usage: tally.py JUNIT_FOLDER LOG_FOLDER ALLOWLIST; the status is 1 when anything failed or no test ran.
"""

import io
import sys
from contextlib import redirect_stdout
from pathlib import Path
from xml.etree import ElementTree

from checklog_odoo.checklog import do_checklog
from click import ClickException


def allowed_patterns(allowlist: Path) -> list[str]:
    lines = allowlist.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def of_this_run(logs: Path) -> list[Path]:
    """Without the logs of the server of «./apk up»: somebody may be working there while the tests run."""
    return [log for log in sorted(logs.glob("*.log")) if not log.name.startswith("server")]


def loud_logs(logs: Path, allowed: list[str]) -> list[str]:
    """What checklog-odoo says of each log with a warning or an error that is not allowed."""
    found = []
    for log in of_this_run(logs):
        said = io.StringIO()
        try:
            with redirect_stdout(said):
                do_checklog(str(log), allowed, echo=False, err_if_empty=False)
        except ClickException:
            # what was allowed comes first
            found.append(f"{log.name}: " + said.getvalue().split("errors that caused failure")[-1])
    return found


def conflicts(logs: Path) -> int:
    """How often PostgreSQL has let one of two writers of a row through; Odoo repeats the other."""
    texts = (log.read_text(encoding="utf-8", errors="replace") for log in of_this_run(logs))
    return sum(text.count("ERROR: could not serialize access") for text in texts)


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


def failures(junit: Path) -> list[str]:
    """Which tests have failed and with which words, for the reader of the last lines only."""
    found = []
    for path in sorted(junit.glob("*.xml")):
        for case in ElementTree.parse(path).iter("testcase"):
            found += [
                f"{case.get('classname')}::{case.get('name')}\n{(bad.text or '')[-3_000:]}"
                for bad in (*case.findall("failure"), *case.findall("error"))
            ]
    return found


def main(junit: str, logs: str, allowlist: str) -> int:
    passed, failed, skipped = count(Path(junit))
    ran = passed + failed > 0
    for text in failures(Path(junit)):
        sys.stdout.write(f"failed: {text}\n")
    loud = loud_logs(Path(logs), allowed_patterns(Path(allowlist)))
    for said in loud:
        sys.stdout.write(f"log: {said[:10_000]}\n")
    sys.stdout.write(f"{conflicts(Path(logs))} writes met another and were repeated\n")
    if skipped:  # a check that was left out has not passed
        sys.stdout.write(f"{skipped} skipped: every check must run\n")
    failed += bool(loud) + skipped
    passed += ran and not loud
    sys.stdout.write(f"{passed} passed, {failed} failed\n")
    return 0 if ran and not failed else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
