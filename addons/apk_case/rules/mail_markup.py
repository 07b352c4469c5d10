"""HTML of strangers as text and tags, in one pass that looks at each letter a few times at most.

Not ``html.parser``: an unfinished comment or tag makes it look through the rest again for each (CPython gh-135462).
"""

import re
from collections.abc import Iterator

TAG_SIZE = 20_000  # letters of a tag without pictures in it
WITHOUT_WORDS = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "template",
        "svg",
        "math",
        "object",
        "applet",
        "iframe",
        "xml",
    ]
)
TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,40})(?=[\s/>])")


def markup(html: str) -> Iterator[tuple[str, str, str]]:
    """Kind («text», «start», «end»), name of a tag, and the text or the attributes; comments and programs are left out."""
    source, at = _Source(html), 0
    while at < len(html):
        lt = source.find("<", at)
        lt = len(html) if lt < 0 else lt
        if lt > at:
            yield "text", "", html[at:lt]
        if lt == len(html):
            return
        found, at = _markup_at(source, lt)
        if found:
            yield found


class _Source:
    """HTML and the places in it that are looked for again and again: each is looked for once."""

    def __init__(self, html: str):
        self.html = html
        self._nowhere: set[str] = set()
        self._gt = -1

    def find(self, what: str, start: int) -> int:
        if what in self._nowhere:
            return -1
        found = self.html.find(what, start)
        if found < 0:
            self._nowhere.add(what)
        return found

    def next_gt(self, start: int) -> int:
        if self._gt < start:
            self._gt = self.find(">", start)
        return self._gt

    def end_of_element(self, name: str, start: int) -> int:
        if name in self._nowhere:
            return -1
        found = re.compile(rf"</{name}\s{{0,20}}>", re.IGNORECASE).search(self.html, start)
        if found is None:
            self._nowhere.add(name)
        return found.end() if found else -1


def _markup_at(source: _Source, lt: int) -> tuple[tuple[str, str, str] | None, int]:
    """What begins with this ``<``, None for what is left out; where the text goes on."""
    html = source.html
    if html.startswith("<!--", lt):
        if html.startswith(("<!-->", "<!--->"), lt):
            return None, html.index(">", lt) + 1
        end = source.find("-->", lt + 4)
        return None, end + 3 if end >= 0 else lt + 4
    gt = source.next_gt(lt)
    if gt >= 0 and html.startswith(("<!", "<?"), lt):
        return None, gt + 1
    name = TAG_NAME.match(html, lt) if gt >= 0 else None
    if not name:
        return ("text", "", "<"), lt + 1
    return _tag_at(source, lt, gt, name[1].lower())


def _tag_at(source: _Source, lt: int, gt: int, name: str):
    gt = _end_of_tag(source, lt, gt)
    inside = source.html[lt + 1 : gt]
    if inside.startswith("/"):
        return ("end", name, ""), gt + 1
    if name in WITHOUT_WORDS and not inside.endswith("/"):
        end = source.end_of_element(name, gt)
        return None, end if end >= 0 else gt + 1
    return ("start", name, inside[len(name) :]), gt + 1


def _end_of_tag(source: _Source, lt: int, gt: int) -> int:
    """The ``>`` that ends a tag: not one inside of a quoted value."""
    for _attempt in range(4):
        inside = source.html[lt:gt]
        if inside.count('"') % 2 == 0 or gt - lt > TAG_SIZE:
            break
        further = source.html.find(">", gt + 1, gt + TAG_SIZE)
        if further < 0:
            break
        gt = further
    return gt
