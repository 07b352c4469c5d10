"""The office on real servers: Postfix, Dovecot, Odoo, Chromium."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from .line_office import open_line
from .mail_servers import MailServers
from .odoo_server import EXTRAS, OdooServer
from .road import Road
from .screens import Browser

SCREENSHOTS = Path(os.environ["APK_ARTIFACTS"]) / "screenshots"


@pytest.fixture(scope="session")
def mail():
    servers = MailServers()
    servers.start()
    yield servers
    servers.stop()


def office(mail, name):
    server = OdooServer(name)
    server.copy_database()
    server.install(EXTRAS)
    server.configure(
        "office.py",
        smtp_port=mail.smtp_port,
        imap_port=mail.imap_port,
        url=server.url,
        mailbox=server.mailbox,
    )
    server.start()
    return server


@pytest.fixture(scope="session")
def odoo(mail):
    """One office for all tests that do not kill it."""
    server = office(mail, "office")
    yield server
    server.drop()


@pytest.fixture(scope="session")
def line(odoo):
    """The same office with a consultation line; ``secret`` is that of the exchange."""
    odoo.secret = open_line(odoo)
    return odoo


@pytest.fixture(scope="session")
def mortal_odoo(mail):
    """An office that tests may kill; they leave it running."""
    server = office(mail, "mortal")
    yield server
    server.drop()


@pytest.fixture
def road(odoo, mail):
    return Road(odoo, mail)


@pytest.fixture(scope="session")
def chromium():
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    quiet = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    expect.set_options(timeout=30_000)  # the machine may be busy with other things
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=[*quiet, *sandbox]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def browser(chromium, odoo, request):
    browser = Browser(chromium, odoo.url, SCREENSHOTS, request.node.name)
    yield browser
    browser.close()
