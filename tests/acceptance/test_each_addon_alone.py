"""An addon installs with what it depends on and nothing above it; a mailing needs no messages to leave."""

import ast
import os
from pathlib import Path

import pytest

from .mailings import LINK, Mailings
from .odoo_server import OdooServer

ADDONS = Path(__file__).parents[2] / "addons"
CORE = os.environ["APK_CORE"]
MANIFESTS = {
    path.parent.name: ast.literal_eval(path.read_text())
    for path in ADDONS.glob("*/__manifest__.py")
}
WITHOUT_MESSAGES = {"apk_base", "apk_client", "apk_language", "apk_mailing", "apk_sms"}


def with_what_it_needs(*names):
    """The addons named and those below them, with those that Odoo adds by itself when all below are there."""
    found, todo = set(), list(names)
    while todo:
        name = todo.pop()
        found.add(name)
        todo += [other for other in MANIFESTS[name]["depends"] if other in MANIFESTS]
    for name, manifest in MANIFESTS.items():
        ours = {other for other in manifest["depends"] if other in MANIFESTS}
        if manifest.get("auto_install") and ours <= found:
            found.add(name)
    return found


def installed(server):
    rows = server.query(
        "select name from ir_module_module where name like 'apk%' and state = 'installed'"
    )
    return {name for (name,) in rows}


@pytest.fixture
def empty_office(request):
    """Odoo's own modules alone; the log is judged with the others at the end of the run."""
    server = OdooServer(f"alone-{request.node.callspec.params['name']}")
    server.copy_database(CORE)
    yield server
    server.drop()


@pytest.mark.parametrize("name", sorted(MANIFESTS.keys() - {"apk_suite"}))
def test_an_addon_installs_with_what_it_depends_on(empty_office, name):
    empty_office.install(name)
    assert installed(empty_office) == with_what_it_needs(name)


@pytest.fixture(scope="module")
def mailing_office(mail):
    server = OdooServer("mailings")
    server.copy_database(CORE)
    server.install("apk_mailing,apk_sms")
    server.configure(
        "mailing_office.py", smtp_port=mail.smtp_port, url=server.url, mailbox=server.mailbox
    )
    server.start()
    yield server
    server.drop()


def test_a_mailing_leaves_where_nobody_works_on_messages(mailing_office, mail):
    assert installed(mailing_office) == WITHOUT_MESSAGES
    mailings, address = Mailings(mailing_office, mail), "odin@client.test"
    confirmation = mailings.subscribe(address)
    assert "подписку" in confirmation["Subject"]
    mailings.send("Отбор на гранты")
    campaign = mailings.email(address, 1)
    assert campaign["Subject"] == "Отбор на гранты"
    assert LINK.search(campaign["List-Unsubscribe"])
