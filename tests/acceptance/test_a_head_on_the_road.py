"""A head approves answers from a phone: the answer is read first, one press sends it or gives it back."""

import pytest
from playwright.sync_api import expect

from .accessibility import serious_findings
from .screens import PHONE
from .waiting import wait_until


@pytest.fixture
def waiting(road, odoo):
    """An answer that waits for the head of its unit; of a subject of its own."""
    (unit,) = odoo.call("apk.unit", "search", [("code", "=", "ORST")])
    odoo.call("apk.unit", "write", [unit], {"answers_need_approval": True})
    subject = f"Грант на кроликов {next(odoo.ids)}"
    road.receive(road.email(subject))
    case = road.the_case(subject)
    odoo.call("apk.case", "action_accept_and_take", [case["id"]], login="specialist")
    (need,) = odoo.call("apk.need", "search", [], limit=1)
    (topic,) = odoo.call("apk.topic", "search", [], limit=1)
    answer = {
        "answer_body": "<p>Грант дают на клетки и корм.</p>",
        "need_id": need,
        "topic_id": topic,
    }
    odoo.call("apk.case", "write", [case["id"]], answer, login="specialist")
    odoo.call("apk.case", "action_send_answer", [case["id"]], login="specialist")
    assert road.the_case(subject)["state"] == "approval"
    yield case
    odoo.call("apk.unit", "write", [unit], {"answers_need_approval": False})


def open_on_a_phone(browser, odoo, case):
    page = browser.clerk("head")
    page.set_viewport_size(PHONE)
    page.goto(f"{odoo.url}/odoo/apk-approvals")
    page.locator(".o_kanban_record", has_text=case["name"]).click()
    expect(page.locator("div[name=answer_body]")).to_contain_text("Грант дают на клетки и корм.")
    return page


def state(odoo, case):
    return odoo.call("apk.case", "read", [case["id"]], ["state"])[0]["state"]


def test_the_head_reads_and_approves(browser, odoo, waiting):
    page = open_on_a_phone(browser, odoo, waiting)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    approve = page.get_by_role("button", name="Согласовать и отправить")
    approve.scroll_into_view_if_needed()
    browser.picture(page, "approval-phone")
    assert serious_findings(page, ".o_form_sheet") == []
    approve.click()
    page.get_by_role("dialog").get_by_role("button", name="Согласовать и отправить").click()
    expect(page.get_by_text("Решено: ответ больше не ждёт вас.")).to_be_visible()
    wait_until(lambda: state(odoo, waiting) != "approval", "the answer to leave")


def test_the_head_returns_an_answer_with_a_word(browser, odoo, waiting):
    page = open_on_a_phone(browser, odoo, waiting)
    page.locator("div[name=approval_remark] textarea").fill("Назовите сумму гранта.")
    page.get_by_role("button", name="Вернуть исполнителю").click()
    expect(page.get_by_text("Решено: ответ больше не ждёт вас.")).to_be_visible()
    assert state(odoo, waiting) == "in_work"
    browser.picture(page, "approval-returned-phone")
