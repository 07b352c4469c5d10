"""Which addons of the suite a database lacks or has in another version than the files: what an upgrade must name.

outdated.py DATABASE ADDONS_FOLDER WANTED — WANTED: names with commas, installed when missing. Prints two lines: addons to
install, addons to update (with commas). Used by ``./apk upgrade`` and by the start of the container.
"""

import ast
import sys
from pathlib import Path

import psycopg2


def versions_of_files(folder):
    return {
        path.parent.name: ast.literal_eval(path.read_text("utf-8"))["version"]
        for path in Path(folder).glob("*/__manifest__.py")
    }


def versions_of_database(database):
    """:return: installed addon -> version; nothing when the database has no Odoo yet"""
    connection = psycopg2.connect(dbname=database)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('ir_module_module')")
        if not cursor.fetchone()[0]:
            return {}
        cursor.execute(
            "SELECT name, latest_version FROM ir_module_module"
            " WHERE state IN ('installed', 'to upgrade')"
        )
        return dict(cursor.fetchall())


def outdated(installed, files, wanted):
    """:return: (addons to install, addons to update)"""
    missing = [name for name in wanted if name not in installed]
    changed = [name for name in sorted(files) if installed.get(name, files[name]) != files[name]]
    return missing, changed


def main():
    database, folder, wanted = sys.argv[1:]
    try:
        installed = versions_of_database(database)
    except psycopg2.OperationalError as error:
        if "does not exist" not in str(error):
            raise
        installed = {}
    missing, changed = outdated(installed, versions_of_files(folder), wanted.split(","))
    print(",".join(missing))  # noqa: T201 - the launcher reads it
    print(",".join(changed))  # noqa: T201 - the launcher reads it


if __name__ == "__main__":
    main()
