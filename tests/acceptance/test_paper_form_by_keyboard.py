"""п. 80: a paper form is typed in by one person and checked by another, without touching the mouse."""

from playwright.sync_api import expect

ANSWERS = "5410430"  # seven questions of the form after a visit; 0 is «не применимо»


def test_two_people_type_a_paper_form_in_by_keyboard_alone(browser, odoo):
    before = waiting(odoo)
    first = browser.clerk("registrar")
    first.goto(f"{odoo.url}/odoo/apk-new-sheet")
    type_answers(first, "key")
    browser.picture(first, "paper-form-typed")
    first.keyboard.press("Alt+g")
    expect(first.locator("td[name=key]").first).to_have_text("")  # a blank one for the next paper
    assert waiting(odoo) == before, "nothing is kept before the second reading"

    second = browser.clerk("admin")
    second.goto(f"{odoo.url}/odoo/apk-sheets")
    second.locator(".o_data_row").first.press("Enter")
    expect(second.locator(".o_form_view")).to_be_visible()
    expect(second.locator("td[name=key]")).to_have_count(0)  # the first reading is not shown
    type_answers(second, "second_key")
    browser.picture(second, "paper-form-checked")
    second.keyboard.press("Alt+g")
    expect(second.locator(".o_view_nocontent, .o_nocontent_help")).to_be_visible()
    assert waiting(odoo) == before + 1


def waiting(odoo):
    return int(odoo.query("select count(*) from apk_answer_waiting")[0][0])


def type_answers(page, column):
    """One digit and Enter an answer, as on a calculator."""
    expect(page.locator(f"td[name={column}]").first).to_be_visible()
    in_column = f"document.activeElement.closest('td[name={column}]') !== null"
    for _press in range(25):
        if page.evaluate(in_column):
            break
        page.keyboard.press("Tab")
    assert page.evaluate(in_column), "the first answer can be reached by the keyboard"
    for answer in ANSWERS:
        page.keyboard.type(answer)
        page.keyboard.press("Enter")
    expect(page.locator(f"td[name={column}]").first).to_contain_text(ANSWERS[0])
