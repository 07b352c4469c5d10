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
    expect(first.locator("div[name=keys] input")).to_have_value(
        ""
    )  # a blank one for the next paper
    assert waiting(odoo) == before, "nothing is kept before the second reading"

    second = browser.clerk("admin")
    second.goto(f"{odoo.url}/odoo/apk-sheets")
    expect(second.locator(".o_data_row").first).to_be_visible()
    reach(second, "ArrowDown", ".o_data_row")
    second.keyboard.press("Enter")
    expect(second.locator(".o_form_view")).to_be_visible()
    expect(second.locator("td[name=key]")).to_have_count(0)  # the first reading is not shown
    type_answers(second, "second_key")
    browser.picture(second, "paper-form-checked")
    second.keyboard.press("Alt+g")
    expect(second.locator(".o_view_nocontent")).to_be_visible()
    assert waiting(odoo) == before + 1


def waiting(odoo):
    return int(odoo.query("select count(*) from apk_answer_waiting")[0][0])


def reach(page, key, place):
    """Press a key until the focus is there."""
    is_there = f"document.activeElement.closest('{place}') !== null"
    for _press in range(40):
        if page.evaluate(is_there):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{place} cannot be reached by the keyboard")


def type_answers(page, field):
    """One digit an answer, as on a calculator; the rows below read them back."""
    expect(page.locator(f"div[name={field}s] input")).to_be_visible()
    reach(page, "Tab", f"div[name={field}s]")
    page.keyboard.type(ANSWERS)
    page.keyboard.press("Tab")
    expect(page.locator(f"td[name={field}]")).to_have_text(list(ANSWERS))
