"""The operator's screens: the wallboard and the call card, moved by the keyboard; every key is counted."""

import re

from playwright.sync_api import expect

from .line_office import OPERATOR


class Keys:
    """Counts what an operator presses besides the text: every key that writes no character, a chord once; and clicks."""

    def __init__(self, page):
        self.page = page
        page.add_init_script(
            """
            window.pressed = [];
            window.clicks = 0;
            addEventListener('mousedown', () => window.clicks++, true);
            addEventListener('keydown', (event) => {
                const inText = /^(INPUT|TEXTAREA)$/.test(event.target.tagName) && event.key.length === 1;
                const isText = inText && !event.altKey && !event.ctrlKey;
                if (!isText && !['Alt', 'Control', 'Shift'].includes(event.key)) {
                    window.pressed.push(event.key);
                }
            }, true);
            """
        )

    def start(self):
        self.page.evaluate("window.pressed = []; window.clicks = 0")

    def made(self):
        return self.page.evaluate("window.pressed")

    def clicks(self):
        return self.page.evaluate("window.clicks")


class CallScreen:
    """The card of one call."""

    def __init__(self, browser, odoo):
        self.page = browser.visitor()
        self.url, self.picture = odoo.url, browser.picture
        self.keys = Keys(self.page)
        self.page.goto(f"{odoo.url}/web/login")
        self.page.fill("#login", OPERATOR)
        self.page.fill("#password", OPERATOR)
        self.page.click("button[type=submit]")
        expect(self.page.locator(".o_web_client")).to_be_visible(timeout=60_000)
        self.page.goto(f"{odoo.url}/odoo/apk-line")
        expect(self.page.locator(".apk_line_board")).to_be_visible()

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text):
        self.page.keyboard.type(text)

    def new_call(self, phone=""):
        self.page.goto(f"{self.url}/odoo/apk-call")
        self.keys.start()
        self.expect_cursor("#apk_call_phone")
        self.type(phone)
        self.press("Enter")
        self.expect_cursor("#apk_call_question")

    def expect_cursor(self, field):
        expect(self.page.locator(field)).to_be_focused()

    def expect_in(self, place, words):
        expect(self.page.locator(place).first).to_contain_text(words)

    def expect_outcome(self, words):
        expect(self.page.locator(".apk_call_bar [role=status]")).to_contain_text(words)

    def expect_questions(self):
        """п. 43, word for word."""
        questions = self.page.locator("fieldset legend")
        expect(questions).to_have_text(
            ["Получен ли ответ на Ваш вопрос?", "Оцените качество работы консультанта"]
        )
        options = self.page.locator("fieldset").nth(1).get_by_role("button")
        expect(options).to_have_text(
            [
                re.compile("^удовлетворен"),
                re.compile("^частично удовлетворен"),
                re.compile("^не удовлетворен"),
            ]
        )

    def figure(self, key):
        return self.page.locator(f".apk_line_figure[data-key={key}] .apk_line_value")
