"""п. 6, 80: a backup made while people work, brought to an empty machine, holds the same and goes on working."""

import io
import json
import os
import shutil
import stat
import subprocess
import tarfile
import tempfile
from pathlib import Path

import pytest

from launcher.backup import Archive, _seal
from launcher.restore import Damaged, check

from .launcher_command import apk, done
from .odoo_server import STATE, OdooServer
from .road import Road

PLAIN_ROWS = r"""
\set QUIET on
\pset format unaligned
\pset tuples_only on
\pset fieldsep '\t'
"""


class Machine(OdooServer):
    """Another machine: an empty folder of its own with another PostgreSQL; only the programs are those of this one."""

    def __init__(self, mailbox):
        super().__init__("restored")
        self.database, self.mailbox = "apk", mailbox
        self.state = Path(tempfile.mkdtemp(prefix="apk-restored-", dir="/var/tmp"))
        self.state.chmod(0o755)
        for programs in ("venv", "uv"):
            (self.state / programs).symlink_to(STATE / programs)

    def apk(self, *words, **typed):
        return apk(*words, state=self.state, **typed)

    def up(self):
        return done(self.apk("up", "--no-demo", "--port", self.port))

    def query(self, query, database="apk"):
        output = done(self.apk("psql", database, typed=PLAIN_ROWS + query))
        return [line.split("\t") for line in output.splitlines()]

    def keys(self, database="apk"):
        """Name -> content of the keys that the database reads."""
        query = "select value from ir_config_parameter where key = 'database.uuid'"
        ((uuid,),) = self.query(query, database)
        folder = self.state / "data/apk_feedback"
        paths = folder.glob(f"{uuid}-*.key")
        return {path.name.removeprefix(f"{uuid}-"): path.read_bytes() for path in paths}

    def drop(self):
        self.apk("down")
        shutil.rmtree(self.state)


@pytest.fixture(scope="module")
def office(mail):
    server = OdooServer("backup")
    server.copy_database()
    ports = {"smtp_port": mail.smtp_port, "imap_port": mail.imap_port}
    server.configure("office.py", url=server.url, mailbox=server.mailbox, **ports)
    server.start()
    yield server
    server.drop()


@pytest.fixture(scope="module")
def folder():
    path = Path(tempfile.mkdtemp(prefix="apk-backup-", dir="/var/tmp"))
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def registered(office, mail):
    """A message with a file; its number."""
    road = Road(office, mail)
    message = road.email("Прошу сохранить копию")
    message.add_attachment("справка".encode(), maintype="text", subtype="plain", filename="a.txt")
    road.receive(message)
    return road.the_case("Прошу сохранить копию")["name"]


@pytest.fixture(scope="module")
def archive(office, registered, folder):
    """Made while the server runs; four clients of six have answered, so their answers are sealed."""
    office.configure("polled_office.py", invited=6, answered=4)
    path = done(apk("backup", folder, "--database", office.database)).splitlines()[0]
    return Path(path)


@pytest.fixture(scope="module")
def machine(office, archive):
    machine = Machine(office.mailbox)
    try:
        done(machine.apk("restore", archive))
        yield machine
    finally:
        machine.drop()


def read(archive, name):
    with tarfile.open(archive) as tar:
        return tar.extractfile(name).read().decode()


def files_and_keys(archive):
    return {
        line for line in read(archive, "SHA256SUMS").splitlines() if "database.dump" not in line
    }


def test_the_office_knows_when_it_was_last_copied_and_only_the_owner_reads_the_copy(
    office, archive
):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    made_at = json.loads(read(archive, "manifest.json"))["made_at"]
    assert made_at.endswith("+00:00")
    read_by_the_server = office.call("ir.config_parameter", "get_param", "apk_base.last_backup_at")
    assert read_by_the_server == made_at
    assert list(archive.parent.glob(".*")) == [], "nothing half-written lies there"


def test_an_empty_machine_holds_the_same_rows_files_and_keys(archive, machine, folder):
    again = Path(done(machine.apk("backup", folder / "again")).splitlines()[0])
    before, after = (json.loads(read(path, "manifest.json")) for path in (archive, again))
    assert after["counts"] == before["counts"]
    assert before["counts"]["rows"]["apk_case"] == 1
    assert before["counts"]["rows"]["apk_answer_waiting"] == 4
    assert before["counts"]["keys"] >= 3
    assert before["counts"]["files_missing"] == 0
    assert files_and_keys(again) == files_and_keys(archive)


