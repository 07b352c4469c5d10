"""The client books without an operator, where the department has opened the page (п. 53): a phone, no scripts, WCAG 2.1 AA."""

from playwright.sync_api import expect

from .accessibility import serious_findings
from .screens import DESKTOP, PHONE

ENLARGED_TWICE = {"width": DESKTOP["width"] // 2, "height": DESKTOP["height"] // 2}
ADDRESS = "с. Павино, ул. Рабочая, д. 22"


def test_the_client_books_on_the_page_that_the_office_has_opened(browser, odoo):
    odoo.call("ir.config_parameter", "set_param", "apk_visit.public_booking", "on")
    page = browser.visitor(PHONE, javascript=False)
    page.goto(f"{odoo.url}/apk/book")
    page.get_by_label("Место приёма").select_option(label=ADDRESS)
    page.get_by_role("button", name="Показать свободное время").click()
    address = page.url
    page.get_by_role("radio").last.check()
    page.get_by_label("Фамилия, имя, отчество").fill("Козлова Мария Ивановна")
    page.get_by_label("Электронная почта").fill("kozlova@client.test")
    browser.picture(page, "visit-public-phone")
    page.get_by_role("button", name="Записаться").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Осталось подтвердить запись")

    page = browser.visitor(ENLARGED_TWICE)
    page.goto(address)
    assert serious_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    browser.picture(page, "visit-public-enlarged")
    odoo.call("ir.config_parameter", "set_param", "apk_visit.public_booking", "off")
