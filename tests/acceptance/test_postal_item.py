"""By hand: a message on paper is entered by the registrar; the reply is a postal task with a register number."""

import re

from playwright.sync_api import expect

from .screens import NewCaseScreen


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
    for words in (task["register_number"], "Виноградова Ольга Ивановна", "Приедет ветеринар"):
        assert words in text, words


def text_of(pdf):
    import io

    from PyPDF2 import PdfReader

    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )
