from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestWordsAreTranslated(TransactionCase):
    def test_the_words_of_every_selection_can_be_translated(self):
        """Odoo knows the words of a list; those of a tuple stay English without a warning."""
        deaf = {
            f"{model._name}.{field.name}"
            for model in self.env.registry.values()
            for field in model._fields.values()
            if field.type == "selection" and isinstance(field.selection, tuple)
            if (field._module or "").startswith("apk_")
        }
        self.assertEqual(deaf, set())
