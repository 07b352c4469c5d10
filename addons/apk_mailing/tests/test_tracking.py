"""п. 27, 28; 152-ФЗ, ст. 9: readers are not watched until the office switches it on and the reader has agreed to it."""

import re

from odoo.tests import HttpCase, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import CONSENT_TEXT_IS_FINAL

from .common import BODY, MailingCommon

SITE = "https://kostroma.gov.ru/otbor"
ON = ("track_openings", "track_links")


@tagged("post_install", "-at_install")
class TestTracking(MailingCommon, HttpCase):
    def setUp(self):
        super().setUp()
        self.params = self.env["ir.config_parameter"]
        self.params.set_param("web.base.url", self.base_url())
        self._switch(*ON)
        self.silent = self._agree("silent@client.test")
        texts = self.env["apk.consent.text"]
        draft = texts.browse(texts._in_force("mailing").action_new_edition()["res_id"])
        draft.write(
            {"body": "Согласен и с тем, что открытия писем видны", "discloses_tracking": True}
        )
        draft.action_put_in_force()
        self.informed = self._agree("informed@client.test")

    def _switch(self, *names, on=True):
        for name in names:
            self.params.set_param(f"apk_mailing.{name}", on)

    def _pages(self):
        """{address: page of the e-mail}"""
        self._send(self._mailing(body_html=BODY + f'<a href="{SITE}">Сайт</a>'))
        return {mail["To"]: mail.get_body(("html",)).get_content() for mail in self.box.parsed()}

    def _row(self, email):
        return self.env["mailing.trace"].search([("email", "=", email)])

    def _paths(self, page):
        link = re.search(r"/r/[\w-]+/m/\d+", page)[0]
        return link, re.search(r"/apk/opened/\d+/\w+\.gif", page)[0]

    def test_off_by_default(self):
        self._switch(*ON, on=False)
        for page in self._pages().values():
            self.assertIn(f'href="{SITE}"', page)
            self.assertNotIn("/apk/opened/", page)
            self.assertNotIn("Мы видим", page)

    def test_only_who_has_agreed_to_it_and_the_email_says_so(self):
        pages = self._pages()
        self.assertIn(f'href="{SITE}"', pages["silent@client.test"])
        for sign in ("/r/", "/apk/opened/", "Мы видим"):
            self.assertNotIn(sign, pages["silent@client.test"])
            self.assertIn(sign, pages["informed@client.test"])
        self.assertNotIn(SITE, pages["informed@client.test"])
        self.assertIn(
            "открыто ли письмо и какие ссылки в нём нажаты", pages["informed@client.test"]
        )
        self.assertIn(self.informed.sudo().token, pages["informed@client.test"])
        self.assertNotRegex(pages["informed@client.test"], r"unsubscribe[^\"]+/m/")

    def test_the_words_name_what_is_seen(self):
        self._switch("track_openings", on=False)
        page = self._pages()["informed@client.test"]
        self.assertIn("Мы видим, какие ссылки в нём нажаты: об этом", page)
        self.assertNotIn("/apk/opened/", page)

    def test_opened_and_followed(self):
        link, point = self._paths(self._pages()["informed@client.test"])
        row = self._row("informed@client.test")
        self.opener.head(self.base_url() + point, timeout=30)
        self.url_open(re.sub(r"/\w+\.gif", "/stranger.gif", point))
        self.assertEqual(row.trace_status, "sent")
        self.assertEqual(self.url_open(point).headers["Content-Type"], "image/gif")
        self.assertEqual(row.trace_status, "open")
        answer = self.url_open(link, allow_redirects=False)
        self.assertTrue(answer.headers["Location"].startswith(SITE))
        self.assertTrue(row.links_click_datetime)
        click = self.env["link.tracker.click"].search([("mailing_trace_id", "=", row.id)])
        self.assertEqual((len(click), click.ip), (1, False))

    def test_withdrawn_or_switched_off_since_it_is_not_recorded(self):
        link, point = self._paths(self._pages()["informed@client.test"])
        row = self._row("informed@client.test")
        self._switch(*ON, on=False)
        self._follow(link, point)
        self._switch(*ON)
        self.informed._withdraw("link")
        self._follow(link, point)
        self.assertEqual(row.trace_status, "sent")
        self.assertFalse(self.env["link.tracker.click"].search([("mailing_trace_id", "!=", False)]))

    def _follow(self, link, point):
        answer = self.url_open(link, allow_redirects=False)
        self.assertTrue(answer.headers["Location"].startswith(SITE), "the link still works")
        self.assertEqual(self.url_open(point).status_code, 200)

    def test_opened_before_it_is_written_down_as_sent(self):
        """A mail program on the same machine is quicker than our next statement; the e-mail still counts."""
        self.box.before = lambda address: self.env.cr.execute(
            "UPDATE mailing_trace SET trace_status = 'open' WHERE email = %s", [address]
        )
        self._pages()
        row = self._row("informed@client.test")
        self.assertEqual(row.trace_status, "open")
        self.assertTrue(row.sent_datetime)

    def test_the_settings_say_that_the_text_is_silent(self):
        self.env["apk.consent.text"]._in_force("mailing").sudo().state = "superseded"
        settings = self.env["res.config.settings"]
        form = settings.create({"apk_track_openings": True})
        self.assertTrue(form.apk_text_is_silent)
        form.apk_track_openings = form.apk_track_links = False
        self.assertFalse(form.apk_text_is_silent)

    def test_the_sentence_is_fixed_with_its_text(self):
        with refused(self, CONSENT_TEXT_IS_FINAL, "New edition"):
            self.silent.text_id.discloses_tracking = True
