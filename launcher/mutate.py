"""Take the guards of ``tests/mutations/guards.py`` away one by one, in a copy, and see that a test notices each.

    python -m launcher.mutate COPY RULES_PYTHON [ODOO_PYTHON CONFIG DATABASE]

Only pytest's «tests have failed» counts as noticed: a copy that does not start proves nothing. All tests named are run once
before without any change.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.mutations.guards import GUARDS

PASSED, FAILED = 0, 1
QUIET = ("-q", "-p", "no:cacheprovider", "--no-header", "--tb=no")
# Python takes compiled code for fresh by the size and the second of a file: a change would be overlooked.
NOTHING_COMPILED = {"PYTHONDONTWRITEBYTECODE": "1"}


def main(copy, rules_python, *odoo):
    copy = Path(copy)
    guards = [guard for guard in GUARDS if odoo or not is_of_odoo(guard)]
    whole = {
        is_odoo: [one.test for one in guards if is_of_odoo(one) is is_odoo]
        for is_odoo in (False, True)
    }
    for is_odoo, tests in whole.items():
        if tests and run(copy, tests, rules_python, odoo if is_odoo else ()) != PASSED:
            sys.exit("The tests fail without any change: see above")
    outcomes = [judge(copy, guard, rules_python, odoo) for guard in guards]
    say(f"{outcomes.count('caught')} of {len(outcomes)} changes are caught")
    return 0 if set(outcomes) == {"caught"} else 1


def is_of_odoo(guard):
    return guard.test.startswith("addons/")


def judge(copy, guard, rules_python, odoo):
    started = time.monotonic()
    outcome = outcome_of(copy, guard, rules_python, odoo if is_of_odoo(guard) else ())
    say(f"{outcome:8} {time.monotonic() - started:4.0f} s  {guard.file}: {guard.line[:70]}")
    return outcome


def outcome_of(copy, guard, rules_python, odoo):
    path = copy / "addons" / guard.file
    text = path.read_text()
    if standing(text, guard.line) != 1:
        return "missing"
    path.write_text(changed(text, guard))
    try:
        code = run(copy, [guard.test], rules_python, odoo, stdout=subprocess.DEVNULL)
    finally:
        path.write_text(text)
    return {PASSED: "SURVIVED", FAILED: "caught"}.get(code, "broken")


def standing(text, line):
    """How many lines are this one."""
    return [one.strip() for one in text.splitlines()].count(line)


def changed(text, guard):
    def line(one):
        return one.replace(guard.line, guard.instead) if one.strip() == guard.line else one

    return "".join(map(line, text.splitlines(keepends=True)))


def run(copy, tests, rules_python, odoo, **output):
    """:return: the exit code of pytest"""
    names = {word for _file, _colons, word in (test.partition("::") for test in tests) if word}
    files = sorted({test.partition("::")[0] for test in tests})
    chosen = ["-k", " or ".join(sorted(names))] if names else []
    python, options = rules_python, []
    if odoo:
        python, config, database = odoo
        options = [
            "--odoo-log-level=critical",
            "--odoo-http",
            f"--odoo-config={config}",
            f"--odoo-database={database}",
        ]
    command = [python, "-m", "pytest", *QUIET, *options, *files, *chosen]
    told = {"cwd": copy, "env": os.environ | NOTHING_COMPILED, "check": False, **output}
    return subprocess.run(command, **told).returncode  # noqa: S603 - names from our own table


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
