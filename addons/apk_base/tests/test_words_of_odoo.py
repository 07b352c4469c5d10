"""What a clerk reads on Odoo's own screens is Russian, too."""

from pathlib import Path

import polib

from odoo.tests import TransactionCase, tagged
from odoo.tools import SQL, file_path

from ..models.ir_http_words import words_for_odoo


@tagged("post_install", "-at_install")
class TestWordsOfOdoo(TransactionCase):
    def _words(self, lang):
        per_module, _params = self.env["ir.http"]._get_translations_for_webclient(
            ["web", "mail"], lang
        )
        return {
            module: {message["id"]: message["string"] for message in words["messages"]}
            for module, words in per_module.items()
        }

    def test_a_gap_is_filled_and_a_wrong_word_replaced(self):
        words = self._words("ru_RU")
        self.assertEqual(words["web"]["Custom Filter..."], "Своё условие…")
        self.assertEqual(words["mail"]["None"], "нет")
        self.assertEqual(words["web"]["Save"], "Сохранить")

    def test_words_of_fields_and_views_are_loaded_with_the_translations_of_odoo(self):
        """An update of Odoo loads its own translations anew; ours come with them."""
        [(word, place)] = self.env.execute_query(SQL("SELECT 'Persons', v.id FROM ir_ui_view v WHERE v.arch_db->>'en_US' LIKE '%%\"Persons\"%%' LIMIT 1"))  # fmt: skip
        self.env.cr.execute(
            "UPDATE ir_ui_view SET arch_db = arch_db - 'ru_RU' WHERE id = %s", [place]
        )
        self.env.invalidate_all()
        self.env["ir.module.module"]._load_module_terms(["base"], ["ru_RU"], overwrite=True)
        arch = self.env["ir.ui.view"].with_context(lang="ru_RU").browse(place).arch_db
        self.assertIn("Люди", arch)
        self.assertNotIn(word, arch)

    def test_another_language_stays_as_it_is(self):
        self.assertNotIn("Custom Filter...", self._words("en_US")["web"])

    def test_odoo_still_says_each_of_the_words(self):
        for module, words in words_for_odoo("ru").items():
            template = Path(file_path(module)) / "i18n" / f"{module}.pot"
            known = {entry.msgid for entry in polib.pofile(template)}
            self.assertEqual(words.keys() - known, set(), module)
