"""Указ № 171: the registrar sees what is missing, mends it where it is, and downloads the file for the portal."""

import json

from playwright.sync_api import expect

from .accessibility import serious_findings
from .screens import PHONE
from .waiting import wait_until

OURS = "6f9619ff-8b86-d011-b42d-00cf4fc964ff"


def an_appeal(odoo, subject, **values):
    """A citizen's appeal on paper, without a topic: its question has no code of the classifier."""
    (client,) = odoo.call("res.partner", "create", [{"name": f"Лосева Анна {next(odoo.ids)}"}])
    (regime,) = odoo.call("apk.regime", "search", [("code", "=", "fz59")])
    (channel,) = odoo.call("apk.channel", "search", [("code", "=", "post")])
    facts = {"subject": subject, "partner_id": client, "regime_id": regime}
    facts |= {"intake_channel_id": channel, **values}
    (case,) = odoo.call("apk.case", "create", [facts], login="registrar")
    return case


def open_months(page):
    page.get_by_role("button", name="Сообщения", exact=True).click()
    page.get_by_role("menuitem", name="Результаты для портала").click()
    expect(page.locator(".o_list_view .o_data_row").first).to_be_visible()


def mend_the_code(page, row, browser):
    row.get_by_role("button", name="Исправить").click()
    dialog = page.get_by_role("dialog")
    field = dialog.locator("div[name=classifier_id] input")
    field.fill("0003")
    dialog.locator(".o-autocomplete--dropdown-item").first.click()
    browser.picture(page, "results-mend")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(row).to_have_count(0)


def downloaded(page, button):
    """Words of the file that a button brings; it opens a window of its own, so that the list behind is read anew."""
    found = []

    def listen(opened):
        opened.on("download", lambda file: found.append(file))

    page.context.on("page", listen)
    with page.expect_popup() as popup:
        button.click()
    wait_until(lambda: page.evaluate("1") and found, "the file to come")
    with open(found[0].path(), encoding="utf-8") as file:
        words = file.read()
    popup.value.close()
    return words


def test_what_is_missing_is_mended_and_the_file_downloaded(browser, odoo):
    odoo.call("ir.config_parameter", "set_param", "apk_results.department_guid", OURS)
    subject = f"Субсидия на теплицу {next(odoo.ids)}"
    an_appeal(odoo, subject)
    odoo.run_cron("apk_results.ir_cron_check_months")
    page = browser.clerk("registrar")
    open_months(page)
    browser.picture(page, "results-months")
    page.locator(".o_data_row").first.get_by_role("button", name="Исправить").click()
    row = page.locator(".o_data_row", has_text=subject)
    expect(row).to_contain_text("Нет кода общероссийского классификатора")
    browser.picture(page, "results-missing")
    mend_the_code(page, row, browser)
    page.locator(".o_searchview .o_facet_remove").first.click()
    expect(row).to_contain_text("Не выгружено")
    shape = json.loads(downloaded(page, row.get_by_role("button", name="Выгрузить")))
    assert shape["departmentId"] == OURS
    assert [one["status"] for one in shape["questions"]] == ["InWork"]
    expect(row).to_contain_text("Выгружено")
    browser.picture(page, "results-exported")
    look_at_the_month(page, browser)


def look_at_the_month(page, browser):
    open_months(page)
    page.locator(".o_data_row").first.locator("td[name=label]").click()
    expect(page.get_by_role("button", name="Проверить")).to_be_visible()
    assert serious_findings(page, ".o_form_sheet") == []
    browser.picture(page, "results-month")
    page.set_viewport_size(PHONE)
    browser.picture(page, "results-month-phone")


def appeals_of_the_quarter(odoo):
    """Sixteen appeals of the third quarter: two of them by a channel that would lead to their authors."""
    cases = [an_appeal(odoo, "Субсидия на молоко") for _one in range(8)]
    for code, count in (("hand", 6), ("site", 2)):
        (channel,) = odoo.call("apk.channel", "search", [("code", "=", code)])
        cases += [
            an_appeal(odoo, "Грант фермеру", intake_channel_id=channel) for _one in range(count)
        ]
    numbers = ", ".join(map(str, cases))
    odoo.query(f"update apk_case set registered_at = '2026-08-12 07:00' where id in ({numbers})")


def test_an_overview_is_made_worded_and_confirmed(browser, odoo):
    """8-ФЗ, ст. 13: three presses from the menu to the figures; a small number is nowhere."""
    appeals_of_the_quarter(odoo)
    page = browser.clerk("registrar")
    page.goto(f"{odoo.url}/odoo/apk-overviews/new")
    page.locator(".o_form_button_save").click()
    expect(page.locator("div[name=tables] table").first).to_contain_text("16")
    expect(page.locator("div[name=tables] table").first).to_contain_text("–")
    words = page.locator("div[name=text] textarea")
    words.fill("В третьем квартале спрашивали о субсидиях и грантах.")
    browser.picture(page, "overview")
    assert serious_findings(page, ".o_form_sheet") == []
    page.get_by_role("button", name="Утвердить").click()
    page.get_by_role("dialog").get_by_role("button", name="Утвердить").click()
    expect(page.get_by_role("button", name="Страница для сайта")).to_be_visible()
    with page.expect_download() as pdf:
        page.get_by_role("button", name="Файл PDF").click()
    pdf.value.save_as(browser.screenshots / "overview.pdf")
    words = downloaded(page, page.get_by_role("button", name="Страница для сайта"))
    site = browser.visitor(PHONE, javascript=False)
    site.set_content(words)
    assert site.evaluate("document.documentElement.scrollWidth <= innerWidth")
    browser.picture(site, "overview-site")
