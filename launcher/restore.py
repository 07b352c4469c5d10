"""The way back from a backup (``backup.py``): everything is checked before anything is written.

A database that exists is replaced only when the new one stands complete beside it, with the counts of the manifest.
"""

import argparse
import hashlib
import hmac
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from contextlib import suppress
from functools import partial
from pathlib import Path

import psycopg2
from psycopg2 import sql

if __package__:
    from .backup import DUMP, FORMAT, MANIFEST, SUMS, row_counts
else:
    from backup import DUMP, FORMAT, MANIFEST, SUMS, row_counts

# Nothing else is taken out of an archive: a name in it is never a path of its maker's choice.
MEMBER = re.compile(r"database\.dump|filestore/[0-9a-f]{2}/[0-9a-f]{40,64}|keys/[\w-]{1,40}\.key")
LINE = re.compile(r"([0-9a-f]{64})  (\S+)")
ABOUT_EXTENSIONS = re.compile(
    r"^\d+; .* COMMENT - EXTENSION "
)  # their owner is the superuser who made the template
PREAMBLE = 40  # lines of settings before the first table
UNKNOWN_TO_OLDER = (
    b"SET transaction_timeout = 0;",
)  # written by pg_dump 17, refused by a server before it
KEYS_OF = "apk_feedback.keys_of"
CHECKED = b"apk_feedback check"  # apk.feedback.key: its digest by a key tells that it is the key
WORD = "no-keys"


class Damaged(Exception):
    """The archive is not what was written."""


def check(path):
    """Read the whole archive.

    :return: its manifest
    :raises Damaged: a part is missing, was added or changed
    """
    found, texts = {}, {}
    try:
        with tarfile.open(path) as tar:
            for member in tar:
                found[member.name], texts[member.name] = _read(tar, member)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise Damaged(f"{path} cannot be read: {error}") from error
    if MANIFEST not in found or SUMS not in found:
        raise Damaged("it has no manifest: it was cut short, or is no backup of ./apk")
    manifest = json.loads(texts[MANIFEST])
    if manifest["format"] != FORMAT:
        raise Damaged(f"it is of format {manifest['format']}, this program reads {FORMAT}")
    _compare(found, texts[SUMS].decode(), manifest)
    return manifest


def _compare(found, sums, manifest):
    if found.pop(SUMS) != manifest["sha256"][SUMS]:
        raise Damaged(f"{SUMS} is not that of the manifest")
    found.pop(MANIFEST)
    expected = {name: digest for digest, name in LINE.findall(sums)}
    for name in sorted(expected.keys() | found.keys()):
        if not MEMBER.fullmatch(name):
            raise Damaged(f"{name} does not belong into a backup")
        if expected.get(name) != found.get(name):
            raise Damaged(f"{name} is missing, was added or changed")


def _read(tar, member):
    """:return: (digest, content of the small members)"""
    if not member.isfile():
        raise Damaged(f"{member.name} is no file")
    digest, kept = hashlib.sha256(), []
    file = tar.extractfile(member)
    while part := file.read(1 << 20):
        digest.update(part)
        if member.name in (MANIFEST, SUMS):
            kept.append(part)
    return digest.hexdigest(), b"".join(kept)


def restore(path, database, data_dir, template, keys=None, may_go_on=lambda *_facts: False):
    """Check an archive and make a database of it.

    :param str database: its name; one that exists is replaced
    :param str template: a database with the sorting and the extensions that the suite needs
    :param Path keys: the archive of the keys, when they were kept apart
    :param may_go_on: called with the numbers of keys there are and that are lacking, and ``copy`` or ``here``
    :return: the manifest
    :raises Damaged: the archive, or what came out of it; nothing was changed
    """
    manifest = check(path)
    if keys and check(keys)["database_uuid"] != manifest["database_uuid"]:
        raise Damaged(f"{keys} holds the keys of another database")
    draft = f"{database}_restore_{secrets.token_hex(4)}"
    store, kept = data_dir / "filestore", data_dir / "apk_feedback"
    store.mkdir(parents=True, exist_ok=True)
    _postgres("CREATE DATABASE {} TEMPLATE {}", draft, template)
    try:
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=store) as folder:
            for archive in filter(None, (path, keys)):
                _take_out(archive, Path(folder))
            _load(draft, Path(folder) / DUMP)
            _check_counts(draft, manifest)
            uuids = manifest["database_uuid"], _uuids().get(database)
            placed = _place_keys(draft, Path(folder) / "keys", kept, uuids, may_go_on)
            _replace(draft, database, kept if placed else None)
            _place_files(Path(folder) / "filestore", store / database)
    finally:
        _postgres("DROP DATABASE IF EXISTS {} WITH (FORCE)", draft)
    return manifest


