"""Several messages at once: a mistake is taken back from the toast, printed notices are marked by one press."""

import re

from playwright.sync_api import expect

from .screens import PHONE, look_for


def given(odoo, cases):
    rows = odoo.call("apk.case", "read", [case["id"] for case in cases], ["user_id", "unit_id"])
    return [(row["user_id"], row["unit_id"]) for row in rows]


def mark_all_found(page, words, count):
    """The list with these words in the search, every row marked."""
    look_for(page, words)
    expect(page.locator(".o_data_row")).to_have_count(count)
    page.locator("thead .o_list_record_selector input").check()


def test_the_registrar_gives_messages_to_the_wrong_unit_and_takes_it_back(road, browser, odoo):
    subjects = [f"Прошу справку о стаже ({number})" for number in range(3)]
    for subject in subjects:
        road.receive(road.email(subject, "Прошу справку о стаже."))
    cases = [road.the_case(subject) for subject in subjects]
    before = given(odoo, cases)
    page = browser.clerk("registrar")
    page.goto(f"{odoo.url}/odoo/apk-messages")
    mark_all_found(page, "Прошу справку о стаже", 3)
    page.locator(".o_control_panel").get_by_role("button", name="Передать", exact=True).click()
    dialog = page.get_by_role("dialog")
    unit = dialog.locator("div[name=unit_choice_ids] tbody tr", has_text="Техника").first
    unit.get_by_role("button", name="Передать").click()
    toast = page.locator(".o_notification", has_text="Передано: ")
    expect(toast).to_be_visible()
    browser.picture(page, "bulk-toast")
    assert given(odoo, cases) != before
    toast.get_by_role("button", name="Отменить").click()
    expect(page.locator(".o_notification", has_text="Отменено: 3")).to_be_visible()
    assert given(odoo, cases) == before
    browser.picture(page, "bulk-undone")
    page.goto(f"{odoo.url}/odoo/apk-to-sort")
    look_for(page, "Прошу справку о стаже")
    expect(page.locator(".o_data_row", has_text=subjects[0]).first).to_contain_text("сегодня")
    browser.picture(page, "to-sort")


def postal_items(odoo, surname):
    """Three messages on paper, each with its first reply to be taken to the post; ids of the clients."""
    (post,) = odoo.call("apk.channel", "search", [("code", "=", "post")])
    (regime,) = odoo.call("apk.regime", "search", [("code", "=", "fz59")])
    clients = []
    for name in ("Анна", "Борис", "Вера"):
        card = {"name": f"{surname} {name}", "street": "ул. Мира, д. 1"}
        clients += odoo.call("res.partner", "create", [card])
        row = {"subject": "На печать", "intake_channel_id": post, "regime_id": regime}
        odoo.call("apk.case", "create", [{**row, "partner_id": clients[-1]}], login="registrar")
    return clients


def test_printed_notices_stay_marked_and_one_press_tells_that_they_left(browser, odoo):
    clients = postal_items(odoo, "Печатников")
    page = browser.clerk("registrar")
    page.goto(f"{odoo.url}/odoo/apk-deliveries")
    page.locator(".o_searchview_input").fill("Печатников")
    page.locator(".o_searchview_autocomplete .o-dropdown-item", has_text="Клиент").first.click()
    expect(page.locator(".o_facet_values", has_text="Печатников")).to_be_visible()
    expect(page.locator(".o_data_row")).to_have_count(3)
    page.locator("thead .o_list_record_selector input").check()
    with page.expect_download():
        page.get_by_role("button", name="Напечатать письма").click()
    toast = page.locator(".o_notification", has_text="Напечатано: 3")
    expect(toast).to_be_visible()
    expect(page.locator("tbody .o_list_record_selector input:checked")).to_have_count(3)
    numbers = page.locator("td[name=register_number]")
    expect(numbers.first).to_have_text(re.compile(r"^ИСХ-\d{4}/\d{6}$"))
    browser.picture(page, "printed")
    toast.get_by_role("button", name="Отметить отправку").click()
    expect(page.locator(".o_view_nocontent")).to_be_visible()
    found = odoo.call("apk.delivery", "search_read", [("partner_id", "in", clients)], ["state"])
    assert [row["state"] for row in found] == ["sent"] * 3


def test_the_boards_of_messages(road, browser, odoo):
    question = "Когда примут заявку на грант?"
    road.receive(road.email(question))
    given = {"unit_id": odoo._ref("apk_base.unit_oorg")}
    odoo.call("apk.case", "write", [road.the_case(question)["id"]], given, login="registrar")
    page = browser.clerk("head")
    page.goto(f"{odoo.url}/odoo/apk-messages")
    look_for(page, "Когда примут заявку на грант")
    page.locator(".o_switch_view.o_kanban").click()
    card = page.locator(".o_kanban_record", has_text=question).first
    for words in ("Электронная почта", "у нас: сегодня", "Ответ по существу", "осталось"):
        expect(card).to_contain_text(words)
    browser.picture(page, "board-kanban")
    page.locator(".o_switch_view.o_calendar").click()
    expect(page.locator(".o_calendar_disabled").first).to_be_visible()
    page.locator(".o_calendar_button_next").click()
    event = page.locator(".fc-event", has_text=question)
    expect(event.first).to_be_visible()
    browser.picture(page, "board-calendar")
    page.set_viewport_size(PHONE)
    page.goto(f"{odoo.url}/odoo/apk-messages")
    expect(page.locator(".o_kanban_view")).to_be_visible()
    browser.picture(page, "board-phone")


def test_the_login_page(browser, odoo):
    page = browser.visitor(PHONE)
    page.goto(f"{odoo.url}/web/login")
    expect(page.get_by_label("Логин")).to_be_visible()
    expect(page.get_by_role("button", name="Войти")).to_be_visible()
    browser.picture(page, "login-phone")
