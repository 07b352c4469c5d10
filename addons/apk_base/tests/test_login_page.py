"""The page where colleagues log in speaks Russian and names the office."""

from odoo import http
from odoo.tests import HttpCase, tagged


@tagged("post_install", "-at_install")
class TestLoginPage(HttpCase):
    def _page(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.env["ir.config_parameter"].set_param("apk_base.office_name", "Департамент АПК")
        # a browser that asks for English
        return self.url_open("/web/login", headers={"Accept-Language": "en-US,en"}).text

    def test_it_is_in_the_language_of_the_office(self):
        page = self._page()
        self.assertIn("<html", page)
        self.assertRegex(page, r'lang="ru(-RU)?"')
        for words in ("Логин", "Пароль", "Войти"):
            self.assertIn(words, page)

    def test_no_foreign_example_and_no_foreign_name_stands_on_it(self):
        page = self._page()
        for words in ("Enter your", "Powered by", "placeholder=", "Email", "- or -"):
            self.assertNotIn(words, page.partition("<body")[2], words)
        self.assertIn("Департамент АПК", page)
        self.assertNotIn("company_logo", page)  # Odoo's own picture says «Your logo»

    def test_a_refused_password_is_answered_in_russian(self):
        self._page()
        self.authenticate(None, None)
        answer = self.url_open(
            "/web/login",
            data={"login": "nobody", "password": "x", "csrf_token": http.Request.csrf_token(self)},
            headers={"Accept-Language": "en-US,en"},
        ).text
        self.assertNotIn("Wrong login", answer)
        self.assertRegex(answer, r"[Нн]еверн|[Нн]еправильн")
