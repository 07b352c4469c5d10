"""п. 22, 62: whatever a stranger sends, a page for clients answers with a page, never with a fault of the server."""

import inspect

from requests import Request

from odoo.tests import tagged

from .public_routes import PublicRoutesCase

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
    "\uffff",
    "a\r\nSet-Cookie: x=1",
]
# One of each kind: ``tests/order/test_public_addresses.py`` has them all.
CONTROLS = ["%0D%0A", "%00", "%09", "%C2%85", "%250D%250A"]
# Bytes that are no text, and numbers of no record.
BROKEN = ["%FF", "%C3", "%ED%A0%80", "%F5%80%80%80", "%", "%zz", "99999999999999999999", "-1"]
# Sent through ``**kwargs``: no signature names them.
ALSO = {"name", "email", "phone", "text", "comment", "topic", "unknown"}
BODIES = [
    ("application/x-www-form-urlencoded", b"\xff=\xff&%=%&&=&text=%00%FF"),
    ("application/x-www-form-urlencoded; charset=nonsense", b"text=1"),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=text\r\n\r\n"),
    ("application/json", b"{"),
    ("application/json", b"[" * 10_000),
    ("text/plain", b"\0" * 1000),
    ("", b"text=1"),
]  # fmt: skip
FILE = {"file": ("<img>.svg", b"<svg/>", "image/svg+xml")}


@tagged("post_install", "-at_install")
class TestHostileVisitors(PublicRoutesCase):
    def _pages(self):
        """(path with places for values, method, names of what a form may send) of every page for clients."""
        for rule in self._rules():
            known = inspect.signature(rule.endpoint.original_endpoint).parameters
            names = (set(known) | ALSO) - {"self"} - rule.arguments
            for method in set(rule.endpoint.routing["methods"]) & {"GET", "POST"}:
                yield rule, method, sorted(names)

    def _raw(self, method, path, **sent):
        """The address as it is: the library of the test must not mend it."""
        with self.allow_requests():
            prepared = self.opener.prepare_request(Request(method, self.base_url() + "/", **sent))
            prepared.url = self.base_url() + path
            return self.opener.send(prepared, timeout=60, allow_redirects=False)

    def test_a_control_sign_in_any_part_of_any_address_is_no_page(self):
        for rule, method, names in self._pages():
            path = self._path(rule, "x")
            parts = path.strip("/").split("/")
            for sign in CONTROLS:
                addresses = ["/" + "/".join([*parts[:at], part + sign, *parts[at + 1 :]]) for at, part in enumerate(parts) if at]  # fmt: skip
                if sign != "%250D%250A":  # in a query: the words «%0D%0A»
                    asked = names if sign == CONTROLS[0] else names[:1]
                    queries = [f"{name}=a{sign}b" for name in asked] + [f"x{sign}y=1"]
                    addresses += [f"{path}?{query}" for query in queries]
                for address in addresses:
                    answer = self._raw(method, address)
                    self.assertEqual(answer.status_code, 404, (method, address))
                    self.assertNotIn("Set-Cookie", answer.headers)

    def test_bytes_that_are_no_text_and_numbers_of_no_record(self):
        for rule, method, names in self._pages():
            for value in BROKEN:
                paths = [self._path(rule, "PLACE").replace("PLACE", value)]
                if "/1" in self._path(rule, "x"):
                    paths.append(self._path(rule, "x").replace("/1", f"/{value}", 1))
                if value in ("%FF", BROKEN[-2]):
                    paths += [f"{self._path(rule, 'x')}?{name}={value}" for name in names]
                for path in paths:
                    answer = self._raw(method, path)
                    self.assertLess(answer.status_code, 500, (method, path))

    def test_a_body_that_is_no_form(self):
        for rule, method, _names in self._pages():
            if method == "POST":
                for kind, body in BODIES:
                    answer = self._raw("POST", self._path(rule, "x"), data=body, headers={"Content-Type": kind})  # fmt: skip
                    self.assertLess(answer.status_code, 500, (rule.rule, kind))

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
