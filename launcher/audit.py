"""Known faults of the locked packages (pip-audit over the advisories of PyPI, then of OSV).

    python launcher/audit.py LOCK…

Needs the network. 0: every package was looked up and none has a fault; 1: faults; 3: some or all were not looked up.
"""

import json
import subprocess
import sys

SERVICES = ("pypi", "osv")
FAULTY, NOT_ASKED = 1, 3


def main(locks):
    outcomes = [audited(lock) for lock in locks]
    return FAULTY if FAULTY in outcomes else max(outcomes, default=NOT_ASKED)


def audited(lock):
    for service in SERVICES:
        packages = looked_up(lock, service)
        asked = [one for one in packages if "skip_reason" not in one]
        if packages and len(asked) == len(packages):
            return told(lock, service, asked)
    sys.stdout.write(
        f"NOT AUDITED: {lock}: neither {' nor '.join(SERVICES)} tells of all its packages. Is the network there?\n"
    )
    return NOT_ASKED


def told(lock, service, packages):
    faulty = [one for one in packages if one["vulns"]]
    sys.stdout.write(
        f"{lock}: {len(packages)} packages asked of {service}, {len(faulty)} with known faults\n"
    )
    for one in faulty:
        for fault in one["vulns"]:
            mended = ", ".join(fault["fix_versions"]) or "nowhere yet"
            sys.stdout.write(
                f"  {one['name']} {one['version']}: {fault['id']}, mended in {mended}\n"
            )
    return FAULTY if faulty else 0


def looked_up(lock, service):
    """Packages as pip-audit tells them, none when it could not ask."""
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--no-deps", "--progress-spinner", "off", "-f", "json", "-s", service, "-r", lock]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    try:
        return json.loads(done.stdout)["dependencies"]
    except ValueError:  # no answer at all
        return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
