"""The screens of the day without serious findings of axe, in an office and on a phone (ПП РФ № 102, ГОСТ Р 52872-2019)."""

import pytest
from playwright.sync_api import expect

from .accessibility import serious_findings
from .screens import DESKTOP, PHONE


@pytest.mark.parametrize(
    "size", [pytest.param(DESKTOP, id="office"), pytest.param(PHONE, id="phone")]
)
@pytest.mark.parametrize(
    ("login", "place", "shown"),
    [
        pytest.param("registrar", "apk-desk", ".apk_desk", id="desk of a registrar"),
        pytest.param("head", "apk-desk", ".apk_desk", id="desk of a head"),
        pytest.param("registrar", "apk-to-sort", ".o_view_controller", id="triage"),
        pytest.param("registrar", "apk-messages", ".o_view_controller", id="list"),
        pytest.param("specialist", "apk-messages", ".o_view_controller", id="list of an executor"),
    ],
)
def test_a_screen_of_the_day(browser, odoo, road, login, place, shown, size):
    road.receive(road.email(f"Справка о поголовье {next(odoo.ids)}"))
    page = browser.clerk(login)
    page.set_viewport_size(size)
    page.goto(f"{odoo.url}/odoo/{place}")
    expect(page.locator(shown).first).to_be_visible()
    assert serious_findings(page, ".o_action_manager") == []


@pytest.mark.parametrize(
    "size", [pytest.param(DESKTOP, id="office"), pytest.param(PHONE, id="phone")]
)
def test_a_message(browser, odoo, road, size):
    subject = f"Справка о коровах {next(odoo.ids)}"
    road.receive(road.email(subject))
    case = road.the_case(subject)
    odoo.call("apk.case", "action_accept_and_take", [case["id"]], login="specialist")
    page = browser.clerk("specialist")
    page.set_viewport_size(size)
    page.goto(f"{odoo.url}/odoo/apk-messages/{case['id']}")
    expect(page.locator("div[name=answer_body]")).to_be_visible()
    # words that are still fading in are pale
    expect(page.locator(".tab-pane.show")).to_have_css("opacity", "1")
    browser.picture(page, f"message-{size['width']}")
    assert serious_findings(page, ".o_action_manager") == []


@pytest.mark.parametrize("login", ["registrar", "head", "specialist", "operator"])
def test_the_whole_menu_fits_the_office_screen(browser, odoo, login):
    page = browser.clerk(login)
    page.goto(f"{odoo.url}/odoo/apk-desk")
    expect(page.locator(".apk_desk")).to_be_visible()
    expect(page.locator(".o_menu_sections_more")).to_have_count(0)
