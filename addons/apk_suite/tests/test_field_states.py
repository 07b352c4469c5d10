"""Who writes a field and what destruction leaves of it is said once, on the field; guard, screen and eraser obey it."""

import ast
from pathlib import Path

from lxml import etree

from odoo.modules import get_module_path
from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.models.apk_protected_mixin import PARAMETERS, WRITERS
from odoo.addons.apk_base.refusals import Refusal
from odoo.addons.apk_base.tests.refused import refused

# п. 6: acts of destruction erase these besides the heirs of apk.retention.mixin.
ERASED_MODELS = (
    "apk.delivery",
    "apk.mail.spool",
    "apk.consent",
    "apk.case.decision",
    "apk.case.question",
)
TEXT_TYPES = ("char", "text", "html", "binary")
YES = ("1", "True", "true")


@tagged("post_install", "-at_install")
class TestFieldStates(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls.env.ref("base.user_admin")
        cls.addons = (
            cls.env["ir.module.module"]
            .search([("name", "=like", "apk\\_%"), ("state", "=", "installed")])
            .mapped("name")
        )

    def _models(self):
        return [model for _name, model in sorted(self.env.items()) if not model._abstract]

    def _is_heir(self, model, mixin):
        return isinstance(model, self.env.registry[mixin])

    def _protected_models(self):
        return [one for one in self._models() if self._is_heir(one, "apk.protected.mixin")]

    def test_only_models_that_obey_them_use_the_parameters(self):
        astray = [
            str(field)
            for model in self._models()
            if not self._is_heir(model, "apk.protected.mixin")
            for field in model._fields.values()
            if any(hasattr(field, parameter) for parameter in PARAMETERS)
        ]
        self.assertEqual(astray, [])

    def test_a_writer_is_one_that_the_guard_knows(self):
        unknown = [
            f"{field}: {field.written_by}"
            for model in self._protected_models()
            for field in model._fields.values()
            if getattr(field, "written_by", "system") not in model._writers
        ]
        self.assertEqual(unknown, [])

    def test_whatever_is_erased_says_what_is_left_of_it(self):
        """Words, files and persons: a new field of these models is not forgotten by the act of destruction."""
        erased = [
            model
            for model in self._models()
            if self._is_heir(model, "apk.retention.mixin") or model._name in ERASED_MODELS
        ]
        self.assertGreaterEqual(len(erased), 6)
        silent = [
            str(field)
            for model in erased
            for field in model._fields.values()
            if field.store and self._may_name_a_person(field) and not hasattr(field, "erase")
        ]
        self.assertEqual(silent, [])

    def _may_name_a_person(self, field):
        is_client = field.type == "many2one" and field.comodel_name == "res.partner"
        return is_client or field.type in TEXT_TYPES

    def test_nobody_says_twice_that_the_system_writes_a_field(self):
        """In Python: ``written_by="system"`` makes the screens show the field as read-only."""
        twice = []
        for addon in self.addons:
            for path in Path(get_module_path(addon)).rglob("*.py"):
                for node in ast.walk(ast.parse(path.read_text())):
                    given = {
                        keyword.arg: keyword.value.value
                        for keyword in getattr(node, "keywords", ())
                        if isinstance(keyword.value, ast.Constant)
                    }
                    if given.get("written_by") == "system" and given.get("readonly"):
                        twice.append(f"{path}:{node.lineno}")
        self.assertEqual(twice, [])

    def test_no_screen_says_again_that_the_system_writes_a_field(self):
        data = self.env["ir.model.data"].search(
            [("module", "in", self.addons), ("model", "=", "ir.ui.view")]
        )
        twice = []
        for row in data:
            view = self.env["ir.ui.view"].browse(row.res_id)
            for node in etree.fromstring(view.arch).iter("field"):
                model = self._model_of(node, view)
                system = self._system_fields(model)
                if node.get("name") in system and node.get("readonly") in YES:
                    twice.append(f"{row.complete_name}: {node.get('name')}")
        self.assertEqual(twice, [])

    def _model_of(self, node, view):
        """The model that a node of a view shows, or None where the place of an extension is not certain."""
        name = view.model
        for outer in reversed(list(node.iterancestors("field"))):
            fields = self.env[name]._fields if name else {}
            name = fields[outer.get("name")].comodel_name if outer.get("name") in fields else None
        return self.env.get(name)

    def _system_fields(self, model):
        if model is None or not self._is_heir(model, "apk.protected.mixin"):
            return ()
        return model._written_by("system")

    def test_screens_show_what_the_system_writes_as_read_only(self):
        editable, seen = [], 0
        for model in self._protected_models():
            described = model.with_user(self.admin).fields_get(attributes=["readonly"])
            for name in model._written_by("system") & described.keys():
                seen += 1
                if not described[name]["readonly"]:
                    editable.append(f"{model._name}.{name}")
        self.assertEqual(editable, [])
        self.assertGreater(seen, 100)

    def test_a_call_from_outside_that_writes_such_a_field_is_refused(self):
        """The administrator neither, whatever other rights the role has."""
        tried = 0
        for model in self._protected_models():
            records = model.with_user(self.admin)
            for name in sorted(model._written_by(*WRITERS)):
                tried += 1
                with self.subTest(f"{model._name}.{name}"), self._refusal(model):
                    records.write({name: False})
        self.assertGreater(tried, 100)

    def _refusal(self, model):
        """A consent is final for the system, too, and says so first (п. 27.1)."""
        if model._name == "apk.consent":
            return self.assertRaises(Refusal)
        return refused(self, FILLED_BY_THE_SYSTEM)
