"""п. 80–84: the officer's walk — a bad answer studied and measured, a report that reads like its PDF, a questionnaire."""

import re

import pytest
from playwright.sync_api import expect

from .accessibility import serious_findings
from .screens import PressCounter

OFFICER = "klientov"


@pytest.fixture(scope="module")
def answers(odoo):
    """Sixty answers of the quarter that is over, some of them low, from places large and small."""
    odoo.run_cron("apk_feedback.ir_cron_open_reports")
    [[report, quarter]] = odoo.query(
        "select id, start from apk_feedback_report where kind = 'quarter' order by start desc limit 1"
    )
    odoo.query(
        "insert into apk_answer (quarter, rated_subject, collection_mode, questionnaire_id, place,"
        " mark_1, mark_3, mark_5, mark_8, comment, is_part)"
        f" select '{quarter}', 'answer', 'page', (select id from apk_questionnaire"
        "  where rated_subject = 'answer' and state = 'in_force'),"
        " case when n < 20 then 'Кострома' when n < 27 then 'Галич' when n = 27 then 'Павино' end,"
        " (array[5, 4, 5, 2, 4])[n % 5 + 1], (array[5, 3, 4])[n % 3 + 1], (array[5, 5, 4])[n % 3 + 1],"
        " (array[3, 5, 4, 2])[n % 4 + 1],"
        " case when n % 4 = 3 then 'Ждали ответа дольше, чем обещали.' end, false"
        " from generate_series(0, 59) as n"
    )
    odoo.run_cron("apk_feedback.ir_cron_release")
    odoo.call("apk.feedback.report", "action_count", [int(report)])
    return int(report)


@pytest.fixture
def officer(odoo, browser, answers):
    if not odoo.call("res.users", "search", [("login", "=", OFFICER)]):
        group = odoo._ref("apk_base.group_client_officer")
        odoo.call(
            "res.users", "create",
            [{"name": "Климова Ольга", "login": OFFICER, "password": OFFICER, "lang": "ru_RU",
              "group_ids": [(4, group)]}],
        )  # fmt: skip
    return browser.clerk(OFFICER)


def open_the_lowest(browser, odoo, page):
    """The inbox: the lowest mark lies on top, with what was rated low; J and K turn the leaves."""
    page.goto(f"{odoo.url}/odoo/apk-answers")
    first = page.locator(".o_data_row").first
    expect(first.locator("[name=lowest_mark]")).to_have_text("2")
    expect(first.locator("[name=rated_low]")).to_contain_text(": 2")
    browser.picture(page, "officer-inbox")
    assert serious_findings(page, ".o_list_view") == []
    first.locator("[name=rated_low]").click()
    expect(page.locator(".o_form_view")).to_contain_text("низкая")
    browser.picture(page, "officer-answer")
    assert serious_findings(page, ".o_form_view") == []
    title = page.locator(".o_pager_value")
    expect(title).to_have_text("1")
    page.keyboard.press("j")
    expect(title).to_have_text("2")
    page.keyboard.press("k")
    expect(title).to_have_text("1")


def test_a_bad_answer_is_studied_and_measured_in_two_presses(browser, odoo, officer):
    page = officer
    presses = PressCounter(page)
    open_the_lowest(browser, odoo, page)
    left = int(page.locator(".o_pager_limit").inner_text())
    presses.start()
    page.get_by_role("button", name="Создать меру").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[name=responsible_id] input")).not_to_have_value("")
    dialog.get_by_label("Что сделаем").fill("Писать о каждом шаге рассмотрения")
    browser.picture(page, "officer-measure")
    dialog.get_by_role("button", name="Создать, дальше").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(".o_pager_limit")).to_have_text(str(left - 1))
    assert presses.made() == 2
    expect(page.locator(".o_breadcrumb")).not_to_contain_text(re.compile("Ответ.*Ответ.*Ответ"))
    measures = odoo.call(
        "apk.measure", "search_read",
        [("name", "=", "Писать о каждом шаге рассмотрения")], ["criterion_id", "reason_id"],
    )  # fmt: skip
    assert len(measures) == 1
    assert measures[0]["criterion_id"]


def test_the_report_reads_like_its_pdf_and_waits_for_the_studies(browser, odoo, officer, answers):
    page = officer
    page.goto(f"{odoo.url}/odoo/apk-feedback-reports/{answers}")
    form = page.locator(".o_form_view")
    expect(form).to_contain_text("Не изучено")
    expect(form).to_contain_text("довольны в целом")
    expect(form).to_contain_text("Остальные места вместе")
    tables = page.locator("[name=tables]")
    assert tables.locator("tbody").first.locator("tr").count() == 9
    expect(tables).to_contain_text(re.compile(r"\d кв\. 20\d\d"))
    browser.picture(page, "officer-report")
    tables.locator("h3").nth(1).scroll_into_view_if_needed()
    browser.picture(page, "officer-report-tables")
    wide = tables.evaluate(
        "e => [...e.querySelectorAll('.table-responsive')].filter(t => t.scrollWidth > t.clientWidth + 1).length"
    )
    assert wide == 0, "a table is cut at the right edge"
    page.get_by_role("button", name="Утвердить").click()
    page.get_by_role("dialog").locator(".btn-primary").first.click()
    expect(page.locator("body")).to_contain_text(re.compile(r"Изучено \d+ из \d+ анкет"))
    browser.picture(page, "officer-report-refused")


def test_a_questionnaire_is_written_without_codes_and_looked_at(browser, odoo, officer):
    page = officer
    page.goto(f"{odoo.url}/odoo/apk-questionnaires")
    page.locator(".o_data_row", has_text="Оцените сайт департамента").first.click()
    page.get_by_role("button", name="Новая версия").click()
    expect(page.locator(".o_statusbar_status")).to_contain_text("Черновик")
    page.get_by_role("button", name="Добавить вопрос").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).not_to_contain_text("Код")
    dialog.get_by_label("Вопрос").fill("Удобен ли поиск?")
    for words in ("да", "нет"):
        dialog.get_by_role("button", name="Добавить вариант").click()
        page.keyboard.type(words)
    browser.picture(page, "officer-question")
    dialog.locator(".o_form_button_save").first.click()
    expect(dialog).to_be_hidden()
    browser.picture(page, "officer-questionnaire")
    page.locator(".o_form_button_save").click()
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Как увидит клиент").click()
    preview = opened.value
    for frame in preview.frames[1:]:
        expect(frame.get_by_text("Удобен ли поиск?")).to_be_visible()
    browser.picture(preview, "officer-questionnaire-preview")
