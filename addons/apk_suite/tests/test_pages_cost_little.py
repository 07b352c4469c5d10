"""п. 62: no page for clients can be used to wear the office out: what one costs is bounded, and how many are opened."""

import io
from unittest.mock import patch

from pypdf import PdfReader

from odoo.tests import tagged

from odoo.addons.apk_base.controllers import gates
from odoo.addons.apk_base.rules.flood import Allowance, Gate

from .public_routes import PublicRoutesCase

MOST_QUERIES = 60


@tagged("post_install", "-at_install")
class TestPagesCostLittle(PublicRoutesCase):
    def test_every_route_has_a_gate(self):
        for rule in self._rules():
            self.assertIn(rule.endpoint.routing.get("gate", "page"), gates.GATES, rule.rule)

    def test_every_route_waits_behind_its_gate(self):
        shut = Gate(Allowance(0, 1), Allowance(0, 1))
        self.patch(gates, "GATES", dict.fromkeys(gates.GATES, shut))
        for rule in self._rules():
            for method in set(rule.endpoint.routing["methods"]) & {"GET", "POST"}:
                path = self.base_url() + self._path(rule, "x")
                answer = self.opener.request(method, path, timeout=60)
                self.assertEqual(answer.status_code, 429, (method, path))
                self.assertGreater(int(answer.headers["Retry-After"]), 0)
                self.assertIn("ничего не сделали", answer.text)
        answer = self.opener.get(self.base_url() + "/apk/nothing", timeout=60)
        self.assertEqual(answer.status_code, 429)

    def test_one_address_waits_another_does_not_and_all_together_have_a_bound(self):
        gate = Gate(Allowance(2, 1), Allowance(3, 1))
        self.patch(gates, "GATES", dict.fromkeys(gates.GATES, gate))
        seen = [self.url_open("/apk/faq").status_code for _time in range(3)]
        self.assertEqual(seen, [200, 200, 429])
        self.assertEqual([gate.seconds_to_wait(who, 0) > 0 for who in ("b", "c")], [False, True])

    def test_every_page_asks_the_database_little(self):
        links = self._links()
        for rule in self._rules():
            if "GET" not in rule.endpoint.routing["methods"]:
                continue
            path = links.get(rule.rule) or self._path(rule, "x")
            self.url_open(path)  # templates, parameters and the kept form are made once
            before = self.cr.sql_log_count
            self.url_open(path)
            self.assertLess(self.cr.sql_log_count - before, MOST_QUERIES, rule.rule)

    def test_no_page_draws_a_document_twice(self):
        drawn = []
        texts = self.registry["apk.consent.text"]
        draw = texts._draw_report

        def counted(*args, **kwargs):
            drawn.append(args)
            return draw(*args, **kwargs)

        with patch.object(texts, "_draw_report", counted):
            for _time in range(3):
                for rule in self._rules():
                    if "GET" in rule.endpoint.routing["methods"]:
                        self.assertLess(self.url_open(self._path(rule, "x")).status_code, 500)
        self.assertEqual(len(drawn), 1)

    def test_the_form_to_print_is_drawn_anew_when_its_words_change(self):
        first = self.url_open("/apk/subscribe/form.pdf").content
        words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(first)).pages)
        self.assertIn("согласи", words.lower())
        self.assertEqual(self.url_open("/apk/subscribe/form.pdf").content, first)
        self.env["ir.config_parameter"].set_param("apk_base.office_name", "Другой департамент")
        self.assertNotEqual(self.url_open("/apk/subscribe/form.pdf").content, first)
