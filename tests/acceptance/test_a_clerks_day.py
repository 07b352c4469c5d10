"""A clerk's morning: the desk, a letter taken with one click, advice on the answer; the client looks in by a code."""

from playwright.sync_api import expect

from .screens import PHONE, CaseScreen


def test_from_the_desk_to_the_answer(road, browser, odoo):
    road.receive(road.letter("Грант на сыроварню"))
    number = road.the_case("Грант на сыроварню")["name"]
    page = browser.clerk("specialist")
    page.goto(f"{odoo.url}/odoo/apk-desk")
    expect(page.get_by_role("heading", name="Мой стол")).to_be_visible()
    browser.picture(page, "desk")
    page.locator(".apk_desk_row", has_text=number).first.click()

    screen = CaseScreen(page, odoo.url)
    expect(page.locator(".o_form_view")).to_contain_text("найдено: «грант»")
    browser.picture(page, "case-suggestions")
    screen.press("Согласиться и взять в работу")
    screen.expect_state("На рассмотрении")
    screen.write_answer("Ваш вопрос взят на контроль.")
    page.locator(".o_form_button_save").click()
    expect(page.locator(".o_form_view")).to_contain_text("«взят на контроль» — отписка")
    browser.picture(page, "case-advice")


def test_the_client_looks_in_by_number_and_code(road, browser, odoo):
    road.receive(road.letter("Грант на теплицу"))
    case = road.the_case("Грант на теплицу")
    code = odoo.call("apk.case", "read", [case["id"]], ["status_code"])[0]["status_code"]
    page = browser.visitor(PHONE, javascript=False)
    page.goto(f"{odoo.url}/apk/status")
    browser.picture(page, "status-ask-phone")
    page.get_by_label("Номер сообщения").fill(case["name"])
    page.get_by_label("Код").fill(code)
    page.get_by_role("button", name="Показать").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(case["name"])
    page.get_by_label("Электронная почта", exact=True).check()
    page.get_by_role("button", name="Сохранить выбор").click()
    expect(page.get_by_label("Электронная почта", exact=True)).to_be_checked()
    browser.picture(page, "status-phone")
