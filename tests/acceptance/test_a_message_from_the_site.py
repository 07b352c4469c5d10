"""п. 62: a client writes from the site in a real browser: a telephone, no script, WCAG 2.1 AA; the mailbox confirms."""

import re

import pytest
from playwright.sync_api import expect

from .accessibility import serious_findings
from .road import html_of
from .screens import DESKTOP, PHONE

LINK = re.compile(r"http[^\s\"<>]*/apk/write/confirm/\w+")
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
FILE = {"name": "вопрос.txt", "mimeType": "text/plain", "buffer": "Гранты".encode()}


def has_no_barrier(page):
    assert serious_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@SIZES
def test_the_form_and_what_it_says_of_mistakes_have_no_barrier(browser, odoo, size):
    page = browser.visitor(size)
    page.goto(f"{odoo.url}/apk/write")
    has_no_barrier(page)
    browser.picture(page, f"site-write-{size['width']}", whole=True)
    page.get_by_label("Адрес электронной почты").fill("не адрес")
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_role("alert")).to_contain_text("Сообщение ещё не отправлено")
    has_no_barrier(page)
    browser.picture(page, f"site-write-mistakes-{size['width']}", whole=True)
    page.get_by_role("link", name="Проверьте адрес электронной почты").click()
    expect(page.get_by_label("Адрес электронной почты")).to_have_value("не адрес")


@SIZES
def test_the_client_writes_without_a_script_and_confirms_from_the_mailbox(browser, road, size):
    text = f"Когда откроют отбор на гранты? {road.client}"
    page = browser.visitor(size, javascript=False)
    page.goto(f"{road.odoo.url}/apk")
    page.get_by_role("link", name="Написать в департамент").click()
    send(page, text, road.client)
    expect(page.get_by_role("heading", level=1)).to_have_text("Мы получили ваше сообщение")
    browser.picture(page, f"site-sent-{size['width']}", whole=True)
    case = road.the_case(text)
    expect(page.get_by_role("status")).to_contain_text(case["name"])
    sent = page.url
    page.go_back()
    send(page, text, road.client)
    expect(page).to_have_url(sent)
    road.the_case(text)
    page.goto(confirmation_of(road, case["name"]))
    browser.picture(page, f"site-confirm-{size['width']}")
    page.get_by_role("button", name="Подтвердить адрес").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Адрес подтверждён")
    road.settle()
    assert road.email_about(case["name"], subject="Ваше сообщение зарегистрировано")


def test_the_office_sees_that_the_address_is_not_confirmed(browser, road):
    text = f"Где узнать об отборе? {road.client}"
    page = browser.visitor(PHONE, javascript=False)
    page.goto(f"{road.odoo.url}/apk/write")
    send(page, text, road.client)
    expect(page.get_by_role("heading", level=1)).to_have_text("Мы получили ваше сообщение")
    clerk = browser.clerk("admin")
    case = road.the_case(text)
    clerk.goto(f"{road.odoo.url}/odoo/action-apk_case.apk_case_action/{case['id']}")
    expect(clerk.locator(".alert", has_text=f"Адрес {road.client} не подтверждён")).to_be_visible()
    expect(clerk.get_by_role("button", name="Отправить первичный ответ")).to_be_visible()
    browser.picture(clerk, "site-unconfirmed")


def send(page, text, address):
    page.get_by_label("Фамилия, имя, отчество").fill("Белова Анна Петровна")
    page.get_by_label("Адрес электронной почты").fill(address)
    page.get_by_label("Ваше сообщение").fill(text)
    page.get_by_label("Файлы").set_input_files(FILE)
    page.get_by_label("Согласен").check()
    page.get_by_role("button", name="Отправить").click()


def confirmation_of(road, number):
    """The link of the letter that asks to confirm the address of a message."""
    road.odoo.run_cron("mail.ir_cron_mail_scheduler_action")
    letter = road.email_about(number, subject="Подтвердите адрес")
    return LINK.search(html_of(letter))[0]
