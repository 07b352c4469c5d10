"""152-ФЗ, ст. 7: numbers and health of a client are read by those who serve the client, and by nobody else."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import CaseCommon

SERVED = {
    "apk_inn": "440100000025",
    "apk_needs_filing_help": True,
    "apk_language_note": "говорит по-узбекски",
    "apk_has_health_limits": True,
}


@tagged("post_install", "-at_install")
class TestPersonalData(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client.write({**SERVED, "apk_snils": "112-233-445 95"})
        cls.operator = new_test_user(cls.env, "t-operator", "apk_base.group_operator")
        cls.nobody = new_test_user(cls.env, "t-nobody", "base.group_user")
        cls.editor = new_test_user(cls.env, "t-editor", "apk_base.group_editor")
        cls.officer = new_test_user(cls.env, "t-officer", "apk_base.group_client_officer")

    def _view(self, kind):
        return self.env.ref(f"apk_client.apk_client_view_{kind}").id

    def test_who_serves_the_client_reads_them(self):
        for person in (self.specialist, self.head, self.registrar, self.operator, self.controller):
            read = self.client.with_user(person).read(list(SERVED))[0]
            self.assertEqual({name: read[name] for name in SERVED}, SERVED, person.login)

    def test_nobody_else_reads_or_searches_by_them(self):
        for person in (self.nobody, self.editor, self.officer):
            card = self.client.with_user(person)
            self.assertEqual(card.read(["name"])[0]["name"], self.client.name)
            for name, value in {**SERVED, "apk_snils": "112-233-445 95"}.items():
                with self.assertRaises(AccessError, msg=(person.login, name)):
                    card.read([name])
                with self.assertRaises(AccessError, msg=(person.login, name)):
                    card.search_count([(name, "=", value)])

    def test_that_a_client_has_written_is_shown_to_nobody_else(self):
        for person in (self.nobody, self.editor):
            cards = self.client.with_user(person)
            for name in ("apk_case_ids", "apk_case_count", "apk_representation_ids"):
                self.assertNotIn(name, cards.fields_get(), person.login)
            with self.assertRaisesRegex(AccessError, "apk_case_ids"):
                cards.search_count([("apk_case_ids", "!=", False)])
            self.assertNotIn("apk_clients", cards.get_view(self._view("search"))["arch"])

    def test_the_card_opens_for_everybody_without_what_is_not_theirs(self):
        for person in (self.nobody, self.specialist):
            fields = self.env["res.partner"].with_user(person).get_view(self._view("form"))["arch"]
            for name in SERVED:
                self.assertEqual(f'name="{name}"' in fields, person == self.specialist, name)

    def test_snils_is_for_the_registrar_alone(self):
        self.assertTrue(self.client.with_user(self.registrar).apk_snils)
        for person in (self.specialist, self.operator, self.controller):
            with self.assertRaisesRegex(AccessError, "apk_snils"):
                self.client.with_user(person).read(["apk_snils"])
