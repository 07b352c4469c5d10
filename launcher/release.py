"""What a release hands over: a wheel of each addon, one ZIP of all for an addons folder, and SHA256SUMS.

Usage: release.py PROJECT_FOLDER TARGET_FOLDER. The same files give the same bytes: nothing depends on the day or the machine.
"""

import ast
import hashlib
import os
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment a ZIP knows
LEFT_OUT = {"__pycache__", "build", "dist"}
BESIDE = ("LICENSE", "README.md", "README.ru.md", "CHANGELOG.md")


class NotReady(Exception):
    """The files do not agree on what is released."""


def version_of(root):
    """The version of the release is that of the project, of ``apk_suite`` and of the newest entry of CHANGELOG.md.

    :raises NotReady: they differ
    """
    [project] = re.findall(r'^version = "(.+)"', (root / "pyproject.toml").read_text(), re.M)
    [newest, *_] = re.findall(r"^## (\S+)", (root / "CHANGELOG.md").read_text("utf-8"), re.M)
    suite = manifest(root / "addons/apk_suite")["version"]
    if not project == newest == suite:
        raise NotReady(f"pyproject.toml says {project}, CHANGELOG.md {newest}, apk_suite {suite}")
    return project


def manifest(addon):
    return ast.literal_eval((addon / "__manifest__.py").read_text("utf-8"))


def addons_of(root):
    return sorted(path.parent for path in (root / "addons").glob("*/__manifest__.py"))


def files_of(folder):
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not LEFT_OUT & set(path.parts) and path.suffix != ".pyc"
    ]


def build_wheels(root, target):
    """Of copies: what a build leaves behind lies in none of our folders."""
    from whool.buildapi import build_wheel

    os.environ["WHOOL_POST_VERSION_STRATEGY_OVERRIDE"] = (
        "none"  # a release has the version of its manifest
    )
    os.environ["SOURCE_DATE_EPOCH"] = "315532800"
    for addon in addons_of(root):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / addon.name
            shutil.copytree(addon, copy, ignore=shutil.ignore_patterns(*LEFT_OUT, "*.pyc"))
            os.chdir(copy)
            build_wheel(str(target))
            os.chdir(root)


def build_zip(root, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in [root / name for name in BESIDE] + [
            file for addon in addons_of(root) for file in files_of(addon)
        ]:
            name = str(file.relative_to(root)).removeprefix("addons/")
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, file.read_bytes())


def main(root, target):
    version = version_of(root)
    target.mkdir(parents=True, exist_ok=True)
    if list(target.iterdir()):
        raise NotReady(f"{target} is not empty")
    build_wheels(root, target)
    build_zip(root, target / f"apk-suite-{version}.zip")
    built = sorted(target.iterdir())
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in built)  # fmt: skip
    (target / "SHA256SUMS").write_text(sums)
    sys.stdout.write(
        f"{len(built) - 1} wheels and a ZIP of {version} in {target}. The tag: v{version}\n"
    )


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
    except NotReady as error:
        sys.exit(str(error))
