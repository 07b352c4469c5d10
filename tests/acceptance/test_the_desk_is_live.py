"""The desk of the whole day: what others do comes to it by itself; one box finds a message as people type."""

import pytest
from playwright.sync_api import expect

from .accessibility import serious_findings
from .screens import DESKTOP, PHONE, CaseScreen, PressCounter, look_for
from .waiting import wait_until

PHONE_NUMBER = "8 (915) 444-12-39"


def desk_of(browser, odoo, login):
    page = browser.clerk(login)
    page.goto(f"{odoo.url}/odoo/apk-desk")
    expect(page.get_by_role("heading", name="Мой стол")).to_be_visible()
    page.evaluate("window.neverReloaded = true")
    return page


def card(page, name):
    return page.locator(".apk_desk_queue", has=page.get_by_role("button", name=name).first)


def pictures(browser, page, name):
    for size, suffix in ((PHONE, "phone"), (DESKTOP, "desktop")):
        page.set_viewport_size(size)
        expect(page.locator(".o_main_navbar")).to_be_visible()
        browser.picture(page, f"{name}-{suffix}")
        width = page.locator(".apk_desk").evaluate("desk => desk.scrollWidth")
        assert width <= size["width"], f"{name} is wider than the screen: {width}"


def count(page, name):
    """How many messages lie in a card; a card shows the first of them only."""
    badge = card(page, name).locator(".badge")
    return int(badge.first.inner_text()) if badge.count() else 0


def comes_to(page, name, number):
    wait_until(lambda: count(page, name) == number, f"{number} in «{name}»")


def test_what_a_colleague_and_a_client_do_comes_to_the_desk_without_a_reload(road, browser, odoo):
    page = desk_of(browser, odoo, "specialist")
    expect(page.locator(".apk_desk")).to_contain_text("обновлено в")
    free, mine = count(page, "Без исполнителя"), count(page, "В работе")
    answered = count(page, "Клиент ответил")
    road.receive(road.email("Грант на страусиную ферму"))
    case = road.the_case("Грант на страусиную ферму")
    comes_to(page, "Без исполнителя", free + 1)

    head = browser.clerk("head")
    screen = CaseScreen(head, odoo.url)
    screen.open_from_list(case["name"])
    screen.press("Согласиться и взять в работу")
    screen.expect_state("На рассмотрении")
    comes_to(page, "Без исполнителя", free)

    (specialist,) = odoo.call("res.users", "search", [("login", "=", "specialist")])
    odoo.call("apk.case", "write", [case["id"]], {"user_id": specialist})
    comes_to(page, "В работе", mine + 1)
    road.receive(road.email(f"Re: {case['name']} Грант", "Забыл спросить про инкубатор."))
    comes_to(page, "Клиент ответил", answered + 1)
    comes_to(page, "В работе", mine)
    assert page.evaluate("window.neverReloaded")

    page.get_by_role("button", name="Клиент ответил").click()
    expect(page.get_by_role("cell", name=case["name"])).to_be_visible()


@pytest.fixture
def case(road, odoo):
    """A message of a client with a phone and a letter about goats."""
    sender = "fermer-kozlov@client.test"
    text = "Хочу взять субсидию на козье молоко и вывести борщевик."
    if not road.cases("Козье молоко"):
        road.receive(road.email("Козье молоко", text, sender=f"Козлов Матвей <{sender}>"))
    found = road.the_case("Козье молоко")
    odoo.call("res.partner", "write", [found["partner_id"][0]], {"phone": "+7 915 444-12-39"})
    return found


def test_a_phone_is_one_box_and_one_press(case, browser, odoo):
    page = desk_of(browser, odoo, "registrar")
    presses = PressCounter(page)
    page.reload()
    box = page.get_by_role("combobox", name="Найти сообщение")
    box.fill(PHONE_NUMBER)
    expect(page.get_by_role("option")).to_contain_text("телефон: +7 915 444-12-39")
    assert serious_findings(page, ".apk_desk") == []
    pictures(browser, page, "desk-search")
    presses.start()
    box.press("Enter")
    expect(page.locator(".o_form_view")).to_contain_text(case["name"])
    assert presses.made() <= 1


def test_the_list_and_the_palette_find_it_too_and_say_why(case, browser, odoo):
    page = browser.clerk("registrar")
    page.goto(f"{odoo.url}/odoo/apk-messages")
    for typed, reason in (
        (PHONE_NUMBER, "телефон: +7 915 444-12-39"),
        ("борщевику козьего", "письмо: "),
    ):
        look_for(page, typed)
        expect(page.get_by_role("row", name=case["name"])).to_contain_text(reason)
        browser.picture(page, "list-search")
        page.locator(".o_switch_view.o_kanban").click()  # what a phone shows
        expect(page.locator(".o_kanban_record", has_text=case["name"])).to_contain_text(reason)
        page.locator(".o_switch_view.o_list").click()
        expect(page.get_by_role("row", name=case["name"])).to_be_visible()
        page.locator(".o_searchview_input").press("Backspace")
        expect(page.locator(".o_searchview_facet")).to_have_count(0)

    page.keyboard.press("Control+k")
    palette = page.locator(".o_command_palette")
    palette.locator("input").fill("44-12-39")
    expect(palette).to_contain_text("телефон: +7 915 444-12-39")
    browser.picture(page, "palette-search")
    page.keyboard.press("Enter")
    expect(page.locator(".o_form_view")).to_contain_text(case["name"])


def test_the_desk_of_each_role_is_readable_on_both_screens(road, browser, odoo):
    for number in range(3):
        road.receive(road.email(f"Грант на пруд № {number}"))
    for login in ("specialist", "head", "registrar", "admin"):
        page = desk_of(browser, odoo, login)
        assert serious_findings(page, ".apk_desk") == []
        pictures(browser, page, f"desk-{login}")
