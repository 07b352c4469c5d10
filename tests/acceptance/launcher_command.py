"""The commands of ``./apk`` as an administrator types them."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLUSTER = ("PGHOST", "PGPORT", "PGUSER", "ODOO_RC", "APK_ODOO", "APK_ARTIFACTS")


def apk(*words, state=None, typed="", backups=None):
    """
    :param Path backups: where upgrades leave their copies
    :param Path state: another machine: its own folder of databases, files and keys
    :param str typed: what is answered to its question
    :return: the process that has ended, with what it has said
    """
    environment = dict(os.environ)
    if state:
        environment = {name: value for name, value in os.environ.items() if name not in CLUSTER}
        environment["APK_STATE"] = str(state)
    if backups:
        environment["APK_BACKUPS"] = str(backups)
    return subprocess.run(
        [ROOT / "apk", *map(str, words)], env=environment, cwd=ROOT, input=typed, text=True,
        capture_output=True, check=False, timeout=580,
    )  # fmt: skip


def done(process):
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout
