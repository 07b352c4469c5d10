"""A notice as a message of a network: no marks, addresses of links in full, not longer than the network takes."""

import re
from html.parser import HTMLParser

BLOCKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "table", "ul", "ol", "blockquote"}
SILENT = {"style", "script", "head", "title"}


class _Words(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.link: tuple[str, int] | None = None
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in SILENT
        if tag in BLOCKS:
            self.parts.append("\n")
        if tag == "li":
            self.parts.append("— ")
        if tag == "a":
            self.link = (dict(attrs).get("href") or "", len(self.parts))

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT
        if tag in BLOCKS:
            self.parts.append("\n")
        if tag == "a" and self.link:
            address, start = self.link
            self.link = None
            if address.startswith("http") and address not in "".join(self.parts[start:]):
                self.parts.append(f" ({address})")

    def handle_data(self, data):
        if not self.silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def plain_notice(html: str, longest: int, more: str) -> str:
    """
    :param more: words for the end of a notice that is too long: where to read the rest
    """
    words = _Words()
    words.feed(html)
    words.close()
    lines = [re.sub(r" +", " ", line).strip() for line in "".join(words.parts).split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if len(text) <= longest:
        return text
    kept = text[: longest - len(more) - 3].rsplit(" ", 1)[0]
    return f"{kept}…\n\n{more}"
