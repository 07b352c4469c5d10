"""п. 32: a seminar and a shift, by the screens of those who answer for them."""

from playwright.sync_api import expect

from .line_office import HEAD, TRAINER

WORKING_DAY = "2027-02-20"  # Sat: the working one


def test_the_training_officer_holds_a_seminar_and_the_head_plans_a_shift(browser, line):
    """п. 32: by their own screens, with their own rights; before the seminar the newcomer is refused."""
    newcomer = line.call("res.users", "search", [("login", "=", HEAD)])[0]
    page = browser.clerk(HEAD)
    plan_a_shift(page, line)
    expect(page.get_by_role("dialog")).to_contain_text("обучен")
    browser.picture(page, "line-shift-refused")
    page.get_by_role("dialog").get_by_role("button").last.click()
    page.locator(".o_list_button_discard").first.click()
    officer = browser.clerk(TRAINER)
    hold_a_seminar(officer, line)
    browser.picture(officer, "line-seminar-held")
    officer.goto(f"{line.url}/odoo/apk-training-register")
    expect(officer.locator(".o_list_view")).to_contain_text("Осипова Нина Павловна")
    plan_a_shift(page, line)
    browser.picture(page, "line-shift-planned")
    expect(page.locator(".o_selected_row")).to_have_count(0)
    expect(page.locator(".o_list_view")).to_contain_text("Осипова Нина Павловна")
    days = line.call("apk.line.shift", "search_read", [("user_id", "=", newcomer)], ["day"])
    assert [shift["day"] for shift in days] == [WORKING_DAY]


def plan_a_shift(page, line):
    page.goto(f"{line.url}/odoo/apk-shifts?view_type=list")
    page.get_by_role("button", name="Новое").click()
    day = page.locator(".o_selected_row div[name=day] input")
    day.fill("20.02.2027")
    day.press("Tab")
    person = page.locator(".o_selected_row div[name=user_id] input")
    person.fill("Осипова")
    page.locator(".o-autocomplete--dropdown-item", has_text="Осипова").first.click()
    page.locator(".o_list_button_save").click()


def hold_a_seminar(page, line):
    page.goto(f"{line.url}/odoo/apk-training-sessions/new")
    programme = page.locator("div[name=programme_id] input")
    programme.fill("Первое обучение")
    page.locator(".o-autocomplete--dropdown-item", has_text="Первое обучение").first.click()
    page.locator("div[name=starts_at] input").fill("01.10.2026 10:00:00")
    page.get_by_role("button", name="Добавить строку").click()
    page.locator("div[name=record_ids] div[name=user_id] input").fill("Осипова")
    page.locator(".o-autocomplete--dropdown-item", has_text="Осипова").first.click()
    page.get_by_role("button", name="Занятие проведено").click()
    expect(page.locator(".o_arrow_button_current")).to_have_text("Проведено")
