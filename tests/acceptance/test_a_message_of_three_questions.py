"""59-ФЗ, ст. 8, ч. 4; Указ № 171: three questions in one message: one goes to another body, two are answered here; then the file for the portal."""

from playwright.sync_api import expect

from .accessibility import serious_findings
from .screens import PHONE, CaseScreen
from .waiting import wait_until


def questions_of(odoo, case):
    fields = ["name", "result", "ended_on", "body_id"]
    domain = [("case_id", "=", case["id"])]
    return odoo.call("apk.case.question", "search_read", domain, fields)


def add_question(page, words):
    page.get_by_role("button", name="Добавить вопрос").locator("visible=true").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("div[name=name] input")).to_have_value("")  # nothing of the former one
    dialog.locator("div[name=name] input").fill(words)
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog).to_be_hidden()


def forward_the_gas(browser, page, screen):
    screen.press("Переадресовать")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Газ на ферму").check()
    dialog.locator("div[name=body] input").fill("Департамент строительства")
    dialog.locator("div[name=contacts] textarea").fill("тел. 22-33-44")
    dialog.locator("div[name=ground] textarea").fill("Газ проводит этот департамент.")
    dialog.locator("div[name=number] input").fill("15-02/318")
    browser.picture(page, "questions-forward")
    assert serious_findings(page, ".modal-body") == []
    dialog.get_by_role("button", name="Переадресовать").click()
    expect(dialog).to_be_hidden()


def test_one_question_goes_and_two_are_answered(road, browser, odoo):
    subject = f"Грант, газ и дорога {next(odoo.ids)}"
    road.receive(road.email(subject))
    case = road.the_case(subject)
    assert len(questions_of(odoo, case)) == 1
    page = browser.clerk("head")
    screen = CaseScreen(page, odoo.url)
    screen.open_from_list(case["name"])
    screen.press("Согласиться и взять в работу")
    screen.expect_state("На рассмотрении")
    expect(page.locator("div[name=question_ids]")).to_be_hidden()
    page.get_by_role("button", name="Добавить вопрос").locator(
        "visible=true"
    ).scroll_into_view_if_needed()
    browser.picture(page, "question-alone")
    add_question(page, "Газ на ферму")
    add_question(page, "Дорога к ферме")
    rows = page.locator("div[name=question_ids] .o_data_row")
    expect(rows).to_have_count(3)
    rows.last.scroll_into_view_if_needed()
    browser.picture(page, "questions")
    forward_the_gas(browser, page, screen)
    wait_until(lambda: road.emails_about(case["name"]), "the notice of the part to leave")
    expect(rows.filter(has_text="Газ на ферму")).to_contain_text("Направлено по компетенции")
    browser.picture(page, "questions-one-gone")
    page.set_viewport_size(PHONE)
    rows.last.scroll_into_view_if_needed()
    browser.picture(page, "questions-phone")
    expect_one_gone(odoo, case, subject)


def expect_one_gone(odoo, case, subject):
    results = {one["name"]: one["result"] for one in questions_of(odoo, case)}
    assert results == {subject: False, "Газ на ферму": "referred", "Дорога к ферме": False}
    (state,) = odoo.call("apk.case", "read", [case["id"]], ["state"])
    assert state["state"] == "in_work"
