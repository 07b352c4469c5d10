"""What the containers of ``docker/`` do before Odoo starts, run here by a user of PostgreSQL who is no superuser.

No container is started: the same script, the same user's rights, another folder.
"""

import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest

from launcher.backup import make
from launcher.restore import check

from .odoo_server import ROOT, STATE, OdooServer, psql

NAME = f"container_{os.getpid()}"


class Container:
    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="apk-container-", dir="/var/tmp"))
        self.folder.chmod(0o700)
        psql("postgres", f"create role {NAME} login nosuperuser createdb")
        psql("postgres", "alter database apk_base is_template true")
        data = self.folder / "data"
        data.mkdir()
        settings = Path(os.environ["ODOO_RC"]).read_text()
        self.config = self.folder / "odoo.conf"
        self.config.write_text(settings.replace(f"{STATE}/data", str(data)))
        odoo = self.folder / "odoo"  # the name by which the image calls it
        odoo.symlink_to(os.environ["APK_ODOO"])

    def run(self, *words):
        environment = {
            **os.environ, "APK_DB": NAME, "PGUSER": NAME, "APK_TOOLS": str(ROOT / "launcher"),
            "APK_ADDONS": str(ROOT / "addons"), "APK_DATA": str(self.folder / "data"), "APK_SECRETS": str(self.folder),
            "ODOO_RC": str(self.config), "PATH": f"{self.folder}:{STATE / 'venv/bin'}:{os.environ['PATH']}",
        }  # fmt: skip
        return subprocess.run(
            [ROOT / "docker/start.sh", *map(str, words)], env=environment, text=True,
            capture_output=True, check=False, timeout=500,
        )  # fmt: skip

    def drop(self):
        psql("postgres", f'drop database if exists "{NAME}" with (force)')
        psql("postgres", "alter database apk_base is_template false")
        psql("postgres", f"drop role {NAME}")
        shutil.rmtree(self.folder)


@pytest.fixture(scope="module")
def container():
    container = Container()
    yield container
    container.drop()


@pytest.fixture(scope="module")
def restored(container):
    """The suite, brought in from a backup by a plain user."""
    server = OdooServer("container")
    server.copy_database()
    try:
        path, _manifest = make(server.database, STATE / "data", container.folder, "")
    finally:
        server.drop()
    done = container.run("restore", path)
    assert done.returncode == 0, done.stderr
    return container


def installed(addon):
    return psql(NAME, f"select latest_version from ir_module_module where name = '{addon}'")


def test_a_plain_user_restores_a_backup_and_makes_one(restored):
    assert psql(NAME, "select count(*) from pg_extension where extname = 'btree_gist'") == [["1"]]
    done = restored.run("backup", restored.folder / "backups")
    assert done.returncode == 0, done.stderr
    path = Path(done.stdout.splitlines()[0])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert check(path)["counts"]["files_missing"] == 0


def test_nothing_is_touched_while_the_image_has_the_same_versions(restored):
    done = restored.run("schema")
    assert (done.returncode, done.stdout.strip()) == (0, "To install: nothing. To update: nothing.")


def test_a_new_image_brings_the_schema_to_its_versions_before_odoo_starts(restored):
    now = installed("apk_sms")
    psql(NAME, "update ir_module_module set latest_version = '19.0.0.9.0' where name = 'apk_sms'")
    done = restored.run("schema")
    assert done.returncode == 0, done.stderr
    assert "To update: apk_sms." in done.stdout
    assert installed("apk_sms") == now


def test_a_schema_that_could_not_be_updated_is_a_failure_so_odoo_does_not_start(restored):
    psql(NAME, """
        update ir_module_module set latest_version = '19.0.0.9.0' where name = 'apk_sms';
        create function refuse() returns trigger language plpgsql as $$begin raise 'no'; end$$;
        create trigger refuse before update on ir_module_module execute function refuse();
    """)  # fmt: skip
    assert restored.run("schema").returncode != 0
