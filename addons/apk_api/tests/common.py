"""What the tests of the API share: a system with a key, a call, the schema that an answer must fit."""

import json
from pathlib import Path

from odoo.tests import HttpCase

from odoo.addons.apk_base.controllers import gates
from odoo.addons.apk_base.rules.flood import Allowance, Gate
from odoo.addons.apk_case.tests.common import CaseCommon

from ..controllers import api_call

ROOT = "/apk/api/v1"
DESCRIPTION = json.loads((Path(__file__).parents[1] / "data/openapi.json").read_text("utf-8"))
TYPES = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "object": dict,
    "array": list,
    "null": type(None),
}


class ApiCase(HttpCase, CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param("apk_base.office_email", "apk@apk.test")
        cls.key, cls.secret = cls._system("Сайт района", reads_places=True, reads_answers=True)

    def setUp(self):
        super().setUp()
        wide = Allowance(10**6, 10**6)
        self.patch(gates, "GATES", {name: Gate(wide, wide) for name in gates.GATES})
        self.patch(api_call, "PACES", {})

    @classmethod
    def _system(cls, name, **rights):
        key = cls.env["apk.api.key"].create({"name": name, "per_minute": 6000, **rights})
        return key, key.action_make_secret()["context"]["default_secret"]

    def _call(self, method, path, *, secret=None, body=None, headers=None):
        sent = {"Authorization": f"Bearer {self.secret if secret is None else secret}"}
        if body is not None:
            sent["Content-Type"] = "application/json"
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.opener.request(
            method,
            self.base_url() + ROOT + path,
            data=body,
            headers={**sent, **(headers or {})},
            timeout=60,
        )

    def _fits(self, value, schema, where="answer"):
        """The part of JSON Schema that the description uses."""
        if "$ref" in schema:
            schema = DESCRIPTION["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        self.assertIn(type(value), [TYPES[kind] for kind in kinds], where)
        if "enum" in schema:
            self.assertIn(value, schema["enum"], where)
        if isinstance(value, dict) and "properties" in schema:
            self.assertLessEqual(set(schema.get("required", ())), value.keys(), where)
            self.assertLessEqual(value.keys(), schema["properties"].keys(), where)
            for name, inner in value.items():
                self._fits(inner, schema["properties"][name], f"{where}.{name}")
        for inner in value if isinstance(value, list) else ():
            self._fits(inner, schema["items"], f"{where}[]")

    def _refused(self, answer, code, status):
        self.assertEqual((answer.status_code, answer.json().get("code")), (status, code))
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json; charset=utf-8")
        self._fits(answer.json(), {"$ref": "#/components/schemas/Problem"})
        self.assertRegex(answer.json()["message"], "[а-яё]")
        return answer.json()
