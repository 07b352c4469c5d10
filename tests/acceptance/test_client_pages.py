"""Pages for a client without an account: WCAG 2.1 AA (ГОСТ Р 52872-2019), a phone, large type, no script (п. 5, 12, 13)."""

import pytest

from .accessibility import serious_findings
from .screens import DESKTOP, PHONE

# 200 % zoom of a screen 1366 pixels wide leaves this many.
ZOOMED = {"width": 683, "height": 384}


@pytest.fixture
def pages(road):
    if not road.cases("Страница статуса"):
        road.receive(road.email("Страница статуса"))
    case = road.the_case("Страница статуса")
    ((url,),) = [
        (row["status_url"],)
        for row in road.odoo.call("apk.case", "read", [case["id"]], ["status_url"])
    ]
    return {
        "status": url,
        "ask": f"{road.odoo.url}/apk/status",
        "contacts": f"{road.odoo.url}/apk/contacts",
        "start": f"{road.odoo.url}/apk",
        "place": f"{road.odoo.url}/apk/place/pavino",
    }


@pytest.mark.parametrize("name", ["status", "ask", "contacts", "start", "place"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE, ZOOMED], ids=["desktop", "phone", "zoomed"])
def test_nothing_serious_is_found_and_nothing_is_cut_off(browser, pages, name, size):
    page = browser.visitor(size)
    page.goto(pages[name])
    assert serious_findings(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide, "the page scrolls sideways"
    browser.picture(page, f"client-{name}-{size['width']}")
