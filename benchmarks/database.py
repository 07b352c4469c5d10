"""A copied database with the suite in it and an Odoo environment of this very process, for a benchmark."""

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path

TEMPLATE = os.environ["APK_TEMPLATE"]
STORE = Path(os.environ["APK_STATE"]) / "data/filestore"


def psql(query, database="postgres"):
    subprocess.run(["psql", "-X", "-q", "-d", database, "-c", query], check=True)


@contextmanager
def copied_database(name, template=None):
    """Name of a fresh copy of the suite's template, or of another one; it is dropped at the end."""
    template = template or TEMPLATE
    copy = f"bench_{name}_{os.getpid()}"
    psql(f'create database "{copy}" template "{template}" strategy file_copy')
    if (STORE / template).exists():
        subprocess.run(["cp", "-al", STORE / template, STORE / copy], check=True)
    try:
        yield copy
    finally:
        psql(f'drop database if exists "{copy}" with (force)')
        subprocess.run(["rm", "-rf", STORE / copy], check=True)


@contextmanager
def environment(database, *options):
    """An environment of the superuser; what it commits stays until the copy is dropped."""
    import odoo.init  # noqa: F401 - Odoo is a namespace package until then
    from odoo.api import SUPERUSER_ID, Environment
    from odoo.modules.registry import Registry
    from odoo.tools import config

    config.parse_config(["-c", os.environ["ODOO_RC"], "-d", database, "--log-level=warn", *options])
    with Registry(database).cursor() as cursor:
        yield Environment(cursor, SUPERUSER_ID, {"lang": "ru_RU"})
