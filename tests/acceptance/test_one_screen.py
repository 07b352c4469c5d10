"""п. 18, 23, 25, 66: one screen, one press from answer to answer; a message goes from hand to hand without an error."""

from playwright.sync_api import expect

from .screens import PHONE, CaseScreen, PressCounter, look_for
from .waiting import wait_until


def two_letters(road, odoo):
    """Letters about grants of one client, their messages in the order of the list."""
    name = next(odoo.ids)
    subjects = [f"Грант на сыроварню {name}", f"Грант на пасеку {name}"]
    for subject in subjects:
        road.receive(road.email(subject))
    return [road.the_case(subject) for subject in subjects]


def open_list(page, odoo, road):
    page.goto(f"{odoo.url}/odoo/apk-messages")
    look_for(page, road.client)


def state_of(odoo, case):
    return odoo.call("apk.case", "read", [case["id"]], ["state"])[0]["state"]


def test_from_the_list_to_the_closed_message_and_the_next_one(road, browser, odoo):
    """Open, take, put the article in, look at the letter, send: five presses; the message closes by itself."""
    first, second = two_letters(road, odoo)
    page = browser.clerk("head")
    presses = PressCounter(page)
    open_list(page, odoo, road)
    expect(page.locator(".o_data_row")).to_have_count(2)
    presses.start()
    page.get_by_role("cell", name=first["name"]).click()
    expect(page.get_by_role("button", name="Согласиться и взять в работу")).to_be_visible()
    page.keyboard.press("Alt+w")
    screen = CaseScreen(page, odoo.url)
    screen.expect_state("На рассмотрении")
    expect(page.get_by_role("button", name="Вставить в ответ").first).to_be_visible()
    browser.picture(page, "one-screen")
    page.keyboard.press("Alt+i")
    expect(page.locator("div[name=answer_body] .odoo-editor-editable")).not_to_have_text("")
    browser.picture(page, "one-screen-answer")
    page.keyboard.press("Alt+a")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(road.client)
    expect(dialog).to_contain_text(f"Отвечаем на ваше сообщение № {first['name']}")
    browser.picture(page, "one-screen-letter")
    page.keyboard.press("Alt+q")
    expect(page.locator(".o_breadcrumb")).to_contain_text(second["name"])
    assert presses.made() <= 5, presses.made()
    expect(page.get_by_role("dialog")).to_be_hidden()
    browser.picture(page, "one-screen-next")
    wait_until(lambda: state_of(odoo, first) == "closed", "the message to close by itself")


def test_a_message_is_handed_over_from_the_form_and_the_giver_is_led_back(road, browser, odoo):
    """Two presses; the executor who sees it no more stands before the list, with a toast and without an error."""
    case, _other = two_letters(road, odoo)
    odoo.call("apk.case", "action_accept_and_take", [case["id"]], login="head")
    page = browser.clerk("head")
    presses = PressCounter(page)
    open_list(page, odoo, road)
    page.get_by_role("cell", name=case["name"]).click()
    expect(page.locator(".o_form_view")).to_contain_text(case["name"])
    presses.start()
    page.get_by_role("button", name="Передать", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".apk_choices").first).to_contain_text("Лебедев")
    dialog.get_by_placeholder("Слово тому").fill("Клиент ждёт звонка")
    browser.picture(page, "hand-over")
    there = dialog.locator(".o_data_row", has_text="Растениеводство").first
    there.get_by_role("button", name="Передать").click()
    expect(page.locator(".o_notification")).to_contain_text("Передано")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".o_list_view")).to_be_visible()
    browser.picture(page, "hand-over-list")
    assert presses.made() <= 2, presses.made()
    expect(page.locator(".o_error_dialog")).to_have_count(0)


def test_a_message_is_handed_over_from_its_row(road, browser, odoo):
    case, _other = two_letters(road, odoo)
    page = browser.clerk("head")
    presses = PressCounter(page)
    open_list(page, odoo, road)
    row = page.locator(".o_data_row", has_text=case["name"])
    expect(row).to_be_visible()
    presses.start()
    row.locator("button[name=action_hand_over]").click()
    dialog = page.get_by_role("dialog")
    person = dialog.locator(".o_data_row", has_text="Лебедев")
    person.get_by_role("button", name="Передать").click()
    expect(dialog).to_be_hidden()
    expect(row).to_contain_text("Лебедев")
    browser.picture(page, "hand-over-row")
    assert presses.made() <= 2, presses.made()


def test_an_executor_gives_back_what_is_not_his(road, browser, odoo):
    case, _other = two_letters(road, odoo)
    odoo.call("apk.case", "action_accept_and_take", [case["id"]], login="specialist")
    page = browser.clerk("specialist")
    page.goto(f"{odoo.url}/odoo/apk-messages/{case['id']}")
    page.get_by_role("button", name="Не моё", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.locator("div[name=reason] textarea").fill("Гранты выдаёт финансовый отдел")
    browser.picture(page, "not-mine")
    dialog.get_by_role("button", name="Вернуть").click()
    expect(page.locator(".o_notification")).to_contain_text("Передано")
    expect(dialog).to_be_hidden()
    (read,) = odoo.call("apk.case", "read", [case["id"]], ["user_id"])
    assert not read["user_id"]


def test_on_a_phone_the_letter_stands_first(road, browser, odoo):
    case, _other = two_letters(road, odoo)
    page = browser.clerk("head")
    page.set_viewport_size(PHONE)
    page.goto(f"{odoo.url}/odoo/apk-messages/{case['id']}")
    expect(page.locator(".apk_case_words")).to_contain_text("Какие документы")
    expect(page.locator(".apk_client_brief")).to_contain_text(road.client)
    browser.picture(page, "one-screen-phone")
    page.locator(".apk_knowledge_strip").scroll_into_view_if_needed()
    browser.picture(page, "one-screen-phone-answer")
