"""п. 30, 38, 39, 69, 70: the operator's walk — who is calling, what was typed, a slip, a promise — with its keys counted."""

import re

import pytest
from playwright.sync_api import expect

from .accessibility import serious_findings
from .line_office import ring
from .line_screen import CallScreen

NARROW = {"width": 1024, "height": 768}


def test_the_status_for_a_caller_from_another_phone_in_four_keys(browser, line):
    number = message_of_smirnov(line)
    screen = CallScreen(browser, line)
    screen.new_call("+7 920 555-12-12")
    screen.expect_in(".apk_call_client", "неизвестен")
    screen.keys.start()
    screen.press("Alt+0")
    screen.type(number.lower())
    screen.expect_in(".apk_call_client .apk_call_found", number)
    screen.picture(screen.page, "line-caller-found")
    screen.press("Enter")
    screen.expect_in(".apk_call_message", number)
    screen.expect_in(".apk_call_message", "не позднее")
    screen.expect_in(".apk_call_client", "Смирнов Алексей Николаевич")
    screen.expect_cursor("#apk_call_question")
    assert screen.keys.made() == ["0", "Enter"]
    assert screen.keys.clicks() == 0
    screen.picture(screen.page, "line-caller-status")
    screen.page.get_by_role("button", name="Не тот клиент").click()
    screen.expect_cursor("#apk_call_who")
    screen.expect_in(".apk_call_client", "неизвестен")


@pytest.mark.parametrize("typed", ["смирнов алексей", "8 (910) 000-00-01", "0000001", "cvbhyjd"])
def test_a_client_is_found_in_every_spelling(browser, line, typed):
    screen = CallScreen(browser, line)
    screen.new_call()
    screen.press("Alt+0")
    screen.type(typed)
    screen.expect_in(".apk_call_client .apk_call_found", "Смирнов Алексей Николаевич")
    screen.press("Enter")
    screen.expect_in(".apk_call_client", "известен")


def test_a_callback_in_four_keys_and_its_change(browser, line):
    screen = CallScreen(browser, line)
    screen.new_call("8 910 333 44 55")
    screen.type("когда придёт субсидия")
    screen.keys.start()
    screen.press("F8")
    screen.expect_cursor("#apk_call_back")
    screen.press("Alt+2", "Enter")
    screen.expect_in(".apk_call_work [role=status]", "перезвоним не позднее")
    screen.press("F8")
    screen.expect_in(".apk_call_work h2", "Изменить обещание")
    screen.page.fill("#apk_call_back", "8 910 333 44 56")
    screen.page.get_by_label("День срока").fill("2027-03-15")
    screen.expect_in(".apk_call_work .apk_call_script", "не позднее 18:00 15 марта 2027 г.")
    screen.picture(screen.page, "line-callback-change")
    screen.page.locator("#apk_call_back").focus()
    screen.press("Enter")
    screen.expect_in(".apk_call_work [role=status]", "18:00 15 марта 2027 г.")
    screen.press("Enter")
    screen.expect_outcome("Обещан обратный звонок")
    assert screen.keys.made() == ["F8", "2", "Enter", "F8", "Enter", "Enter"]
    rows = line.call(
        "apk.callback", "search_read", [("question", "=", "когда придёт субсидия")], ["phone"]
    )
    assert [row["phone"] for row in rows] == ["+79103334456"]
    call_back(screen, line, rows[0]["id"])


def call_back(screen, line, callback):
    """п. 35, 39: the call back opens with question, answer and its own script; nobody picks up."""
    line.call("apk.callback", "write", [callback], {"information": "Выплата 25 декабря"})
    screen.page.goto(f"{line.url}/odoo/apk-callbacks/{callback}")
    screen.page.get_by_role("button", name="Позвонить").first.click()
    screen.expect_in(".apk_call_say", "мы обещали перезвонить")
    screen.expect_in(".apk_call_returned", "когда придёт субсидия")
    screen.expect_in(".apk_call_returned", "Выплата 25 декабря")
    expect(screen.page.locator(".apk_call_say")).not_to_contain_text("[номер]")
    screen.picture(screen.page, "line-call-back")
    screen.press("F3")
    screen.expect_outcome("Не ответил")
    (row,) = line.call("apk.callback", "read", [callback], ["attempt_count", "state"])
    assert (row["attempt_count"], row["state"]) == (1, "open")


