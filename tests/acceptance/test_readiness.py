"""An administrator begins at «Готовность», mends one thing by one press; the terminal says the same."""

import re
import subprocess
from datetime import datetime, timezone

import pytest
from playwright.sync_api import expect

from .accessibility import serious_findings
from .odoo_server import ROOT, OdooServer
from .screens import DESKTOP, PHONE


def check(page, key):
    return page.locator(f"[data-key={key}]")


def group_of(page, key):
    return page.locator("section", has=check(page, key)).locator("h2")


def test_an_administrator_is_led_to_what_is_missing(browser, odoo):
    page = browser.clerk("admin")
    expect(page.get_by_role("heading", name="Готовность", exact=True)).to_be_visible()
    expect(page.locator(".apk_readiness_count")).to_have_text(re.compile(r"готово: \d+ из \d+"))
    assert serious_findings(page, ".apk_readiness") == []
    for size, suffix in ((PHONE, "phone"), (DESKTOP, "desktop")):
        page.set_viewport_size(size)
        expect(page.locator(".o_main_navbar")).to_be_visible()
        browser.picture(page, f"readiness-{suffix}")
        width = page.locator(".apk_readiness").evaluate("screen => screen.scrollWidth")
        assert width <= size["width"], f"the screen is wider than the display: {width}"

    expect(group_of(page, "requisites")).to_have_text(re.compile("Надо сделать"))
    check(page, "requisites").get_by_role("button").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("ЕГРЮЛ")
    browser.picture(page, "readiness-requisites")
    for name, value in {"ogrn": "1024400523421", "inn": "4401004867", "kpp": "440101001"}.items():
        dialog.locator(f"[name=apk_office_{name}] input").fill(value)
    dialog.get_by_role("button", name="Сохранить").click()
    expect(group_of(page, "requisites")).to_have_text(re.compile("Готово"))

    check(page, "backup").get_by_role("button").click()
    expect(page.get_by_role("dialog")).to_contain_text("./apk backup")
    page.get_by_role("dialog").get_by_role("button").last.click()


def test_a_test_letter_arrives_and_the_answer_of_the_server_is_read(browser, odoo, mail):
    page = browser.clerk("admin")
    check(page, "outgoing_mail").get_by_role("button").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("[name=email_to] input").fill("me@client.test")
    dialog.get_by_role("button", name="Отправить пробное письмо").click()
    expect(dialog.locator(".alert-success")).to_contain_text(re.compile(r"250 .*queued"))
    browser.picture(page, "readiness-test-letter")
    dialog.get_by_role("button", name="Закрыть").last.click()
    expect(group_of(page, "outgoing_mail")).to_have_text(re.compile("Готово"))


def doctor(database):
    command = [ROOT / "apk", "doctor", "--database", database]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)


@pytest.fixture
def fresh():
    """A database as it is after the installation, with nobody hired."""
    server = OdooServer("doctor")
    server.copy_database()
    yield server
    server.drop()


def test_the_terminal_says_what_is_missing_and_then_that_nothing_is(fresh, mail):
    told = doctor(fresh.database)
    assert told.returncode == 1, told.stderr
    assert "НАДО СДЕЛАТЬ  Пароль администратора: " in told.stdout
    assert "./apk backup" in told.stdout
    assert "Ещё не готово" in told.stdout
    ports = {"smtp_port": mail.smtp_port, "imap_port": mail.imap_port}
    fresh.configure("office.py", url=fresh.url, mailbox=fresh.mailbox, **ports)
    fresh.configure("ready_office.py", now=datetime.now(timezone.utc).isoformat())
    told = doctor(fresh.database)
    assert (told.returncode, "НАДО СДЕЛАТЬ" in told.stdout) == (0, False), told.stdout
    assert "Всё готово" in told.stdout


def test_a_database_that_is_not_there_is_said(fresh):
    told = doctor("no_such_office")
    assert told.returncode == 1
    assert "no_such_office" in told.stderr
