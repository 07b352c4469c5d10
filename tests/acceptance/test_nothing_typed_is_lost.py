"""п. 7, 25: what a clerk types survives the network, the session, «Back» and a colleague; what leaves is what was read."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

from .screens import CaseScreen
from .waiting import wait_until

SAVED = re.compile(r"Сохранено в \d\d:\d\d")


@pytest.fixture
def case(road, odoo):
    """A message that an executor has taken; of a subject of its own."""
    subject = f"Грант на технику {next(odoo.ids)}"
    road.receive(road.email(subject))
    case = road.the_case(subject)
    odoo.call("apk.case", "action_accept_and_take", [case["id"]], login="specialist")
    return case


def answer_of(odoo, case):
    return odoo.call("apk.case", "read", [case["id"]], ["answer_body"])[0]["answer_body"] or ""


def editor(page):
    return page.locator("div[name=answer_body] .odoo-editor-editable")


def open_answer(browser, odoo, case, login="specialist"):
    page = browser.clerk(login)
    screen = open_again(page, odoo, case)
    return page, screen


def open_again(page, odoo, case):
    page.goto(f"{odoo.url}/odoo/apk-messages/{case['id']}")
    screen = CaseScreen(page, odoo.url)
    expect(page.locator(".o_form_view")).to_contain_text(case["name"])
    expect(editor(page)).to_be_visible()
    return screen


def test_what_is_typed_is_saved_without_a_press(browser, odoo, case):
    page, screen = open_answer(browser, odoo, case)
    screen.write_answer("Грант дают на технику для пасеки.")
    expect(page.locator(".apk_answer_draft")).to_contain_text(SAVED)
    wait_until(lambda: "для пасеки" in answer_of(odoo, case), "the draft on the server")
    page.keyboard.type(" Заявку принимает отдел.")  # the cursor is where it was
    wait_until(lambda: "пасеки. Заявку принимает отдел." in answer_of(odoo, case), "the rest of it")


def test_back_right_after_the_last_key_loses_nothing(browser, odoo, case):
    page = browser.clerk("specialist")
    screen = CaseScreen(page, odoo.url)
    screen.open_from_list(case["name"])
    screen.write_answer("Ответ, который чуть не пропал.")
    page.go_back()
    expect(page.locator(".o_list_view")).to_be_visible()
    wait_until(lambda: "чуть не пропал" in answer_of(odoo, case), "the draft on the server")
    page.get_by_role("cell", name=case["name"]).click()
    expect(editor(page)).to_contain_text("чуть не пропал")


def test_without_a_network_the_text_stays_and_is_saved_when_it_is_back(browser, odoo, case):
    page, screen = open_answer(browser, odoo, case)
    page.context.set_offline(True)
    screen.write_answer("Написано без связи.")
    expect(page.locator(".apk_answer_draft")).to_contain_text("Нет связи")
    screen.tab("Отправка")
    screen.tab("Сведения")
    page.keyboard.press("Alt+s")
    expect(editor(page)).to_contain_text("Написано без связи.")
    browser.picture(page, "answer-offline")
    page.context.set_offline(False)
    wait_until(lambda: "без связи" in answer_of(odoo, case), "the draft on the server")
    expect(page.locator(".apk_answer_draft")).to_contain_text(SAVED)
    browser.forgive("ERR_INTERNET_DISCONNECTED", "WebSocket", "Failed to fetch", "Connection")


def test_a_browser_that_dies_without_a_network_gives_the_text_back(browser, odoo, case):
    page, screen = open_answer(browser, odoo, case)
    page.context.set_offline(True)
    screen.write_answer("Осталось в браузере.")
    expect(page.locator(".apk_answer_draft")).to_contain_text("Нет связи")
    page = crashed(page)
    page.context.set_offline(False)
    assert answer_of(odoo, case) == ""
    open_again(page, odoo, case)
    expect(editor(page)).to_contain_text("Осталось в браузере.")
    expect(page.locator(".apk_answer_draft")).to_contain_text("Восстановлен несохранённый текст от")
    browser.picture(page, "answer-restored")
    wait_until(lambda: "Осталось" in answer_of(odoo, case), "the draft on the server")
    page.get_by_role("button", name="Отбросить").click()
    expect(editor(page)).not_to_contain_text("Осталось")
    wait_until(lambda: "Осталось" not in answer_of(odoo, case), "the empty answer")
    assert typed_texts(page) == []
    browser.forgive("ERR_INTERNET_DISCONNECTED", "WebSocket", "Failed to fetch", "Connection")


def crashed(page):
    """The process of the page dies at once: it cannot call the server any more, as one that is closed can.

    :return: another page of the same browser
    """
    with suppress(PlaywrightError):
        page.goto("chrome://crash")
    other = page.context.new_page()
    page.close()
    return other


def typed_texts(page):
    keys = page.evaluate("Object.keys(localStorage)")
    return [key for key in keys if key.startswith("apk.typed|")]


def session_ends_while_writing(page, screen, words):
    """Once the screen has loaded: whatever it asks for after the end is told so, in a dialog over the editor."""
    screen.write_answer("До конца сеанса. ")
    expect(page.locator(".apk_answer_draft")).to_contain_text(SAVED)
    page.context.clear_cookies()
    page.keyboard.type(words)
    expect(page.locator(".apk_answer_draft")).to_contain_text("Сеанс завершён")


def test_an_ended_session_gives_the_text_back_after_the_login(browser, odoo, case):
    page, screen = open_answer(browser, odoo, case)
    session_ends_while_writing(page, screen, "Сеанс кончился на этих словах.")
    assert "Сеанс кончился" not in answer_of(odoo, case)
    page.goto(f"{odoo.url}/web/login")
    page.fill("#login", "specialist")
    page.fill("#password", "specialist")
    page.click("button[type=submit]")
    expect(page.locator(".o_web_client")).to_be_visible()
    open_again(page, odoo, case)
    expect(editor(page)).to_contain_text("Сеанс кончился на этих словах.")
    wait_until(lambda: "Сеанс кончился" in answer_of(odoo, case), "the draft on the server")
    wait_until(lambda: typed_texts(page) == [], "the browser to forget the text")
    browser.forgive("403", "Session", "WebSocket")


def test_another_person_at_the_same_browser_sees_nothing(browser, odoo, case):
    page, screen = open_answer(browser, odoo, case)
    session_ends_while_writing(page, screen, "Не для чужих глаз.")
    page.goto(f"{odoo.url}/web/login")
    page.fill("#login", "head")
    page.fill("#password", "head")
    page.click("button[type=submit]")
    expect(page.locator(".o_web_client")).to_be_visible()
    open_again(page, odoo, case)
    expect(editor(page)).not_to_contain_text("Не для чужих глаз.")
    browser.forgive("403", "Session", "WebSocket")


def test_two_people_at_one_message(browser, odoo, case):
    hers, her_screen = open_answer(browser, odoo, case, "head")
    his, his_screen = open_answer(browser, odoo, case)
    expect(hers.locator(".apk_people_here")).to_contain_text("Лебедев О. В.")
    his_screen.write_answer("Текст Лебедева.")
    expect(hers.locator(".apk_people_here")).to_contain_text("Сейчас пишет: Лебедев О. В.")
    browser.picture(hers, "answer-somebody-writes")
    # who has typed nothing sees it grow
    expect(editor(hers)).to_contain_text("Текст Лебедева.")


def test_a_save_over_a_newer_text_compares_the_two(browser, odoo, case):
    his, his_screen = open_answer(browser, odoo, case)
    his.context.set_offline(True)
    his_screen.write_answer("Текст Лебедева.")
    expect(his.locator(".apk_answer_draft")).to_contain_text("Нет связи")
    hers = {"answer_body": "<p>Текст Соколовой.</p>"}
    odoo.call("apk.case", "save_answer_draft", [case["id"]], hers, 0, login="head")
    his.context.set_offline(False)
    dialog = his.get_by_role("dialog")
    expect(dialog).to_contain_text("Соколова И. П.")
    expect(dialog).to_contain_text("Текст Лебедева.")
    expect(dialog).to_contain_text("Текст Соколовой.")
    browser.picture(his, "answer-compare")
    dialog.get_by_role("button", name="Взять оба текста").click()
    expect(editor(his)).to_contain_text("Текст Соколовой.")
    expect(editor(his)).to_contain_text("Текст Лебедева.")
    wait_until(
        lambda: "Лебедева" in answer_of(odoo, case) and "Соколовой" in answer_of(odoo, case),
        "both texts on the server",
    )
    browser.forgive("ERR_INTERNET_DISCONNECTED", "WebSocket", "Failed to fetch", "Connection")


def test_what_leaves_is_what_the_sender_reads(browser, odoo, case):
    page, screen = open_answer(browser, odoo, case)
    screen.write_answer("Текст Лебедева.")
    expect(page.locator(".apk_answer_draft")).to_contain_text(SAVED)
    page.route("**/websocket*", lambda route: route.abort())
    version = odoo.call("apk.case", "read", [case["id"]], ["answer_version"])[0]["answer_version"]
    screen.press("Отправить ответ")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Электронная почта")
    browser.picture(page, "answer-send")
    hers = {"answer_body": "<p>Текст Соколовой.</p>"}
    odoo.call("apk.case", "save_answer_draft", [case["id"]], hers, version, login="head")
    dialog.get_by_role("button", name="Отправить ответ").click()
    expect(page.get_by_role("dialog").last).to_contain_text("Соколова И. П. изменил(а) ответ")
    about = [("case_id", "=", case["id"]), ("document", "=", "answer")]
    assert odoo.call("apk.delivery", "search", about) == []


def test_a_message_that_a_colleague_has_taken_is_not_taken_twice(browser, odoo, road):
    subject = f"Грант на трактор {next(odoo.ids)}"
    road.receive(road.email(subject))
    case = road.the_case(subject)
    page = browser.clerk("specialist")
    page.route("**/websocket*", lambda route: route.abort())
    page.goto(f"{odoo.url}/odoo/apk-messages/{case['id']}")
    expect(page.locator(".o_form_view")).to_contain_text(case["name"])
    odoo.call("apk.case", "action_accept_and_take", [case["id"]], login="head")
    CaseScreen(page, odoo.url).press("Согласиться и взять в работу")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Соколова И. П.")
    browser.picture(page, "message-taken")
    dialog.get_by_role("button", name="Взять себе").click()
    wait_until(
        lambda: odoo.call("apk.case", "read", [case["id"]], ["user_id"])[0]["user_id"][1]
        .startswith("Лебедев"),
        "another executor",
    )  # fmt: skip
