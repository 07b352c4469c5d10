"""п. 30-43: whole calls walked by the keyboard, in fewer than ten keys besides the text."""

import re

from playwright.sync_api import expect

from .accessibility import serious_findings
from .line_office import OPERATOR, ring
from .line_screen import CallScreen
from .screens import PHONE


def test_a_whole_call_by_the_keyboard(browser, line):
    screen = CallScreen(browser, line)
    screen.picture(screen.page, "line-board")
    ring(line, line.secret, "acc.1", number="+79100000001")
    screen.expect_in(".apk_line_incoming", "Смирнов Алексей Николаевич")
    screen.picture(screen.page, "line-incoming")
    screen.keys.start()
    screen.press("Alt+Enter")
    expect_the_caller_is_known(screen)
    take_the_article(screen)
    screen.press("F2")
    screen.expect_questions()
    screen.picture(screen.page, "line-card-farewell")
    screen.press("1")
    expect(screen.page.get_by_role("button", name="да 1")).to_have_class(re.compile("active"))
    screen.press("2")
    screen.expect_outcome("Ответ дан")
    screen.picture(screen.page, "line-card-done")
    screen.press("Enter")
    expect(screen.page.locator(".apk_line_board")).to_be_visible()
    assert screen.keys.made() == ["Enter", "Enter", "F2", "1", "2", "Enter"]
    assert screen.keys.clicks() == 0
    expect_it_is_written_down(line)


def expect_the_caller_is_known(screen):
    screen.expect_cursor("#apk_call_question")
    screen.expect_in(".apk_call_client", "известен")
    screen.expect_in(".apk_call_client", "Субсидия на покупку трактора")
    screen.expect_in(".apk_call_say", "Зайцева Анна Юрьевна")


def take_the_article(screen):
    screen.type("грант на сыроварню")
    screen.expect_in(".apk_call_found", "Грант на сыроварню")
    screen.picture(screen.page, "line-card-found")
    screen.press("Enter")
    screen.expect_in(".apk_call_article", "Нужен бизнес-план")
    screen.picture(screen.page, "line-card-article")


def expect_it_is_written_down(line):
    (call,) = line.call("apk.call", "search_read", [("linkedid", "=", "acc.1")])
    assert (call["state"], call["outcome"], call["topic"]) == ("done", "answered", "support")
    assert call["question"] == "грант на сыроварню"
    assert call["questions"] == "answered"
    assert line.query("select count(*) from apk_answer_waiting") == [["1"]]


def test_a_colleague_twice_and_then_a_callback_by_the_keyboard(browser, line):
    screen = CallScreen(browser, line)
    screen.new_call("8 910 765 43 21")
    (call,) = line.call("apk.call", "search", [("phone", "=", "+79107654321")], limit=1)
    first = {"kind": "number_given", "name": "Бухгалтерия", "phone": "301"}
    line.call("apk.call", "transfer", [call], login=OPERATOR, **first)
    put_through(screen)
    screen.press("Escape", "F4")
    screen.expect_in("main [role=alert]", "третье переключение не допускается")
    screen.picture(screen.page, "line-card-third")
    screen.press("Enter")
    promise_a_callback(screen)
    assert screen.keys.clicks() == 0
    assert len(screen.keys.made()) < 10, screen.keys.made()
    screen.press("Enter")
    screen.expect_in(".apk_line_row", "+7 910 765-43-21")
    screen.picture(screen.page, "line-board-waiting")


def put_through(screen):
    screen.press("F4")
    screen.expect_cursor("#apk_call_colleague")
    screen.type("лебедев")
    expect(screen.page.locator(".apk_call_list .apk_call_found")).to_have_count(1)
    screen.expect_in(".apk_call_work .apk_call_script", "+7 (4942) 55-16-40")
    screen.picture(screen.page, "line-card-colleague")
    screen.press("Control+Enter")
    screen.expect_in(".apk_call_work [role=status]", "Переключили на: Лебедев")
    expect(screen.page.locator(".apk_call_asked")).to_have_count(0)
    screen.picture(screen.page, "line-card-put-through")


def promise_a_callback(screen):
    expect(screen.page.locator("#apk_call_back")).to_have_value("+79107654321")
    screen.press("Alt+2")
    chosen = screen.page.locator("[aria-pressed=true]")
    expect(chosen).to_have_count(1)
    until = re.search(r"–(\d\d:\d\d)", chosen.inner_text())[1]
    screen.expect_in(".apk_call_work .apk_call_script", f"не позднее {until}")
    screen.picture(screen.page, "line-card-callback")
    screen.press("Enter")
    screen.expect_in(".apk_call_work [role=status]", f"перезвоним не позднее {until}")
    screen.expect_in(".apk_call_work .apk_call_script", f"не позднее {until}")
    screen.picture(screen.page, "line-card-promised")
    screen.press("Enter")
    screen.expect_outcome("Обещан обратный звонок")


def test_another_bodys_matter_and_the_card_on_a_phone(browser, line):
    screen = CallScreen(browser, line)
    screen.new_call()
    screen.press("F9")
    screen.expect_cursor("#apk_call_body")
    screen.type("рыбнадзор")
    expect(screen.page.locator(".apk_call_list .apk_call_found")).to_have_count(1)
    screen.picture(screen.page, "line-card-out-of-scope")
    screen.page.set_viewport_size(PHONE)
    screen.picture(screen.page, "line-card-out-of-scope-phone")
    screen.press("Enter")
    screen.expect_questions()
    screen.press("0")
    screen.expect_outcome("подсказали, куда обратиться")
    screen.picture(screen.page, "line-card-done-phone")


def test_the_screens_of_the_line_have_no_serious_barrier(browser, line):
    """WCAG 2.1 AA on the card at each turn of a talk, and on the wallboard."""
    screen = CallScreen(browser, line)
    screen.page.emulate_media(reduced_motion="reduce")  # a button that is changing its colour
    assert own_findings(screen, ".apk_line_board") == []
    screen.page.goto(f"{line.url}/odoo/apk-call")
    screen.expect_cursor("#apk_call_phone")
    assert own_findings(screen, ".apk_call_card") == []
    screen.type("8 910 000 00 01")
    screen.press("Enter")
    screen.expect_cursor("#apk_call_question")
    take_the_article(screen)
    assert own_findings(screen, ".apk_call_card") == []
    for key, stage in (("F4", "Кто ответит точнее"), ("F8", "Перезвоним"), ("F9", "Не наш вопрос")):
        screen.press(key)
        screen.expect_in(".apk_call_work h2", stage)
        assert own_findings(screen, ".apk_call_card") == [], stage
        screen.press("Escape")
    screen.press("F2")
    screen.expect_questions()
    assert own_findings(screen, ".apk_call_card") == []


def own_findings(screen, part):
    """Of our part of the page; the menu around it is Odoo's."""
    expect(screen.page.locator(part)).to_be_visible()
    return serious_findings(screen.page, part)


def test_every_screen_of_the_line_opens(browser, line):
    page = browser.clerk("admin")
    for path in (
        "apk-line", "apk-calls", "apk-callbacks", "apk-missed-calls", "apk-experts", "apk-shifts",
        "apk-call-report", "apk-training-duties", "apk-training-sessions",
        "apk-training-register", "apk-training-programmes", "apk-desk",
    ):  # fmt: skip
        page.goto(f"{line.url}/odoo/{path}")
        expect(page.locator(".o_action_manager > .o_action")).to_be_visible()
        expect(page.locator(".o_blockUI")).to_be_hidden()
        browser.picture(page, f"screen-{path}")
