"""п. 10: whom to help with filing is known to everybody who serves the client."""

from odoo.tests import new_test_user, tagged

from .common import ClientCommon

HELP = {"apk_needs_filing_help": True, "apk_language_note": "говорит по-узбекски, переводит сын"}


@tagged("post_install", "-at_install")
class TestClause10FilingHelp(ClientCommon):
    def test_the_registrar_marks_it_and_those_who_serve_the_client_read_it(self):
        self.client.with_user(self.registrar).write(HELP)
        operator = new_test_user(self.env, "t-operator", "apk_base.group_operator")
        for person in (self.specialist, operator, self.controller):
            card = self.client.with_user(person)
            read = (card.apk_needs_filing_help, card.apk_language_note)
            self.assertEqual(read, tuple(HELP.values()), person.login)

    def test_the_card_shows_the_mark_and_the_language(self):
        form = self.env.ref("apk_client.apk_client_view_form").id
        card = self.env["res.partner"].with_user(self.registrar).get_view(form)["arch"]
        for name in HELP:
            self.assertIn(f'name="{name}"', card)
