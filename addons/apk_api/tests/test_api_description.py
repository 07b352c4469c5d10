"""The description of the API (OpenAPI 3.1) names every call and no other."""

import re

from odoo.tests import tagged

from ..rules.problems import PROBLEMS
from .common import DESCRIPTION, ApiCase

PLACE = re.compile(r"<\w+:public_id>")


@tagged("post_install", "-at_install")
class TestApiDescription(ApiCase):
    def test_it_is_served_to_everybody(self):
        answer = self._call("GET", "/openapi.json", secret="")
        self.assertEqual((answer.status_code, answer.json()), (200, DESCRIPTION))

    def test_every_route_is_described_and_nothing_else(self):
        self._call("GET", "/places")
        routes = {
            (PLACE.sub("{id}", rule.rule), method.lower())
            for rule in self.env["ir.http"].routing_map().iter_rules()
            for method in rule.endpoint.routing["methods"] or ()
            if rule.rule.startswith("/apk/api/") and method in ("GET", "POST")
        }
        described = {
            (path, method) for path, acts in DESCRIPTION["paths"].items() for method in acts
        }
        self.assertEqual(routes, described)

    def test_every_code_of_a_refusal_is_described(self):
        text = str(DESCRIPTION["paths"])
        before_a_call = {"internal", "method_not_allowed"}
        for code in PROBLEMS.keys() - before_a_call:
            self.assertIn(code, text)
