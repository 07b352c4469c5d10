"""The repo names no machine it was made on and no registry: mirrors come from the system's own configuration."""

import os
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOSTS = re.compile(r"deb\.debian\.org|pypi\.org|pythonhosted|registry\.npmjs|snapshot\.debian")
MACHINE = re.compile(r"(?<![\w@.$}])/(work|home|root)/")
THIS = Path(__file__).name
NOT_OURS = {
    ".git",
    ".apk",
    "node_modules",
    "backups",
    "dist",
    "__pycache__",
    ".hypothesis",
    ".ruff_cache",
    ".pytest_cache",
}
BINARY = {".png", ".pyc", ".eml"}  # an e-mail may hold any bytes


def files():
    for folder, below, names in os.walk(ROOT):
        below[:] = set(below) - NOT_OURS  # never entered: the set-up has a hundred thousand files
        yield from (
            path
            for path in map(Path(folder).joinpath, names)
            if path.suffix not in BINARY and path.name not in NOT_OURS
        )


def test_no_registry_and_no_machine_path():
    for path in files():
        text = path.read_text(encoding="utf-8")
        assert path.name == THIS or not HOSTS.search(text), path
        assert path.name == THIS or not MACHINE.search(text), path
