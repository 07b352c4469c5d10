"""The repo names no machine it was made on and no registry: mirrors come from the system's own configuration."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOSTS = re.compile(r"deb\.debian\.org|pypi\.org|pythonhosted|registry\.npmjs|snapshot\.debian")
MACHINE = re.compile(r"(?<![\w@.$}])/(work|home|root)/")
THIS = Path(__file__).name


def test_no_registry_and_no_machine_path():
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    for name in names:
        path = ROOT / name
        if path.name == THIS or not path.is_file() or path.suffix in (".png", ".tgz"):
            continue
        text = path.read_text(encoding="utf-8")
        assert not HOSTS.search(text), name
        assert not MACHINE.search(text), name
