"""The plain-text part of an e-mail: what a mail program without pictures, a screen reader and a spam filter read."""

import re
from html.parser import HTMLParser

UNSEEN = {"style", "script", "head", "title"}
OWN_LINE = {"div", "section", "tr", "table", "li"}
PARAGRAPH = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "ul", "ol"}
NO_END = {"br", "hr", "img", "input", "meta", "link", "col"}
HIDDEN = re.compile(r"display\s*:\s*none")


def plain_text(html: str) -> str:
    """Paragraphs, rows of lists and addresses of links; nothing that is not seen in the e-mail."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.pieces, self.links, self.unseen = [], [], []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        is_unseen = tag in UNSEEN or HIDDEN.search(values.get("style") or "")
        if (self.unseen or is_unseen) and tag not in NO_END:
            self.unseen.append(tag)
        if self.unseen:
            return
        self._break(tag)
        if tag == "br":
            self.pieces.append("\n")
        if tag == "li":
            self.pieces.append("— ")
        if tag == "td":
            self.pieces.append(" ")
        if tag == "img":
            self.pieces.append(values.get("alt") or "")
        if tag == "a":
            self.links.append((values.get("href") or "", len(self.pieces)))

    def handle_endtag(self, tag):
        if self.unseen:
            if tag in self.unseen:
                del self.unseen[self.unseen.index(tag, -1 - self.unseen[::-1].index(tag)) :]
            return
        if tag == "a" and self.links:
            self._tell_address(*self.links.pop())
        self._break(tag)

    def handle_data(self, data):
        if not self.unseen:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def _break(self, tag):
        begins_a_line = "".join(self.pieces[-3:]).rstrip(" ").endswith("\n")
        if tag in PARAGRAPH:
            self.pieces.append("\n\n")
        elif tag in OWN_LINE and not begins_a_line:
            self.pieces.append("\n")

    def _tell_address(self, href, begin):
        """«here <https://…>»; an address that is its own words, or a telephone, is not said twice."""
        words = "".join(self.pieces[begin:]).strip()
        if href.startswith("http") and href.rstrip("/") != words.rstrip("/"):
            self.pieces.append(f" <{href}>")
