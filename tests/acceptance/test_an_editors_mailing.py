"""п. 27: the mailing editor's walk — home, the last look with a number and a picture, figures that tell the truth."""

import re

import pytest
from playwright.sync_api import expect

from .accessibility import serious_findings
from .mailings import QUEUE, Mailings

EDITOR = "rassylkina"


@pytest.fixture
def editor(odoo, browser):
    if not odoo.call("res.users", "search", [("login", "=", EDITOR)]):
        group = odoo._ref("apk_mailing.group_mailing_editor")
        odoo.call(
            "res.users", "create",
            [{"name": "Рассылкина Анна", "login": EDITOR, "password": EDITOR, "lang": "ru_RU",
              "email": "rassylkina@apk.test", "group_ids": [(4, group)]}],
        )  # fmt: skip
    return browser.clerk(EDITOR)


def written(odoo, mail):
    """A mailing of the editor's to four people who agreed."""
    office = Mailings(odoo, mail)
    office.agreed_on_paper([f"redaktor{number}@client.test" for number in range(4)])
    model = odoo.query("select id from ir_model where model = 'apk.consent'")[0][0]
    body = '<div class="container"><p>Открыт отбор на гранты. Заявки до 15 декабря.</p></div>'
    return odoo.call(
        "mailing.mailing", "create",
        {"subject": "Отбор на гранты", "apk_topic_id": office.topic(), "body_html": body,
         "mailing_model_id": int(model), "body_arch": body},
        login=EDITOR,
    )  # fmt: skip


def test_the_editor_sends_knowing_how_many_and_what(browser, odoo, mail, editor):
    page = editor
    expect(page).to_have_url(re.compile("apk-mailings"))
    browser.picture(page, "editor-home")
    mailing = written(odoo, mail)
    odoo.call("ir.config_parameter", "set_param", "apk_mailing.emails_per_hour", "2")
    page.goto(f"{odoo.url}/odoo/apk-mailings/{mailing}")
    page.get_by_role("button", name="Отправить", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[name=reach]")).to_have_text(re.compile(r"^\d+$"))
    picture = dialog.frame_locator("iframe")
    expect(picture.get_by_text("Открыт отбор на гранты")).to_be_visible()
    browser.picture(page, "editor-last-look")
    dialog.get_by_role("button", name="Отправить").click()
    expect(dialog).to_be_hidden()
    odoo.run_cron(QUEUE)
    page.reload()
    form = page.locator(".o_form_view")
    expect(form).to_contain_text(re.compile(r"Ушло: \d+\s*из\s*\d+"))
    expect(form).to_contain_text(re.compile(r"Ждут: \d+\s*—\s*до \d\d:\d\d"))
    browser.picture(page, "editor-progress")
    assert serious_findings(page, ".o_mass_mailing_alert_message") == []
    odoo.call("ir.config_parameter", "set_param", "apk_mailing.emails_per_hour", "0")
    odoo.run_cron(QUEUE)
    page.reload()
    expect(form).not_to_contain_text("Ждут:")
    browser.picture(page, "editor-done")