def test_nothing_typed_is_lost(browser, line):
    screen = CallScreen(browser, line)
    browser.forgive("keep_typed")
    screen.new_call("8 910 333 44 77")
    screen.type("почему отказали в субсидии")
    expect(screen.page).to_have_url(re.compile(r"apk-call/\d+|apk_line_card/\d+"))
    screen.page.reload()
    question = screen.page.locator("#apk_call_question")
    expect(question).to_have_value("почему отказали в субсидии")
    question.press_sequentially(" на молоко")
    ring(line, line.secret, "acc.second", number="+79100000001")
    screen.expect_in(".apk_line_incoming", "Смирнов Алексей Николаевич")
    screen.press("Alt+Enter")
    screen.expect_in(".apk_call_client", "Смирнов Алексей Николаевич")
    own = screen.page.locator(".apk_call_unfinished button", has_text="910 333-44-77")
    expect(own).to_contain_text("почему отказали в субсидии на молоко")
    screen.picture(screen.page, "line-unfinished")
    own.click()
    expect(question).to_have_value("почему отказали в субсидии на молоко")
    screen.page.goto(f"{line.url}/odoo/apk-line")
    expect(own).to_be_visible()
    screen.picture(screen.page, "line-board-unfinished")
    saved = line.call("apk.call", "search_read", [("phone", "=", "+79103334477")], ["question"])
    assert saved[0]["question"] == "почему отказали в субсидии на молоко"


def test_a_slip_is_taken_back_among_many_colleagues(browser, line):
    for number in range(20):
        line.call(
            "apk.line.expert", "create",
            [{"name": f"Савельев Иван {number}-й", "phone": f"+7 4942 55-00-{number:02}"}],
        )  # fmt: skip
    screen = CallScreen(browser, line)
    screen.page.emulate_media(reduced_motion="reduce")
    screen.new_call("8 910 333 44 88")
    screen.press("F4")
    screen.expect_cursor("#apk_call_colleague")
    assert screen.page.locator(".apk_call_list .apk_call_found").count() >= 21
    expect(screen.page.get_by_role("button", name="Номер сообщён")).to_be_in_viewport()
    assert serious_findings(screen.page, ".apk_call_card") == []
    screen.press(*["ArrowDown"] * 18)
    expect(screen.page.locator(".apk_call_list .apk_call_active")).to_be_in_viewport()
    screen.picture(screen.page, "line-colleagues")
    screen.type("гранты")
    expect(screen.page.locator(".apk_call_list .apk_call_found")).to_have_count(1)
    screen.press("Enter")
    screen.expect_in(".apk_call_work [role=status]", "Сообщён номер")
    expect(screen.page.locator(".apk_call_asked")).to_have_count(0)
    screen.picture(screen.page, "line-number-given")
    screen.press("Control+z")
    expect(screen.page.locator("#apk_call_question")).to_be_visible()
    calls = line.call(
        "apk.call", "search_read", [("phone", "=", "+79103334488")], ["transfer_count"]
    )
    assert calls[0]["transfer_count"] == 0


def test_the_card_on_a_narrow_screen_has_no_serious_barrier(browser, line):
    number = message_of_smirnov(line)
    screen = CallScreen(browser, line)
    screen.page.emulate_media(reduced_motion="reduce")
    screen.page.set_viewport_size(NARROW)
    screen.new_call("51640")
    screen.expect_in(".apk_call_number", "без кода")
    screen.press("Alt+0")
    screen.type(number)
    screen.expect_in(".apk_call_client .apk_call_found", number)
    assert serious_findings(screen.page, ".apk_call_card") == []
    screen.picture(screen.page, "line-card-1024")
    screen.press("Enter")
    screen.expect_in(".apk_call_message", number)
    assert serious_findings(screen.page, ".apk_call_card") == []
    screen.picture(screen.page, "line-card-1024-known")
    width = "document.querySelector('.apk_call_work').clientWidth"
    assert screen.page.evaluate(width) > 400


def message_of_smirnov(line):
    domain = [("subject", "=", "Субсидия на покупку трактора")]
    return line.call("apk.case", "search_read", domain, ["name"])[0]["name"]
