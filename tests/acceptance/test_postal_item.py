"""By hand: a message on paper is entered by the registrar; the reply is a postal task with a register number."""

import io
import re

import pytest
from playwright.sync_api import expect
from PyPDF2 import PdfReader, PdfWriter

from .screens import NewCaseScreen, PressCounter


def test_a_postal_item_is_entered_and_answered_by_post(road, browser, odoo):
    odoo.call(
        "res.partner", "create",
        [{"name": "Виноградова Ольга Ивановна", "street": "ул. Ленина, д. 1", "city": "Буй"}],
    )  # fmt: skip
    page = browser.clerk("registrar")
    screen = NewCaseScreen(page, odoo.url)
    screen.fill(subject="Падёж телят", client="Виноградова", text="Прошу помочь.")
    browser.picture(page, "paper-message")
    number = screen.save()
    assert number.startswith("ОГ-")

    case = road.the_case("Падёж телят")
    road.agree(case)
    answer = {"answer_body": "<p>Приедет ветеринар.</p>"}
    odoo.call("apk.case", "write", [case["id"]], answer, login="registrar")
    odoo.call("apk.case", "action_send_answer", [case["id"]], login="registrar")
    task = next(
        d for d in road.deliveries(road.the_case("Падёж телят")) if d["document"] == "answer"
    )
    assert (task["state"], task["role"]) == ("queued", "mandatory")

    page.goto(f"{odoo.url}/odoo/apk-deliveries/{task['id']}")
    browser.picture(page, "postal-task")
    page.get_by_role("button", name="Отметить отправку", exact=True).click()
    registered = page.locator("div[name=register_number]")
    expect(registered).to_have_text(re.compile(r"^ИСХ-\d{4}/\d{6}$"))
    browser.picture(page, "postal-task-done")
    assert road.the_case("Падёж телят")["state"] == "answered"


def test_the_postal_item_is_printed_for_the_post(road, odoo):
    """The PDF has the head of the department, the addressee, the number and the words."""
    case = road.the_case("Падёж телят")
    task = next(d for d in road.deliveries(case) if d["document"] == "answer")
    session = odoo._session("registrar")
    pdf = session.get(
        f"{odoo.url}/report/pdf/apk_client.report_postal_item/{task['id']}", timeout=120
    )
    assert pdf.headers["Content-Type"] == "application/pdf"
    text = text_of(pdf.content)
    for words in (task["register_number"], "Виноградовой О.И.", "Приедет ветеринар"):
        assert words in text, words


def text_of(pdf):
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )


@pytest.fixture
def scan(tmp_path):
    """One sheet of A4, in points."""
    paper = PdfWriter()
    paper.add_blank_page(width=595, height=842)
    paper.write(str(tmp_path / "скан.pdf"))
    return tmp_path / "скан.pdf"


def test_a_paper_letter_of_a_known_client_takes_six_presses(browser, odoo, scan):
    """New, the client, one of the found, the words, the scan, save; the rest the program fills in."""
    (client,) = odoo.call("res.partner", "create", [{"name": "Трофимова Галина Петровна"}])
    page = browser.clerk("registrar")
    presses = PressCounter(page)
    page.goto(f"{odoo.url}/odoo/apk-messages")
    presses.start()
    page.get_by_role("button", name="Новое", exact=True).click()
    expect(page.get_by_label("О чём")).to_be_focused()
    page.keyboard.type("Просит показать теплицу")
    page.locator("div[name=partner_id] input").click()
    page.keyboard.type("Трофимова")
    expect(page.locator(".o-autocomplete--dropdown-item").first).to_contain_text("Трофимова Галина")
    page.keyboard.press("Enter")
    page.locator("div[name=body] .odoo-editor-editable").click()
    page.keyboard.type("Покажите, пожалуйста, теплицу.")
    with page.expect_file_chooser() as choosing:
        page.locator("div[name=scan_ids] .o_attach, div[name=scan_ids] button").first.click()
    choosing.value.set_files(scan)
    expect(page.locator("div[name=scan_ids]")).to_contain_text("скан")
    browser.picture(page, "paper-letter")
    page.keyboard.press("Alt+s")
    expect(page.locator("h2 span").first).to_have_text(re.compile(r"^[А-Я]+-\d{4}/\d{6}$"))
    assert presses.made() <= 6, presses.made()
    (case,) = odoo.call(
        "apk.case", "search_read", [("partner_id", "=", client)], ["scan_ids", "body"]
    )
    assert "теплицу" in case["body"]
