"""п. 7, 24: an answer is checked while it is typed; the check never touches the text, and loses nothing."""

import pytest
from playwright.sync_api import expect

from .accessibility import serious_findings
from .checked_text import CheckedText
from .screens import PHONE, CaseScreen
from .waiting import wait_until

GREETING = "Здравствуйте! "
ANSWER = (
    GREETING
    + "Деньги дают согласно приказа. Они придут по завершению отбора, до 1 декабря 2026 года."
)

# The server is slow with the check, and with nothing else.
LATE_ANSWERS = """() => {
    const { open, send } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.open = function (method, url, ...rest) {
        this.isCheck = url.includes("apk.text.check");
        return open.call(this, method, url, ...rest);
    };
    XMLHttpRequest.prototype.send = function (body) {
        setTimeout(() => send.call(this, body), this.isCheck ? 300 : 0);
    };
}"""


@pytest.fixture
def case(road, odoo):
    """A message that an executor has taken; of a subject of its own."""
    subject = f"Грант на улей {next(odoo.ids)}"
    road.receive(road.email(subject))
    case = road.the_case(subject)
    odoo.call("apk.case", "action_accept_and_take", [case["id"]], login="specialist")
    return case


# How long each call of ours takes while keys are pressed, in milliseconds.
STOPWATCH = """() => {
    const module = (name) => odoo.loader.modules.get(`@apk_language/check/${name}`);
    const { TextCheck } = module("text_check");
    const { CardOpener } = module("card_opener");
    window.spent = 0;
    const watch = (prototype, name) => {
        const method = prototype[name];
        prototype[name] = function (...args) {
            const start = performance.now();
            try {
                return method.apply(this, args);
            } finally {
                window.spent += performance.now() - start;
            }
        };
    };
    ["onChange", "dropTyped", "read"].forEach((name) => watch(TextCheck.prototype, name));
    ["onTyping", "onCaret"].forEach((name) => watch(CardOpener.prototype, name));
}"""
KEY_MAY_COST = 16  # milliseconds of ours


def open_answer(browser, odoo, case, login="specialist"):
    page = browser.clerk(login)
    page.goto(f"{odoo.url}/odoo/apk-messages/{case['id']}")
    expect(page.locator(".o_form_view")).to_contain_text(case["name"])
    return CaseScreen(page, odoo.url), CheckedText(page)


def answer_of(odoo, case):
    return odoo.call("apk.case", "read", [case["id"]], ["answer_body"])[0]["answer_body"] or ""


def test_one_is_mended_by_the_mouse_and_one_by_the_keyboard(browser, odoo, case):
    screen, checked = open_answer(browser, odoo, case)
    screen.write_answer(ANSWER)
    checked.wait_for("согласно приказа", "по завершению")
    assert checked.text() == ANSWER
    expect(checked.panel).to_contain_text("«согласно приказа»")
    browser.picture(screen.page, "check-underlines")

    checked.point_at("согласно приказа")
    assert serious_findings(screen.page, ".apk_finding_card") == []
    browser.picture(screen.page, "check-card")
    checked.card.get_by_role("button", name="согласно приказу").click()
    expect(checked.editor).to_contain_text("Деньги дают согласно приказу.")
    checked.wait_without("согласно приказа")

    screen.page.keyboard.press("F7")
    expect(checked.card).to_contain_text("по завершении")
    screen.page.keyboard.press("Enter")
    expect(checked.editor).to_contain_text("придут по завершении отбора")
    screen.page.keyboard.press("Control+z")
    expect(checked.editor).to_contain_text("придут по завершению отбора")
    checked.wait_for("по завершению")
    screen.page.keyboard.press("Control+y")
    expect(checked.editor).to_contain_text("придут по завершении отбора")
    checked.wait_without("по завершению")

    screen.send_answer()
    wait_until(lambda: "согласно приказу" in answer_of(odoo, case), "the mended answer")
    assert "по завершении отбора" in answer_of(odoo, case)


