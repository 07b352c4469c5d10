"""п. 18, 20: an administrator connects a mailbox with years of unread e-mails in it, and nobody is written to by it."""

import re
from datetime import datetime, timezone

import pytest
from playwright.sync_api import expect

from .waiting import wait_until

YEARS_AGO = datetime(2024, 1, 15, 6, tzinfo=timezone.utc)
TRACE = b"Received: from a by mx.apk.test; Mon, 15 Jan 2024 09:00:00 +0300\r\n"


def old_emails(road):
    """Unread e-mails of years ago: as a mail server has left them, and put into the mailbox by a program."""
    traced = [
        TRACE + road.email(f"Старое {number}", sender=f"old{number}@client.test").as_bytes()
        for number in range(3)
    ]
    return traced, [road.email("Перенесённое", sender="moved@client.test").as_bytes()]


@pytest.fixture
def archive(road, request):
    """A mailbox of the office that people have read by hand so far."""
    address = f"{re.sub('[^a-z]', '', request.node.name.lower())[-30:]}@apk.test"
    traced, moved = old_emails(road)
    road.mail.drop(traced, address)
    road.mail.drop(moved, address, arrived=YEARS_AGO)
    yield address
    found = road.odoo.call("fetchmail.server", "search", [("user", "=", address)])
    road.odoo.call("fetchmail.server", "unlink", found)


def test_it_is_looked_into_before_it_is_connected(road, browser, archive):
    page = browser.clerk("admin")
    page.goto(f"{road.odoo.url}/odoo/apk-mailboxes/new")
    fill_in(page, road, archive)
    page.get_by_role("button", name="Начать приём писем").wait_for(state="hidden")
    page.get_by_role("button", name="Проверить", exact=True).click()
    expect(page.locator(".alert-info")).to_contain_text("ничего не прочитано")
    expect(page.locator("div[name=apk_older_count]")).to_have_text("4")
    expect(page.locator("div[name=apk_newer_count]")).to_have_text("0")
    browser.picture(page, "mailbox-checked")
    assert road.mail.unseen(archive) == 4, "nothing has been read"
    page.get_by_role("button", name="Начать приём писем").click()
    expect(page.locator(".o_arrow_button_current")).to_have_text(re.compile("Подтвержд"))

    road.fetch()
    kept_aside(road)
    fresh = road.email("Сегодняшнее", sender="fresh@client.test")
    road.mail.send(fresh, sender="fresh@client.test", to=archive)
    road.fetch()
    case = road.the_case("Сегодняшнее")
    assert road.email_about(case["name"], client="fresh@client.test")
    the_registrar_decides(road, browser)
    page.goto(f"{road.odoo.url}/odoo/apk-settings")
    expect(page.locator("div[name=apk_mailbox_ids]")).to_contain_text("Ящик отдела")
    page.locator("div[name=apk_mailbox_ids]").scroll_into_view_if_needed()
    browser.picture(page, "mailboxes-on-the-settings-page")


def fill_in(page, road, address):
    for name, value in (
        ("name", "Ящик отдела"), ("server", "127.0.0.1"), ("port", str(road.mail.imap_port)),
        ("user", address), ("password", "secret"),
    ):  # fmt: skip
        page.locator(f"div[name={name}] input").fill(value)
    page.locator("div[name=is_ssl] input").uncheck()
    page.locator("div[name=port] input").fill(str(road.mail.imap_port))


def kept_aside(road):
    for subject in ("Старое 0", "Старое 1", "Старое 2", "Перенесённое"):
        (spooled,) = road.spooled(subject)
        assert (spooled["state"], spooled["case_id"]) == ("quarantined", False)
        assert road.cases(subject) == []
    for client in ("old0@client.test", "moved@client.test"):
        assert road.mail.mailbox(client) == []


def the_registrar_decides(road, browser):
    page = browser.clerk("registrar")
    page.goto(f"{road.odoo.url}/odoo/apk-incoming")
    rows = page.locator(".o_data_row", has_text="Старое")
    expect(rows).to_have_count(3)
    for number in range(2):
        rows.nth(number).locator("input[type=checkbox]").check()
    browser.picture(page, "emails-older-than-the-start")
    page.locator(".o_control_panel").get_by_role("button", name="Зарегистрировать").click()
    wait_until(lambda: len(registered(road)) == 2, "two old e-mails to be registered")
    assert all(case["first_reply_hold"] for case in registered(road))
    assert [case["delivery_ids"] for case in registered(road)] == [[], []]


def registered(road):
    return [case for number in range(3) for case in road.cases(f"Старое {number}")]


def test_over_pop_it_is_counted_and_stays_as_it_is(road, archive):
    values = {
        "name": "POP", "server_type": "pop", "server": "127.0.0.1", "port": road.mail.pop_port,
        "is_ssl": False, "user": archive, "password": "secret",
        "object_id": int(road.odoo.query("select id from ir_model where model = 'apk.case'")[0][0]),
    }  # fmt: skip
    server = road.odoo.call("fetchmail.server", "create", values)
    road.mail.send(road.email("Новое по POP"), sender=road.client, to=archive)
    road.odoo.call("fetchmail.server", "action_check_mailbox", [server])
    counts = ["apk_older_count", "apk_newer_count", "state"]
    (found,) = road.odoo.call("fetchmail.server", "read", [server], counts)
    # what was put there by a program has no trace of our server, and POP tells no date of its own
    assert found == {"id": server, "apk_older_count": 3, "apk_newer_count": 2, "state": "draft"}
    assert (road.mail.count(archive), road.mail.unseen(archive)) == (5, 5)
