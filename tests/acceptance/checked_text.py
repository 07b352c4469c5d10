"""The check of a text on the screen: what is underlined, the panel, the card."""

from playwright.sync_api import expect

from .waiting import wait_until

UNDERLINED = """
(severity) => [...(CSS.highlights.get('apk-check-' + severity) || [])].map((range) => range.toString())
"""
RECTANGLE = """
(words) => {
    for (const [, highlight] of CSS.highlights) {
        for (const range of highlight) {
            if (range.toString() === words) {
                const { left, top, width, height } = range.getBoundingClientRect();
                return [left + width / 2, top + height / 2];
            }
        }
    }
}
"""


class CheckedText:
    """The answer's editor with its check."""

    def __init__(self, page):
        self.page = page
        self.editor = page.locator("div[name=answer_body] .odoo-editor-editable")
        self.panel = page.locator(".apk_text_check")
        self.status = page.locator(".apk_text_check_status")
        self.card = page.locator(".apk_finding_card")

    def underlined(self, *severities):
        return {
            words
            for severity in severities or ("error", "warning", "hint")
            for words in self.page.evaluate(UNDERLINED, severity)
        }

    def wait_for(self, *words):
        wait_until(lambda: self.underlined() >= set(words), f"{words} to be underlined")

    def wait_without(self, *words):
        wait_until(lambda: not self.underlined() & set(words), f"{words} not to be underlined")

    def point_at(self, words):
        """The mouse rests on underlined words, the card opens."""
        x, y = self.page.evaluate(RECTANGLE, words)
        self.page.mouse.move(x, y - 60)
        self.page.mouse.move(x, y, steps=3)
        expect(self.card).to_be_visible()

    def text(self):
        return self.editor.inner_text().strip()

    def caret(self):
        """The text before the caret."""
        return self.page.evaluate(
            """() => {
                const { anchorNode, anchorOffset } = getSelection();
                return anchorNode.textContent.slice(0, anchorOffset);
            }"""
        )