def test_fast_typing_keeps_its_caret_and_its_words(browser, odoo, case):
    """The answers of the server come late and in the midst of words."""
    screen, checked = open_answer(browser, odoo, case)
    page = screen.page
    page.evaluate(LATE_ANSWERS)
    typed = ""
    checked.editor.click()
    for sentence in ("Выдали согласно приказа. ", "По завершению работ сообщите нам. ") * 4:
        page.keyboard.type(sentence, delay=8)
        page.wait_for_timeout(430)  # the check goes off while the next sentence is typed
        typed += sentence
    assert checked.caret().replace("\xa0", " ") == typed
    assert checked.text().replace("\xa0", " ") == typed.strip()
    expect(checked.card).to_be_hidden()
    checked.wait_for("согласно приказа", "По завершению")


def test_a_key_costs_little_in_an_answer_of_ten_thousand_characters(browser, odoo, case):
    paragraph = "Деньги дают согласно приказа. Они придут по завершению отбора. " * 7
    words = {"answer_body": f"<p>{paragraph}</p>" * 23}
    odoo.call("apk.case", "save_answer_draft", [case["id"]], words, 0, login="specialist")
    screen, checked = open_answer(browser, odoo, case)
    checked.wait_for("согласно приказа")
    assert len(checked.text()) > 10_000
    screen.page.evaluate(STOPWATCH)
    checked.editor.locator("p").nth(11).click()
    typed = "Приедет специалист отдела. "
    screen.page.keyboard.type(typed, delay=20)
    assert screen.page.evaluate("window.spent") / len(typed) < KEY_MAY_COST


def test_without_a_network_the_check_is_away_and_comes_back(browser, odoo, case):
    screen, checked = open_answer(browser, odoo, case)
    screen.write_answer(GREETING)
    screen.page.context.set_offline(True)
    screen.page.keyboard.type("Деньги дают согласно приказа.")
    expect(checked.status).to_contain_text("Проверка недоступна")
    expect(screen.page.locator(".apk_answer_draft")).to_contain_text("Нет связи")
    expect(screen.page.get_by_role("dialog")).to_have_count(0)
    browser.picture(screen.page, "check-offline")
    screen.page.context.set_offline(False)
    checked.wait_for("согласно приказа")
    wait_until(lambda: "согласно приказа" in answer_of(odoo, case), "the draft on the server")
    browser.forgive("ERR_INTERNET_DISCONNECTED", "WebSocket", "Failed to fetch", "Connection")


def test_what_one_leaves_as_it_is_the_other_does_not_see(browser, odoo, case):
    his_screen, his = open_answer(browser, odoo, case)
    hers_screen, hers = open_answer(browser, odoo, case, "head")
    his_screen.write_answer(GREETING + "Деньги дают согласно приказа по завершению отбора.")
    his.wait_for("согласно приказа", "по завершению")
    hers.wait_for("согласно приказа", "по завершению")  # his words, on her screen
    his.panel.get_by_role("button", name="«согласно приказа»").click()
    his.card.get_by_role("button", name="Не считать").click()
    his.wait_without("согласно приказа")
    hers_screen.page.reload()
    hers.wait_for("по завершению")
    assert "согласно приказа" not in hers.underlined()
    assert his.text() == hers.text()


def test_the_grounds_of_a_refusal_are_checked_too(browser, odoo, case):
    screen, checked = open_answer(browser, odoo, case)
    screen.write_answer(GREETING + "В гранте отказано.")
    screen.page.get_by_label("Это отказ").check()
    grounds = screen.page.locator("div[name=refusal_grounds] textarea")
    grounds.fill("Отказано согласно приказа.")
    row = checked.panel.get_by_role("button", name="«согласно приказа»")
    row.click()
    browser.picture(screen.page, "check-refusal")
    checked.card.get_by_role("button", name="согласно приказу").click()
    expect(grounds).to_have_value("Отказано согласно приказу.")
    screen.page.keyboard.press("Control+z")
    expect(grounds).to_have_value("Отказано согласно приказа.")


def test_the_panel_is_read_by_everybody(browser, odoo, case):
    screen, checked = open_answer(browser, odoo, case)
    screen.write_answer(ANSWER)
    checked.wait_for("согласно приказа")
    assert serious_findings(screen.page, ".apk_text_check") == []
    screen.page.set_viewport_size(PHONE)
    checked.panel.scroll_into_view_if_needed()
    browser.picture(screen.page, "check-phone")
    checked.panel.get_by_role("button", name="«согласно приказа»").click()
    expect(checked.card).to_be_in_viewport(ratio=1)
    browser.picture(screen.page, "check-card-phone")