def _take_out(path, folder):
    with tarfile.open(path) as tar:
        for member in tar:
            if member.isfile() and MEMBER.fullmatch(member.name):
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as file:
                    shutil.copyfileobj(tar.extractfile(member), file)
                target.chmod(0o644 if member.name.startswith("filestore/") else 0o600)


def _load(database, dump):
    """As SQL through psql, in one transaction. What is left out, Odoo's plain user may not do or an older server does not know."""
    wanted = dump.with_suffix(".list")
    entries = subprocess.run(["pg_restore", "-l", dump], check=True, capture_output=True, text=True)  # noqa: S603, S607 - words of our own
    lines = entries.stdout.splitlines()
    wanted.write_text("\n".join(line for line in lines if not ABOUT_EXTENSIONS.search(line)) + "\n")
    read = ["pg_restore", "--no-owner", "--no-acl", "-L", str(wanted), "-f", "-", str(dump)]
    write = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "--single-transaction", "-o", os.devnull, "-d", database]  # fmt: skip
    with (
        suppress(BrokenPipeError),  # psql has stopped and said why
        subprocess.Popen(read, stdout=subprocess.PIPE) as source,  # noqa: S603 - words of our own
        subprocess.Popen(write, stdin=subprocess.PIPE) as target,  # noqa: S603 - words of our own
    ):
        for _line in range(PREAMBLE):
            line = source.stdout.readline()
            target.stdin.write(b"\n" if line.strip() in UNKNOWN_TO_OLDER else line)
        shutil.copyfileobj(source.stdout, target.stdin, 1 << 20)
        target.stdin.close()
    for process in (target, source):
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, process.args)


def _check_counts(database, manifest):
    connection = psycopg2.connect(dbname=database)
    with connection, connection.cursor() as cursor:
        rows = row_counts(cursor)
    connection.close()
    if rows != manifest["counts"]["rows"]:
        other = sorted(dict(rows.items() ^ manifest["counts"]["rows"].items()))
        raise Damaged(f"other numbers of rows than in the manifest: {', '.join(other)}")


def _place_keys(database, keys, folder, uuids, may_go_on):
    """Beside the database that the copy was made of, or another copy, it gets an identifier of its own: two databases never
    share a file of keys, for each throws its own away.

    :param uuids: the identifier of the copy, that of the database it replaces
    :return: how many there are
    :raises Damaged: the database lacks some, and nobody has agreed
    """
    uuid, known = uuids[0], _known_keys(database)
    brought = {path.name: path.read_bytes() for path in keys.glob("*.key")}
    placed = brought or _standing_keys(folder, uuids, known)
    lacking = known.keys() - placed
    if not may_go_on(len(placed), len(lacking), "copy" if brought else "here") and lacking:
        raise Damaged("keys are missing")
    if any(folder.glob(f"{uuid}-*.key")):
        uuid = _new_uuid(database)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, content in placed.items():
        target = folder / f"{uuid}-{name}"
        target.touch(mode=0o600)
        target.write_bytes(content)
    return len(placed)


def _known_keys(database):
    """:return: name of a file -> what the database knows it by; keys that answers are sealed with are not among them"""
    [[table]] = _query(database, "SELECT to_regclass('apk_feedback_key')")
    query = "SELECT name || '.key', check_value FROM apk_feedback_key"
    return dict(_query(database, query)) if table else {}


def _standing_keys(folder, uuids, known):
    """Keys of the database that lie on this machine. An earlier restoring may have given them another identifier: it is one
    of the database's when a key that the database knows lies under it.

    :param uuids: the identifier of the copy, that of the database it replaces: of different keys of one name theirs count
    :return: name of a file -> content
    """
    lines = defaultdict(dict)
    for path in folder.glob("*.key"):
        lines[path.name[: len(uuids[0])]][path.name[len(uuids[0]) + 1 :]] = path.read_bytes()
    found = {}
    for uuid in sorted(lines, key=lambda one: uuids.index(one) if one in uuids else len(uuids)):
        fitting = {
            name for name, key in lines[uuid].items() if known.get(name) == _check_value(key)
        }
        if fitting or uuid == uuids[0]:
            new = lines[uuid].keys() - (known.keys() - fitting) - found.keys()
            found |= {name: lines[uuid][name] for name in new}
    return found


