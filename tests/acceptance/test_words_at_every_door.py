"""п. 7, 24: a question to the client and a letter of ours are checked as an answer is; nothing typed is lost by it."""

import pytest
from playwright.sync_api import expect

from .checked_text import CheckedText
from .screens import CaseScreen
from .waiting import wait_until

BRUSH_OFF = "Ваш вопрос взят на контроль. Какая площадь поля?"
MENDED = "Какая площадь поля?"


@pytest.fixture
def case(road, odoo):
    subject = f"Поле под лён {next(odoo.ids)}"
    road.receive(road.email(subject))
    case = road.the_case(subject)
    odoo.call("apk.case", "action_accept_and_take", [case["id"]], login="specialist")
    return case


def ask_in_writing(browser, odoo, case, login="specialist"):
    page = browser.clerk(login)
    page.goto(f"{odoo.url}/odoo/apk-messages/{case['id']}")
    screen = CaseScreen(page, odoo.url)
    screen.press("Уточнить у клиента")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Письмом").check()
    question = dialog.locator("div[name=question] textarea")
    question.fill(BRUSH_OFF)
    return page, dialog, question


def questions_sent(odoo, case):
    about = [["case_id", "=", case["id"]], ["document", "=", "clarification"]]
    return odoo.call("apk.delivery", "search_count", about)


def test_a_clerk_mends_the_question_and_the_head_may_leave_it(browser, odoo, case):
    page, dialog, question = ask_in_writing(browser, odoo, case)
    expect(CheckedText(page).panel.last).to_contain_text("взят на контроль")
    browser.picture(page, "door-question")
    dialog.get_by_role("button", name="Отправить вопрос").click()
    refusal = page.get_by_role("dialog").filter(has_text="запрещает Порядок")
    browser.picture(page, "door-question-refused")
    refusal.get_by_role("button", name="Закрыть").last.click()
    expect(question).to_have_value(BRUSH_OFF)
    expect(dialog.get_by_role("alert").filter(has_text="попросите начальника")).to_be_visible()
    expect(dialog.locator("div[name=text_override_reason]")).to_be_hidden()
    browser.picture(page, "door-question-hint")
    assert questions_sent(odoo, case) == 0
    question.fill(MENDED)
    dialog.get_by_role("button", name="Отправить вопрос").click()
    wait_until(lambda: questions_sent(odoo, case), "the question to leave")


def test_without_a_network_the_question_stays_in_its_dialog(browser, odoo, case):
    page, dialog, question = ask_in_writing(browser, odoo, case)
    page.context.set_offline(True)
    question.press_sequentially(" Опишите почву.")
    expect(CheckedText(page).status.last).to_contain_text("Проверка недоступна")
    expect(question).to_have_value(BRUSH_OFF + " Опишите почву.")
    page.context.set_offline(False)
    expect(CheckedText(page).panel.last).to_contain_text("взят на контроль")
    expect(question).to_have_value(BRUSH_OFF + " Опишите почву.")
    browser.forgive("ERR_INTERNET_DISCONNECTED", "WebSocket", "Failed to fetch", "Connection")


def test_a_line_of_a_dictionary_is_tried_on_a_text(browser, odoo):
    page = browser.clerk("admin")
    page.goto(f"{odoo.url}/odoo/action-apk_case.apk_dictionary_entry_action")
    browser.picture(page, "door-dictionaries")
    page.get_by_role("button", name="Проверить на тексте").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("div[name=text] textarea").fill("Соседи вывалили навоз, вонь! <b>Безобразие</b>")
    dialog.get_by_role("button", name="Проверить", exact=True).click()
    expect(dialog.locator("div[name=result] table")).to_contain_text("навоз")
    expect(dialog.locator("div[name=result] table")).to_contain_text("Настроение: Недовольное")
    browser.picture(page, "door-trial")


def test_a_letter_of_ours_is_mended_before_it_is_saved(browser, odoo):
    page = browser.clerk("admin")
    [number] = odoo.call("mail.template", "search", [["name", "=", "Вопрос клиенту (п. 22)"]])
    page.goto(f"{odoo.url}/odoo/mail.template/{number}")
    editor = page.locator("div[name=body_html] .odoo-editor-editable")
    editor.locator("p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(" Ваш вопрос взят на контроль.")
    expect(CheckedText(page).panel).to_contain_text("взят на контроль")
    browser.picture(page, "door-template")
    page.locator(".o_form_button_save").click()
    refusal = page.get_by_role("dialog").filter(has_text="взят на контроль")
    expect(refusal).to_be_visible()
    browser.picture(page, "door-template-refused")
    refusal.get_by_role("button", name="Закрыть").last.click()
    expect(editor).to_contain_text("взят на контроль")
    page.locator(".o_form_button_cancel").click()
    expect(editor).not_to_contain_text("взят на контроль")