def test_keys_kept_apart_are_in_no_other_archive_and_come_back_with_theirs(office, machine, folder):
    done(apk("backup", folder / "apart", "--database", office.database, "--keys", folder / "safe"))
    [whole], [keys] = (folder / "apart").glob("*.tar"), (folder / "safe").glob("*-keys.tar")
    assert "keys/" not in read(whole, "SHA256SUMS")
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    done(machine.apk("restore", whole, "--keys", keys, "--database", "apart"))
    ((uuid,),) = machine.query(
        "select value from ir_config_parameter where key = 'database.uuid'", "apart"
    )
    assert {f"keys/{name}" for name in machine.keys("apart")} == {
        line.split()[1] for line in read(keys, "SHA256SUMS").splitlines()
    }
    ((other,),) = machine.query("select value from ir_config_parameter where key = 'database.uuid'")
    assert uuid != other, "beside a database of the same identifier it has one of its own"


def test_the_restored_office_goes_on_working(office, mail, registered, archive, machine):
    office.kill9()  # the former server is off
    told = machine.up()
    assert "пароль прежний" in told
    road = Road(machine, mail)
    road.receive(road.email("Первое письмо после восстановления"))
    number = road.the_case("Первое письмо после восстановления")["name"]
    assert number[:-6] == registered[:-6]
    assert int(number[-6:]) == int(registered[-6:]) + 1
    assert road.email_about(number)
    fifth_answer(machine)
    machine.run_cron("apk_feedback.ir_cron_release")
    assert machine.query("select count(*), min(mark_1), max(mark_1) from apk_answer") == [["5", "4", "4"]]  # fmt: skip
    assert machine.query("select count(*) from apk_answer_waiting") == [["0"]]


def fifth_answer(machine):
    script = (Path(__file__).parent / "polled_office.py").read_text()
    settings = "settings = {'invited': 0, 'answered': 1}\n"
    done(machine.apk("shell", typed=settings + script))


def test_what_exists_is_replaced_only_by_its_typed_name(office, archive, machine):
    refusal = machine.apk("restore", archive)
    assert refusal.returncode != 0
    assert "exists" in refusal.stderr
    assert machine.query("select count(*) from apk_case") != [["0"]]
    done(machine.apk("restore", archive, typed="apk\n"))
    assert machine.query("select count(*) from apk_case") == [["1"]]


def told_of_keys(process):
    [line] = [line for line in process.stderr.splitlines() if "ключи: " in line]
    return line.partition("replace it: ")[2] or line


def test_a_copy_restored_without_its_keys_finds_those_of_the_machine_or_asks(machine, folder):
    done(machine.apk("backup", folder / "bare", "--keys", folder / "bare-keys"))
    [whole], [keys] = (folder / "bare").glob("*.tar"), (folder / "bare-keys").glob("*-keys.tar")
    before = machine.keys()
    assert len(before) >= 3
    for _time in range(3):  # the database has another identifier than the copy every other time
        restored = machine.apk("restore", whole, typed="apk\n")
        done(restored)
        assert told_of_keys(restored) == f"ключи: {len(before)} — те, что уже лежат на этой машине"
        assert machine.keys() == before
    others = machine.state / "data/apk_feedback"
    for path in others.glob("*.key"):
        path.write_bytes(b"the key of another time")
    left = {path.name for path in others.glob("*.key")}
    refused = machine.apk("restore", whole, typed="apk\n\n")
    assert refused.returncode != 0
    assert told_of_keys(refused) == "ключи: 0 — ответы, которые ждут выпуска, не прочесть"
    assert "Nothing was changed" in refused.stderr
    for words, typed in (((), "apk\nno-keys\n"), (("--no-keys",), "apk\n")):
        done(machine.apk("restore", whole, *words, typed=typed))
        assert {path.name for path in others.glob("*.key")} == left, "nothing has replaced them"
    restored = machine.apk("restore", whole, "--keys", keys, typed="apk\n")
    done(restored)
    assert told_of_keys(restored) == f"ключи: {len(before)} — из копии"
    assert machine.keys() == before


def test_a_machine_with_messages_is_cleaned_only_by_a_typed_word(machine, archive):
    refusal = machine.apk("clean")
    assert refusal.returncode != 0
    assert "Nothing was deleted" in refusal.stderr
    assert machine.query("select count(*) from apk_case") == [["1"]]


