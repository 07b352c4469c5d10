"""The blocks of an HTML text in the order of reading: paragraphs, items of lists, headings, cells."""

from html.parser import HTMLParser

BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
        "section",
        "article",
        "header",
        "footer",
    ]
)
SILENT = frozenset(["style", "script", "head", "title"])


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self._text, self._silent = [], [], 0

    def handle_starttag(self, tag, attrs):
        if tag in SILENT:
            self._silent += 1
        if tag == "br" or tag in BLOCKS:
            self.end_block()

    def handle_startendtag(self, tag, attrs):
        if tag == "br":
            self.end_block()

    def handle_endtag(self, tag):
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in BLOCKS:
            self.end_block()

    def handle_data(self, data):
        if not self._silent:
            self._text.append(data)

    def end_block(self):
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text:
            self.blocks.append(text)


def blocks_of_html(html: str) -> list[str]:
    """Blocks without tags; blanks and line breaks of the source count as one blank."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.blocks
