"""п. 18: the all-Russian classifier comes as a file; a wrong one changes nothing and says why."""

import base64
import json

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import CLASSIFIER_CANNOT_BE_READ
from .common import CaseCommon

CSV = "code;name;valid_from;valid_to\n0099.0001;Новая тема;2026-01-01;\n"
JSON = [{"code": "0099.0001", "name": "Новая тема", "valid_from": "2026-01-01", "valid_to": ""}]


@tagged("post_install", "-at_install")
class TestClassifierImport(CaseCommon):
    def _load(self, raw, user="base.user_admin"):
        screen = self.env["apk.classifier.import"].with_user(self.env.ref(user))
        screen = screen.create({"file": base64.b64encode(raw), "file_name": "classifier"})
        screen.action_import()
        return screen.result

    def _node(self):
        return self.env["apk.classifier.node"].search([("code", "=", "0099.0001")])

    def test_a_new_code_is_added_and_a_known_one_renamed(self):
        self.assertFalse(self._node())
        self._load(CSV.encode())
        known = self._node()
        self.assertEqual(known.name, "Новая тема")
        result = self._load(CSV.replace("Новая тема", "Тема с новым именем").encode("cp1251"))
        self.assertEqual(self._node(), known)
        self.assertEqual(known.name, "Тема с новым именем")
        self.assertIn("1", result)

    def test_json_is_as_good_as_csv(self):
        self._load(json.dumps(JSON, ensure_ascii=False).encode())
        self.assertEqual(self._node().name, "Новая тема")

    def test_another_file_changes_nothing_and_says_what_to_bring(self):
        nodes = self.env["apk.classifier.node"].search_count([])
        broken = (b"PK\x03\x04 a book of Excel", CSV.replace("0099.0001", "xx").encode())
        for raw in (*broken, (CSV + "0099.0001;Дважды;;\n").encode()):
            with refused(self, CLASSIFIER_CANNOT_BE_READ, "Nothing was changed"):
                self._load(raw)
        self.assertEqual(self.env["apk.classifier.node"].search_count([]), nodes)

    def test_only_an_administrator_loads_it(self):
        screen = self.env["apk.classifier.import"].with_user(self.registrar)
        with self.assertRaisesRegex(AccessError, "apk.classifier.import"):
            screen.create({"file": base64.b64encode(CSV.encode())})
