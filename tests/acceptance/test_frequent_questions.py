"""п. 45: clients read answers without an account, without scripts, on a phone, enlarged; WCAG 2.1 AA."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from .accessibility import serious_findings
from .screens import DESKTOP, PHONE

ENLARGED_TWICE = {"width": DESKTOP["width"] // 2, "height": DESKTOP["height"] // 2}
SLIPS = "пастовить трактр на учет"
ANSWER = "Как поставить трактор на учёт?"
OF_ANOTHER_AREA = "Чем ЛПХ отличается от КФХ?"


@pytest.fixture(scope="module")
def faq(odoo):
    """The office has approved its questions; one answer stays for employees."""
    waiting = [("is_public", "=", True), ("state", "=", "to_approve")]
    articles = odoo.call("apk.article", "search", waiting)
    odoo.call("apk.article", "action_publish", articles)
    return f"{odoo.url}/apk/faq"


@pytest.mark.parametrize(
    ("size", "javascript"),
    [
        pytest.param(DESKTOP, True, id="on a desktop"),
        pytest.param(PHONE, True, id="on a phone"),
        pytest.param(PHONE, False, id="on a phone without scripts"),
    ],
)
def test_a_client_finds_the_answer_and_says_that_it_helped(browser, faq, size, javascript):
    page = browser.visitor(size, javascript=javascript)
    page.goto(faq)
    page.get_by_label("О чём хотите узнать?").fill(SLIPS)
    page.get_by_role("button", name="Найти").click()
    expect(page.locator("mark").first).to_be_visible()
    browser.picture(page, f"faq-found-{size['width']}")
    page.get_by_role("link", name=ANSWER).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ANSWER)
    browser.picture(page, f"faq-answer-{size['width']}")
    page.get_by_role("button", name="Помог", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Спасибо")


def test_filters_narrow_the_list(browser, faq):
    page = browser.visitor()
    page.goto(faq)
    page.get_by_label("Область").select_option("Предоставление государственных услуг")
    page.get_by_label("Что показать").select_option("Вопрос и ответ")
    page.get_by_role("button", name="Найти").click()
    expect(page.get_by_role("link", name=ANSWER)).to_be_visible()
    expect(page.get_by_role("link", name=OF_ANOTHER_AREA)).to_have_count(0)
    browser.picture(page, "faq-filtered")


def test_no_page_has_a_serious_barrier(browser, faq):
    page = browser.visitor()
    page.goto(faq)
    answer = page.get_by_role("link", name=ANSWER).get_attribute("href").removeprefix("/apk/faq")
    found = {}
    for path in ("", f"?q={SLIPS}", "?q=абракадабра", answer, f"{answer}?thanks=1", "/999999"):
        page.goto(faq + path)
        found[path] = serious_findings(page)
    assert found == dict.fromkeys(found, [])
    browser.errors[:] = [text for text in browser.errors if "404" not in text]


@pytest.mark.parametrize("size", [PHONE, ENLARGED_TWICE], ids=["a phone", "enlarged twice"])
def test_nothing_has_to_be_moved_sideways(browser, faq, size):
    page = browser.visitor(size)
    for path in ("", f"?q={SLIPS}"):
        page.goto(faq + path)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, (path, size, wide)
    with page.expect_navigation():
        page.get_by_role("link", name=ANSWER).click()
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_the_keyboard_alone_is_enough(browser, faq):
    page = browser.visitor()
    page.goto(faq)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Перейти к содержанию")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("О чём хотите узнать?")).to_be_focused()
    page.keyboard.type("поставить трактор на учёт")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=ANSWER)).to_be_visible()


def test_nothing_is_asked_of_another_site(browser, faq):
    page = browser.visitor()
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    page.goto(faq)
    page.get_by_role("link", name=ANSWER).click()
    assert set(asked) == {urlsplit(faq).netloc}