def test_an_upgrade_makes_a_backup_first_and_names_what_it_has_updated(machine, folder):
    machine.query(
        "update ir_module_module set latest_version = '19.0.0.9.0' where name = 'apk_sms'"
    )
    upgraded = machine.apk("upgrade", backups=folder / "upgrade")
    done(upgraded)
    assert "Updated: apk_sms" in upgraded.stderr
    [path] = (folder / "upgrade").glob("apk-*.tar")
    assert check(path)["versions"]["addons"]["apk_sms"] == "19.0.0.9.0"
    versions = machine.query("select latest_version from ir_module_module where name = 'apk_sms'")
    assert versions != [["19.0.0.9.0"]]
    assert "Nothing to do" in machine.apk("upgrade").stderr


def test_an_upgrade_that_fails_says_the_way_back(machine, folder):
    machine.query("""
        update ir_module_module set latest_version = '19.0.0.9.0' where name = 'apk_sms';
        create function refuse() returns trigger language plpgsql as $$begin raise 'no'; end$$;
        create trigger refuse before update on ir_module_module execute function refuse();
    """)
    upgraded = machine.apk("upgrade", backups=folder / "failed")
    assert upgraded.returncode != 0
    [path] = (folder / "failed").glob("apk-*.tar")
    assert f"./apk restore {path}" in upgraded.stderr


def test_odoos_own_dump_and_load_keep_what_waits(office, folder):
    """«odoo db load» draws another identifier for the database; its keys lie in the same folder."""
    loaded = OdooServer("loaded")
    dump, command = folder / "odoo.zip", [os.environ["APK_ODOO"], "db"]
    subprocess.run([*command, "dump", office.database, dump], check=True, capture_output=True)
    try:
        subprocess.run([*command, "load", loaded.database, dump], check=True, capture_output=True)
        uuid = "select value from ir_config_parameter where key = 'database.uuid'"
        assert loaded.query(uuid) != office.query(uuid)
        loaded.configure("polled_office.py", invited=0, answered=1)
        loaded._run(
            "shell", "--no-http", stdin="env['apk.answer']._cron_release()\nenv.cr.commit()\n"
        )
        assert loaded.query("select count(*) from apk_answer") == [["5"]]
        assert office.query("select count(*) from apk_answer_waiting") == [["4"]]
    finally:
        loaded.drop()


# archives that came to harm


def small(path, *, members=()):
    """An archive of two small files; ``members`` are put in before it is sealed."""
    archive = Archive(path)
    archive.add_bytes("database.dump", b"dump")
    archive.add_bytes("keys/clients.key", b"key")
    for name in members:
        archive.add_bytes(name, b"x")
    _seal(archive, {"format": 1})
    return path


def test_a_whole_archive_is_unharmed(tmp_path):
    assert check(small(tmp_path / "a.tar"))["format"] == 1
    subprocess.run(["tar", "-xf", "a.tar"], cwd=tmp_path, check=True)
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=tmp_path, check=True)


def test_one_changed_byte_is_noticed(tmp_path):
    path = small(tmp_path / "a.tar")
    path.write_bytes(path.read_bytes().replace(b"key", b"KEY", 2).replace(b"KEYs/", b"keys/"))
    with pytest.raises(Damaged):
        check(path)


@pytest.mark.parametrize("kept", [0, 600, 1500, 3000])
def test_an_archive_cut_short_is_noticed(tmp_path, kept):
    path = small(tmp_path / "a.tar")
    os.truncate(path, kept)
    with pytest.raises(Damaged):
        check(path)


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "keys/../x.key", "filestore/ab/x.py"])  # fmt: skip
def test_nothing_is_taken_out_under_a_name_of_anothers_choice(tmp_path, name):
    with pytest.raises(Damaged, match="does not belong"):
        check(small(tmp_path / "a.tar", members=[name]))


def test_a_link_in_an_archive_is_refused(tmp_path):
    path = small(tmp_path / "a.tar")
    with tarfile.open(path, "a") as tar:
        link = tarfile.TarInfo("keys/other.key")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/shadow"
        tar.addfile(link)
    with pytest.raises(Damaged, match="is no file"):
        check(path)


def test_a_file_slipped_in_afterwards_is_noticed(tmp_path):
    path = small(tmp_path / "a.tar")
    with tarfile.open(path, "a") as tar:
        added = tarfile.TarInfo("keys/other.key")
        added.size = 1
        tar.addfile(added, io.BytesIO(b"x"))
    with pytest.raises(Damaged, match="was added"):
        check(path)
