"""The states of a field are parameters of the field; a mistake in one is an error, not an open door."""

from types import SimpleNamespace

from odoo.tests import TransactionCase, tagged

from ..models.apk_protected_mixin import WRITERS


@tagged("post_install", "-at_install")
class TestProtectedFields(TransactionCase):
    def test_a_misspelt_writer_stops_the_start(self):
        mixin, field = self.env["apk.protected.mixin"], SimpleNamespace(written_by="sytem")
        with self.assertRaisesRegex(ValueError, "sytem"):
            mixin._valid_field_parameter(field, "written_by")
        for writer in WRITERS:
            field = SimpleNamespace(written_by=writer)
            self.assertTrue(mixin._valid_field_parameter(field, "written_by"))

    def test_every_marked_field_belongs_to_a_model_with_the_guard(self):
        """Without the mixin Odoo only logs an unknown parameter, and everybody writes the field."""
        unguarded = [
            str(field)
            for model in self.env.registry.values()
            for field in model._fields.values()
            if hasattr(field, "written_by") or hasattr(field, "erase")
            if not hasattr(model, "_refuse_protected")
        ]
        self.assertEqual(unguarded, [])
