"""The client books without an operator, where the department has opened the page (п. 53): a phone, no scripts, WCAG 2.1 AA."""

import pytest
from playwright.sync_api import expect

from .accessibility import serious_findings
from .screens import DESKTOP, PHONE

ENLARGED_TWICE = {"width": DESKTOP["width"] // 2, "height": DESKTOP["height"] // 2}
MOST_SCREENS = 3  # of a telephone, with the fields of the client and the links below
ADDRESS = "с. Павино, ул. Рабочая, д. 22"


@pytest.fixture
def booking(odoo):
    odoo.call("ir.config_parameter", "set_param", "apk_visit.public_booking", "on")
    yield f"{odoo.url}/apk/book"
    odoo.call("ir.config_parameter", "set_param", "apk_visit.public_booking", "off")


def choose_place(page):
    page.get_by_label("Место приёма").select_option(label=ADDRESS)
    page.get_by_role("button", name="Показать свободное время").click()


def test_the_client_books_on_the_page_that_the_office_has_opened(browser, odoo, booking):
    page = browser.visitor(PHONE, javascript=False)
    page.goto(f"{odoo.url}/apk")
    browser.picture(page, "client-start-phone")
    page.get_by_role("link", name="Записаться на личный приём").click()
    choose_place(page)
    page.get_by_role("link", name="среда").last.click()
    expect(page.get_by_role("group")).to_contain_text("среда")
    assert height_in_screens(page) <= MOST_SCREENS
    browser.picture(page, "visit-public-days-phone", whole=True)
    page.get_by_role("radio").last.check()
    page.get_by_label("Фамилия, имя, отчество").fill("Козлова Мария Ивановна")
    page.get_by_label("Электронная почта").fill("kozlova@client.test")
    browser.picture(page, "visit-public-phone")
    page.get_by_role("button", name="Записаться").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Осталось подтвердить запись")


@pytest.mark.parametrize(
    "size", [DESKTOP, PHONE, ENLARGED_TWICE], ids=["desktop", "phone", "enlarged"]
)
def test_the_page_has_no_barrier_and_is_not_moved_sideways(browser, booking, size):
    page = browser.visitor(size)
    page.goto(booking)
    choose_place(page)
    assert serious_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    browser.picture(page, f"visit-public-{size['width']}")


def height_in_screens(page):
    return page.evaluate("document.documentElement.scrollHeight / innerHeight")
