"""Указ № 171: the registrar sees what is missing, mends it where it is, and downloads the file for the portal."""

import json

from playwright.sync_api import expect

from .accessibility import serious_findings
from .screens import PHONE

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


def downloaded(page, row):
    with page.expect_download() as waiting:
        row.get_by_role("button", name="Выгрузить").click()
    with open(waiting.value.path(), encoding="utf-8") as file:
        return json.load(file)


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
    assert serious_findings(page, ".o_list_renderer") == []
    shape = downloaded(page, row)
    assert shape["departmentId"] == OURS
    assert [one["status"] for one in shape["questions"]] == ["InWork"]
    browser.picture(page, "results-exported")
    look_at_the_month(page, browser)


def look_at_the_month(page, browser):
    open_months(page)
    page.locator(".o_data_row").first.locator("td[name=name]").click()
    expect(page.get_by_role("button", name="Проверить")).to_be_visible()
    browser.picture(page, "results-month")
    page.set_viewport_size(PHONE)
    browser.picture(page, "results-month-phone")
