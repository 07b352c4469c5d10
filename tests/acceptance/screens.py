"""Screens of the product as a person uses them: by the words that stand on them."""

import re

from playwright.sync_api import expect

DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


class Browser:
    def __init__(self, chromium, url, screenshots, test_name):
        self.chromium, self.url, self.screenshots, self.test_name = (
            chromium,
            url,
            screenshots,
            test_name,
        )
        self.contexts, self.errors, self.forgiven = [], [], []

    def close(self):
        for context in self.contexts:
            for page in context.pages:
                page.screenshot(path=self.screenshots / f"{self.test_name}-last.png")
            context.close()
        left = [
            error
            for error in self.errors
            if not any(re.search(pattern, error) for pattern in self.forgiven)
        ]
        assert not left, left

    def forgive(self, *patterns):
        """Errors that the test itself brings about: a network that it cut, a session that it ended; some come late."""
        self.forgiven += patterns

    def visitor(self, size=DESKTOP, *, javascript=True):
        """Somebody without an account."""
        context = self.chromium.new_context(
            viewport=size,
            locale="ru-RU",
            timezone_id="Europe/Moscow",
            java_script_enabled=javascript,
        )
        context.set_default_timeout(30_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def clerk(self, login):
        page = self.visitor()
        page.goto(f"{self.url}/web/login")
        page.fill("#login", login)
        page.fill("#password", login)
        page.click("button[type=submit]")
        expect(page.locator(".o_web_client")).to_be_visible(timeout=60_000)
        return page

    def picture(self, page, name, *, whole=False):
        """:param whole: what lies below the window, too"""
        # Odoo shows the page in an old style when a stylesheet does not compile, and says so in the corner
        assert "css error" not in page.locator("body").inner_text(), "a stylesheet is broken"
        page.screenshot(path=self.screenshots / f"{name}.png", full_page=whole)


class PressCounter:
    """How many times a person presses the mouse or a key; keys of a typed text are not counted."""

    def __init__(self, page):
        self.page = page
        page.add_init_script(
            """
            window.presses = 0;
            addEventListener('click', (event) => { window.presses += event.detail > 0 }, true);
            addEventListener('keydown', (event) => {
                const isKey = event.altKey ? event.key !== 'Alt' : ['Enter', 'Escape'].includes(event.key);
                window.presses += isKey && !event.repeat;
            }, true);
            """
        )

    def start(self):
        self.page.evaluate("window.presses = 0")

    def made(self):
        return self.page.evaluate("window.presses")


def look_for(page, words):
    """Into the box of search above a list; Enter takes an offer, which is drawn after the words are typed."""
    search = page.locator(".o_searchview_input")
    search.fill(words)
    offered = page.locator(".o_searchview_autocomplete .o-dropdown-item.focus")
    expect(offered).to_contain_text(words)
    search.press("Enter")
    expect(page.locator(".o_searchview_facet", has_text=words)).to_be_visible()


class CaseScreen:
    """The form of a message."""

    def __init__(self, page, url):
        self.page, self.url = page, url

    def open_from_list(self, number):
        self.page.goto(f"{self.url}/odoo/apk-messages")
        look_for(self.page, number)
        self.page.get_by_role("cell", name=number).click()
        expect(self.page.locator(".o_form_view")).to_contain_text(number)

    def remaining(self):
        return self.page.locator(".apk_countdown").first.inner_text()

    def tab(self, name):
        self.page.get_by_role("tab", name=name).click()

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def write_answer(self, text):
        editor = self.page.locator("div[name=answer_body] .odoo-editor-editable")
        editor.click()
        self.page.keyboard.type(text)

    def send_answer(self):
        self.press("Отправить ответ")
        self.page.get_by_role("dialog").get_by_role("button", name="Отправить ответ").click()
        expect(self.page.get_by_role("dialog")).to_be_hidden()

    def expect_state(self, name):
        current = self.page.locator(".o_statusbar_status .o_arrow_button_current")
        expect(current).to_have_text(re.compile(name))


class NewCaseScreen:
    """A message on paper, entered by the registrar."""

    def __init__(self, page, url):
        self.page = page
        page.goto(f"{url}/odoo/apk-messages/new")
        expect(page.locator(".o_form_view")).to_be_visible()

    def fill(self, *, subject, client, text):
        self.page.get_by_label("О чём").fill(subject)
        field = self.page.locator("div[name=partner_id] input")
        field.fill(client)
        self.page.locator(".o-autocomplete--dropdown-item", has_text=client).first.click()
        self.page.locator("div[name=body] .odoo-editor-editable").click()
        self.page.keyboard.type(text)

    def save(self):
        """Save and tell the registration number."""
        self.page.locator(".o_form_button_save").click()
        number = self.page.locator("div[name=name] span, h2 span").first
        expect(number).to_have_text(re.compile(r"^[А-Я]+-\d{4}/\d{6}$"))
        return number.inner_text()