def _check_value(key):
    return hmac.new(key, CHECKED, hashlib.sha256).hexdigest()


def _new_uuid(database):
    connection = psycopg2.connect(dbname=database)
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ir_config_parameter SET value = gen_random_uuid() WHERE key = 'database.uuid' RETURNING value"
        )
        [uuid] = cursor.fetchone()
        cursor.execute("UPDATE ir_config_parameter SET value = %s WHERE key = %s", [uuid, KEYS_OF])
    connection.close()
    return uuid


def _place_files(taken_out, store):
    shutil.rmtree(store, ignore_errors=True)
    taken_out.mkdir(exist_ok=True)
    taken_out.rename(store)


def _replace(draft, database, keys):
    """The keys of what is replaced go with it, unless a copy beside it is known by the same identifier.

    :param Path keys: their folder; None when no keys have come instead of them, so that they stay
    """
    uuids = _uuids()
    former = uuids.pop(database, None)
    _postgres("DROP DATABASE IF EXISTS {} WITH (FORCE)", database)
    _postgres("ALTER DATABASE {} RENAME TO {}", draft, database)
    if keys and former and former not in uuids.values():
        for path in keys.glob(f"{former}-*.key"):
            path.unlink()


def _uuids():
    """:return: database -> identifier, of every Odoo of this server that this user may read"""
    names = (
        "SELECT datname FROM pg_database"
        " WHERE datallowconn AND NOT datistemplate AND pg_has_role(datdba, 'MEMBER')"
    )
    uuids = {}
    for (database,) in _query("postgres", names):
        # it is no Odoo, or is gone by now
        with suppress(psycopg2.OperationalError, psycopg2.errors.UndefinedTable):
            query = "SELECT value FROM ir_config_parameter WHERE key = 'database.uuid'"
            uuids.update((database, uuid) for (uuid,) in _query(database, query))
    return uuids


def _query(database, query):
    connection = psycopg2.connect(dbname=database)
    with connection, connection.cursor() as cursor:
        cursor.execute(query)
        rows = cursor.fetchall()
    connection.close()
    return rows


def _postgres(statement, *names):
    connection = psycopg2.connect(dbname="postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
    connection.close()


def _may_go_on(is_agreed, placed, lacking, source):
    """Tell the administrator of the keys; ask when some are missing."""
    origin = {"copy": "из копии", "here": "те, что уже лежат на этой машине"}[source]
    if not lacking:
        _say(f"ключи: {placed}" + (f" — {origin}" if placed else " — база их не заводила"))
        return True
    share = f"{placed} из {placed + lacking} ({origin}) — часть ответов" if placed else "0 — ответы"
    _say(f"ключи: {share}, которые ждут выпуска, не прочесть")
    if is_agreed:
        return True
    _say(
        "Ключи, которые хранят отдельно, добавляет --keys КЛЮЧИ.tar."
        f" Восстановить без них — наберите {WORD}, иначе не изменится ничего:"
    )
    return sys.stdin.readline().strip() == WORD


def _say(words):
    print(words, file=sys.stderr, flush=True)  # noqa: T201 - the administrator reads it


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--check", action="store_true", help="only read and compare")
    parser.add_argument("--database", default="apk")
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--template", default="apk_base")
    parser.add_argument("--keys", type=Path)
    parser.add_argument("--no-keys", action="store_true", help="go on when keys are missing")
    chosen = parser.parse_args()
    try:
        if chosen.check:
            manifest = check(chosen.file)
        else:
            place = (chosen.database, chosen.data_dir, chosen.template, chosen.keys)
            manifest = restore(chosen.file, *place, partial(_may_go_on, chosen.no_keys))
    except (Damaged, subprocess.CalledProcessError) as error:
        sys.exit(f"{chosen.file}: {error}. Nothing was changed.")
    counts = manifest["counts"]
    print(  # noqa: T201 - the launcher reads it
        f"{manifest['database']} of {manifest['made_at']}: rows {sum(counts['rows'].values())},"
        f" files {counts['files']}, keys {counts['keys']}"
    )
    print(f"code {manifest['code']}")  # noqa: T201 - the launcher reads it


if __name__ == "__main__":
    main()
