"""A running server asks nobody outside of the office by itself: all scheduled jobs, the main screens, a message with a link."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import SCREENSHOTS
from .odoo_server import EXTRAS, STATE, OdooServer
from .screens import Browser
from .waiting import wait_until

SCREENS = ("apk-readiness", "apk-desk", "apk-messages", "apk-settings", "contacts", "users", "apps")
LINK = "<p>См. <a href='https://news.example.ru/page'>https://news.example.ru/page</a></p>"


class WatchedServer(OdooServer):
    """Every attempt to reach a server that is not on this computer is written down and fails."""

    def __init__(self, name):
        super().__init__(name)
        self.record = STATE / f"attempts-{self.database}"
        self.record.write_text("")

    def _environment(self):
        watched = Path(__file__).parent / "watched"
        return {
            **super()._environment(),
            "PYTHONPATH": str(watched),
            "APK_ATTEMPTS": str(self.record),
        }

    def attempts(self):
        return self.record.read_text().splitlines()

    def drop(self):
        super().drop()
        self.record.unlink()


@pytest.fixture(scope="module")
def watched(mail):
    server = WatchedServer("watched")
    server.copy_database()
    server.install(EXTRAS)
    ports = {"smtp_port": mail.smtp_port, "imap_port": mail.imap_port}
    server.configure("office.py", url=server.url, mailbox=server.mailbox, **ports)
    server.start()
    yield server
    server.drop()


@pytest.fixture
def screens(chromium, watched, request):
    browser = Browser(chromium, watched.url, SCREENSHOTS, request.node.name)
    yield browser
    browser.close()


def jobs(odoo):
    return [
        cron["id"] for cron in odoo.call("ir.cron", "search_read", [("active", "=", True)], ["id"])
    ]


def test_jobs_screens_and_messages_reach_nobody_outside(watched, screens):
    page = screens.clerk("admin")
    outside = []
    page.on(
        "request",
        lambda request: outside.append(request.url) if is_outside(request.url, watched) else None,
    )
    for name in SCREENS:
        page.goto(f"{watched.url}/odoo/{name}")
        expect(page.locator(".o_action_manager > *").first).to_be_visible()
    page.goto(f"{watched.url}/odoo/apk-settings")
    page.locator("[name=apk_outside_browser_notices]").scroll_into_view_if_needed()
    screens.picture(page, "settings-outside")
    for ask in (link_previews, companies, publisher):
        ask(watched)
    for job in jobs(watched):
        wait_until(lambda job=job: watched._has_run(job), f"the job {job} to run")
    assert watched.attempts() == []
    assert outside == []


def is_outside(url, odoo):
    return not url.startswith(
        (odoo.url, odoo.url.replace("http", "ws"), "data:", "blob:", "about:")
    )


def publisher(odoo):
    odoo.call("publisher_warranty.contract", "update_notification", [], True)


def link_previews(odoo):
    """What the web client does when a colleague posts a message with a link."""
    client = odoo.call("res.partner", "create", {"name": "ООО Луг", "is_company": True})
    post = {"body": LINK, "message_type": "comment", "subtype_xmlid": "mail.mt_note"}
    posted = {"thread_model": "res.partner", "thread_id": client, "post_data": post}
    odoo._post(odoo._session("admin"), "/mail/message/post", posted)
    written = f"model = 'res.partner' and res_id = {client} and body like '%example.ru%'"
    ((message,),) = odoo.query(f"select id from mail_message where {written}")
    odoo._post(odoo._session("admin"), "/mail/link_preview", {"message_id": int(message)})


def companies(odoo):
    odoo.call("res.partner", "autocomplete_by_name", "Луг", 0)


@pytest.mark.parametrize(
    ("service", "ask", "host"),
    [
        ("publisher", publisher, "services.o"),
        ("link_previews", link_previews, "news.example.ru"),
        ("companies", companies, "partner-autocomplete.odoo.com"),
    ],
)
def test_what_an_administrator_allows_is_asked_and_nothing_else(watched, service, ask, host):
    """The record works: what is allowed by name is seen in it at once."""
    switch(watched, service, is_on=True)
    ask(watched)
    attempts = watched.attempts()
    switch(watched, service, is_on=False)
    assert attempts
    assert [one for one in attempts if host not in one] == []
    watched.record.write_text("")
    ask(watched)
    assert watched.attempts() == []


def switch(odoo, service, *, is_on):
    settings = odoo.call("res.config.settings", "create", {f"apk_outside_{service}": is_on})
    odoo.call("res.config.settings", "execute", [settings])
