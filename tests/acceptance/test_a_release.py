"""Who takes a release, as wheels or as a ZIP, gets addons that install into an Odoo without this project beside it."""

import ast
import os
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pytest

from .launcher_command import apk, done
from .odoo_server import ROOT, STATE, OdooServer, psql

NAMES = sorted(path.parent.name for path in ROOT.glob("addons/*/__manifest__.py"))


@pytest.fixture(scope="module")
def release():
    folder = Path(tempfile.mkdtemp(prefix="apk-release-", dir="/var/tmp"))
    done(apk("release", folder))
    yield folder
    shutil.rmtree(folder)


def test_a_release_holds_every_addon_and_its_sums(release):
    versions = {
        name: ast.literal_eval((ROOT / "addons" / name / "__manifest__.py").read_text())["version"]
        for name in NAMES
    }
    wheels = {path.name for path in release.glob("*.whl")}
    assert wheels == {f"odoo_addon_{name}-{versions[name]}-py3-none-any.whl" for name in NAMES}
    [archive] = release.glob("apk-suite-*.zip")
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
    assert {f"{name}/__manifest__.py" for name in NAMES} <= set(names)
    assert {"LICENSE", "README.ru.md", "CHANGELOG.md"} <= set(names)
    assert not [name for name in names if ".pyc" in name or name.startswith("/")]
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=release, check=True)


def test_a_second_release_of_the_same_files_is_the_same(release, tmp_path):
    done(apk("release", tmp_path / "again"))
    assert (tmp_path / "again/SHA256SUMS").read_text() == (release / "SHA256SUMS").read_text()


class Elsewhere(OdooServer):
    """An Odoo of its own modules alone; the addons come from what was released."""

    def install_from(self, addons_path="", python_path=""):
        self.addons_path, self.python_path = addons_path, python_path
        self.copy_database(os.environ["APK_CORE"])
        self._run("-i", "apk_language", "--stop-after-init", "--no-http")
        return psql(self.database, "select name, state from ir_module_module where state = 'installed' and name like 'apk%' order by name")  # fmt: skip

    def _command(self, *options):
        command = super()._command(*options)
        paths = command.index("--addons-path") + 1
        command[paths] = ",".join(
            path
            for path in [*command[paths].split(","), self.addons_path]
            if path and not path.startswith(str(ROOT))
        )
        if not command[paths]:
            del command[paths - 1 : paths + 1]
        return command

    def _environment(self):
        return {**os.environ, "PYTHONPATH": str(self.python_path), "ODOO_RC": os.devnull, "HOME": str(self.home)}  # fmt: skip


@pytest.fixture
def elsewhere(tmp_path):
    server = Elsewhere("release")
    server.home = tmp_path
    yield server
    server.drop()


INSTALLED = [["apk_base", "installed"], ["apk_language", "installed"]]


def test_the_zip_installs_from_an_addons_folder(release, elsewhere, tmp_path):
    [archive] = release.glob("apk-suite-*.zip")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "addons")
    assert elsewhere.install_from(addons_path=str(tmp_path / "addons")) == INSTALLED


def test_the_wheels_install_as_packages_of_python(release, elsewhere, tmp_path):
    pip = [STATE / "venv/bin/python", "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", tmp_path / "site"]  # fmt: skip
    subprocess.run([*pip, *release.glob("*.whl")], check=True)
    assert elsewhere.install_from(python_path=str(tmp_path / "site")) == INSTALLED
