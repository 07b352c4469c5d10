"""п. 53, 56, 57: a visit is booked and cancelled while the client is on the line."""

import re

from playwright.sync_api import expect

from .line_screen import CallScreen


def test_a_visit_is_booked_and_cancelled_without_leaving_the_call(browser, line):
    """п. 53, 56, 57: the way is read aloud and marked; the card, its question and its client stay where they were."""
    screen = CallScreen(browser, line)
    screen.new_call("8 910 000 00 01")
    screen.type("хочу прийти на приём")
    screen.press("F7")
    dialog = screen.page.get_by_role("dialog")
    expect(dialog.locator("div[name=partner_id] input")).to_have_value(re.compile("Смирнов"))
    screen.picture(screen.page, "line-visit-places")
    dialog.get_by_role("button", name="г. Буй").click()
    dialog.get_by_role("button", name="Позже").click()
    dialog.locator(".apk_slots_day .btn").first.click()
    expect(dialog.locator(".apk_visit_aloud")).to_contain_text("г. Буй")
    dialog.get_by_label("Сообщено устно").check()
    screen.picture(screen.page, "line-visit-aloud")
    dialog.get_by_role("button", name="Записать", exact=True).last.click()
    expect(dialog).to_have_count(0)
    visit = screen.page.locator(".apk_call_matter button", has_text="г. Буй")
    expect(visit).to_be_visible()
    expect(screen.page.locator("#apk_call_question")).to_have_value("хочу прийти на приём")
    screen.picture(screen.page, "line-visit-booked")
    cancel_by_phone(screen, visit)
    expect(visit).to_have_count(0)
    screen.press("F2")
    screen.expect_questions()
    screen.press("0")
    screen.expect_outcome("Ответ дан")


def test_a_stranger_is_written_down_with_the_number_of_the_call(browser, line):
    """п. 55: whoever gives only a name on the line can still be reminded, and is known the next time."""
    screen = CallScreen(browser, line)
    screen.new_call("8 910 777 66 55")
    screen.press("F7")
    dialog = screen.page.get_by_role("dialog")
    expect(dialog.locator("div[name=partner_id] input")).to_be_focused()
    screen.type("Белоусов Иван Кузьмич")
    screen.page.locator(".o-autocomplete--dropdown-item", has_text="Создать «").first.click()
    dialog.get_by_role("button", name="г. Галич").click()
    dialog.get_by_role("button", name="Позже").click()
    dialog.locator(".apk_slots_day .btn").first.click()
    dialog.get_by_label("Сообщено устно").check()
    last = dialog.locator("footer").get_by_role("button", name="Записать", exact=True)
    expect(last).to_be_visible()
    last.click()
    expect(dialog).to_have_count(0)
    screen.expect_in(".apk_call_client", "Белоусов Иван Кузьмич")
    name = [("name", "=", "Белоусов Иван Кузьмич")]
    (client,) = line.call("res.partner", "search_read", name, ["phone"])
    assert client["phone"].replace(" ", "").replace("-", "") == "+79107776655"


def cancel_by_phone(screen, visit):
    visit.click()
    dialog = screen.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Отменить запись").click()
    dialog.get_by_role("button", name="Отменить запись").last.click()
    expect(dialog).to_have_count(0)
