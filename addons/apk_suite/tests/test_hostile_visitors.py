"""п. 22, 62: whatever a stranger sends, a page for clients answers with a page, never with a fault of the server."""

import inspect

from odoo.tests import HttpCase, tagged

HOSTILE = [
    "a\x00b",
    "²",
    "٣",
    "😀",
    "\u202egpj.exe",
    "9" * 30,
    "-1",
    "1e999",
    "%s{0}",
    "9999-12-31 23:59:59",
    "'--",
]
# Sent through ``**kwargs``: no signature names them.
ALSO = {"name", "email", "phone", "text", "comment", "topic", "unknown"}
FILE = {"file": ("<img>.svg", b"<svg/>", "image/svg+xml")}


@tagged("post_install", "-at_install")
class TestHostileVisitors(HttpCase):
    def setUp(self):
        super().setUp()
        self.url_open("/apk/faq")  # the server makes its map of routes

    def _pages(self):
        """(path with places for values, method, names of what a form may send) of every page for clients."""
        for rule in self.env["ir.http"].routing_map().iter_rules():
            routing = rule.endpoint.routing
            if rule.rule.startswith("/apk/") and routing["auth"] in ("public", "nobody"):
                known = inspect.signature(rule.endpoint.original_endpoint).parameters
                names = (set(known) | ALSO) - {"self"} - rule.arguments
                for method in set(routing["methods"]) & {"GET", "POST"}:
                    yield rule, method, sorted(names)

    def _path(self, rule, value):
        numbers = {
            name: 1
            for name in rule.arguments
            if "int" in type(rule._converters[name]).__name__.lower()
        }
        values = dict.fromkeys(rule.arguments, value)
        return rule.build({**values, **numbers})[1]

    def _answers(self, method, path, **sent):
        answer = self.opener.request(method, self.base_url() + path, timeout=60, **sent)
        self.assertLess(answer.status_code, 500, (method, path, sent))

    def test_hostile_words_in_every_place(self):
        pages = list(self._pages())
        self.assertGreater(len(pages), 25)
        for rule, method, names in pages:
            for value in HOSTILE:
                sent = dict.fromkeys(names, value)
                kind = "data" if method == "POST" else "params"
                self._answers(method, self._path(rule, "x"), **{kind: sent})
                if rule.arguments:
                    self._answers(method, self._path(rule, value))

    def test_one_hostile_word_beside_good_ones(self):
        """A form that refuses the first bad word must not hide what the next one does."""
        good = {
            "number": "ОГ-2026/000001",
            "code": "x",
            "name": "Пётр",
            "email": "p@client.test",
            "text": "т",
        }
        for rule, method, names in self._pages():
            if method == "POST":
                for name in names:
                    for value in ("a\x00b", "²", "😀"):
                        self._answers("POST", self._path(rule, "x"), data={**good, name: value})

    def test_a_file_in_the_place_of_a_word(self):
        for rule, method, names in self._pages():
            if method == "POST":
                files = dict.fromkeys(names, FILE["file"])
                self._answers("POST", self._path(rule, "x"), files=files)
