"""A backup of one database: the database itself, its files and its keys in one archive, made while the server runs.

The archive is a plain tar, to be read without this program:

    database.dump     pg_dump -Fc
    filestore/ab/…    what attachments refer to
    keys/clients.key  keys of questionnaires (apk_feedback)
    SHA256SUMS        of all of the above: sha256sum -c SHA256SUMS
    manifest.json     when, of what, versions, counts, the digest of SHA256SUMS

How it is consistent: rows are counted, attachments listed and the dump written in one snapshot of PostgreSQL. A file of the
store never changes; it is deleted by Odoo's collector only, which waits for the lock that is held here. Keys are read before
and after the snapshot begins, so that one thrown away or made at that moment is there.
"""

import argparse
import hashlib
import io
import json
import os
import subprocess
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import psycopg2
from psycopg2 import sql

FORMAT = 1
MANIFEST, SUMS, DUMP = "manifest.json", "SHA256SUMS", "database.dump"
BACKED_UP_AT = "apk_base.last_backup_at"  # ISO 8601, UTC: the readiness screen reads it
ROWS_OF = """
    SELECT relname FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname
"""


class Archive:
    """A tar that is written member by member; what lies in it is known to its owner alone."""

    def __init__(self, path):
        self.tar, self.digests = tarfile.open(path, "w"), {}  # noqa: SIM115 - _seal closes it
        self.path = path
        path.chmod(0o600)

    def add_file(self, name, path):
        with path.open("rb") as file:
            self._add(name, file, path.stat().st_size)

    def add_bytes(self, name, content):
        self._add(name, io.BytesIO(content), len(content))

    def sums(self):
        """In the format of ``sha256sum``."""
        return "".join(f"{digest}  {name}\n" for name, digest in sorted(self.digests.items()))

    def _add(self, name, file, size):
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        read = _Digesting(file)
        self.tar.addfile(member, read)
        self.digests[name] = read.digest.hexdigest()


class _Digesting:
    def __init__(self, file):
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size):
        part = self.file.read(size)
        self.digest.update(part)
        return part


def make(database, data_dir, folder, code, keys_folder=None):
    """Write one archive into a folder.

    :param Path data_dir: Odoo's ``data_dir``
    :param str code: a mark of the files of the addons that the database was installed from
    :param Path keys_folder: the keys go into an archive of their own there, and into the other one not at all
    :return: (path of the archive, its manifest)
    """
    with _draft(folder) as draft:
        archive, manifest, keys = _write(database, data_dir, draft, code)
        name = f"{database}-{manifest['made_at'][:19].replace(':', '')}Z"
        if keys_folder:
            _write_keys(keys, manifest, keys_folder, f"{name}-keys.tar")
            keys = {}
        _add_keys(archive, keys)
        manifest["counts"]["keys"] = len(keys)
        _seal(archive, manifest)
        path = _place(archive.path, folder / f"{name}.tar")
    _note(database, manifest["made_at"])
    return path, manifest


def _write_keys(keys, manifest, folder, name):
    facts = ("format", "made_at", "database", "database_uuid")
    with _draft(folder) as draft:
        archive = Archive(Path(draft) / "keys.tar")
        _add_keys(archive, keys)
        _seal(archive, {fact: manifest[fact] for fact in facts})
        _place(archive.path, folder / name)


def _draft(folder):
    """A closed folder beside the place of the archive, gone when the work is done or has failed."""
    folder.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(prefix=".backup-", dir=folder)


def _place(draft, path):
    if path.exists():
        raise FileExistsError(path)  # two in one second
    _sync(draft)
    draft.rename(path)
    _sync(path.parent)
    return path


def _add_keys(archive, keys):
    for name, content in keys.items():
        archive.add_bytes(f"keys/{name}.key", content)


