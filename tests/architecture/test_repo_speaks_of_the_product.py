"""The repo names no machine it was made on and no registry: mirrors come from the system's own configuration."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOSTS = re.compile(r"deb\.debian\.org|pypi\.org|pythonhosted|registry\.npmjs|snapshot\.debian")
MACHINE = re.compile(r"(?<![\w@.$}])/(work|home|root)/")
THIS = Path(__file__).name
NOT_OURS = {".git", ".apk", "__pycache__", ".hypothesis", ".ruff_cache", ".pytest_cache"}
BINARY = {".png", ".pyc"}


def files():
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not NOT_OURS & set(parts) and path.suffix not in BINARY:
            yield path


def test_no_registry_and_no_machine_path():
    for path in files():
        text = path.read_text(encoding="utf-8")
        assert path.name == THIS or not HOSTS.search(text), path
        assert path.name == THIS or not MACHINE.search(text), path