def _write(database, data_dir, draft, code):
    """:return: (archive without the keys, what its manifest says by now, the keys)"""
    draft = Path(draft)
    connection = psycopg2.connect(dbname=database)
    connection.set_session(isolation_level="REPEATABLE READ")
    try:
        with connection.cursor() as cursor:
            uuid = _uuid(cursor)
            connection.rollback()
            keys = _keys(data_dir, uuid)
            cursor.execute("LOCK TABLE ir_attachment IN ROW EXCLUSIVE MODE")
            cursor.execute("SELECT pg_export_snapshot()")
            [snapshot] = cursor.fetchone()
            keys = {**_keys(data_dir, uuid), **keys}
            manifest = {
                "format": FORMAT,
                "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            }
            manifest |= {"database": database, "database_uuid": uuid, "code": code}
            manifest |= {"versions": _versions(cursor), "counts": {"rows": row_counts(cursor)}}
            archive = Archive(draft / "archive.tar")
            _dump(database, snapshot, draft / DUMP)
            archive.add_file(DUMP, draft / DUMP)
            manifest["counts"] |= _add_files(archive, cursor, data_dir / "filestore" / database)
    finally:
        connection.close()
    return archive, manifest, keys


def _seal(archive, manifest):
    """The digest of the list of digests stands in the manifest, which is the last member: an archive cut short has none."""
    sums = archive.sums().encode()
    archive.add_bytes(SUMS, sums)
    manifest["sha256"] = {SUMS: hashlib.sha256(sums).hexdigest()}
    archive.add_bytes(
        MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
    )
    archive.tar.close()


def _dump(database, snapshot, path):
    command = ["pg_dump", "-Fc", "--no-owner", "--no-acl", f"--snapshot={snapshot}"]
    subprocess.run([*command, f"--file={path}", database], check=True)  # noqa: S603 - words of our own


def _add_files(archive, cursor, store):
    """:return: how many files were added, how many the database refers to that the store has lost"""
    cursor.execute("SELECT DISTINCT store_fname FROM ir_attachment WHERE store_fname IS NOT NULL")
    names = sorted(name for (name,) in cursor.fetchall())
    kept = [name for name in names if (store / name).is_file()]
    for name in kept:
        archive.add_file(f"filestore/{name}", store / name)
    return {"files": len(kept), "files_missing": len(names) - len(kept)}


def _uuid(cursor):
    cursor.execute("SELECT value FROM ir_config_parameter WHERE key = 'database.uuid'")
    return cursor.fetchone()[0]


def _keys(data_dir, uuid):
    paths = (data_dir / "apk_feedback").glob(f"{uuid}-*.key")
    return {path.stem.removeprefix(f"{uuid}-"): path.read_bytes() for path in paths}


def row_counts(cursor):
    """:return: table -> number of its rows, without the empty ones"""
    cursor.execute(ROWS_OF)
    counts = {}
    for (table,) in cursor.fetchall():
        cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
        [counts[table]] = cursor.fetchone()
    return {table: count for table, count in counts.items() if count}


def _versions(cursor):
    cursor.execute(
        "SELECT name, latest_version FROM ir_module_module WHERE state = 'installed' AND (name LIKE 'apk%' OR name = 'base')"
    )
    addons = dict(cursor.fetchall())
    cursor.execute("SHOW server_version")
    return {"odoo": addons.pop("base"), "postgresql": cursor.fetchone()[0], "addons": addons}


def _note(database, made_at):
    """The database knows of its backup; a running server forgets what it had in memory of the parameter."""
    connection = psycopg2.connect(dbname=database)
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ir_config_parameter (key, value) VALUES (%s, %s)"
            " ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value",
            [BACKED_UP_AT, made_at],
        )
        cursor.execute("SELECT to_regclass('orm_signaling_stable')")
        if cursor.fetchone()[0]:
            cursor.execute("INSERT INTO orm_signaling_stable DEFAULT VALUES")
    connection.close()


def _sync(path):
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--code", default="")
    parser.add_argument("--keys", type=Path)
    chosen = parser.parse_args()
    path, manifest = make(chosen.database, chosen.data_dir, chosen.folder, chosen.code, chosen.keys)
    counts = manifest["counts"]
    print(path)  # noqa: T201 - the launcher reads it
    print(  # noqa: T201 - the launcher reads it
        f"rows {sum(counts['rows'].values())}, files {counts['files']}, keys {counts['keys']},"
        f" {path.stat().st_size / 1e6:.1f} MB"
    )
    if counts["files_missing"]:
        print(f"WARNING: {counts['files_missing']} files had been lost from the store before")  # noqa: T201 - the launcher reads it


if __name__ == "__main__":
    main()
