"""п. 20, 28, 57: a link that a mail program has damaged works, or the page says that nothing was done."""

from urllib.parse import quote

from odoo.tests import tagged

from .public_routes import STAMP, PublicRoutesCase

NEVER = (
    "Опросов больше не будет",
    "Вы отписаны",
    "Вы подписаны",
    "Вы записаны",
    "Запись отменена",
    "Спасибо",
)
ASKING = ("/apk/unsubscribe/", "/apk/visit/")
WHOLE = {
    "a stop": "{}.",
    "a bracket": "{})",
    "an angle": "{}>",
    "a comma": "{},",
    "a quote": '{}"',
    "Russian quotes": "{}»",
    "a space": "{} ",
    "a zero-width space": "{}\u200b",
    "escaped twice": "{}%2E",
}


@tagged("post_install", "-at_install")
class TestDamagedLinks(PublicRoutesCase):
    def test_no_page_behind_a_secret_is_forgotten(self):
        tried = {rule.partition("<string:")[0] for rule in self._links()}
        for rule in self._rules():
            place, _open, _rest = rule.rule.partition("<string:token>")
            has_styles_of_its_own = place.startswith("/apk/campaign/")
            if place != rule.rule and not has_styles_of_its_own:
                self.assertIn(place, tried)

    def test_with_a_sign_behind_it_the_link_works(self):
        for rule, path in self._links().items():
            whole = self.url_open(path).text
            for name, shape in WHOLE.items():
                page = self.url_open(quote(shape.format(path)))
                self.assertEqual(page.status_code, 200, (rule, name))
                self.assertEqual(self._title(page.text), self._title(whole), (rule, name))

    def test_in_capitals_the_link_works(self):
        for rule, path in self._links().items():
            self.assertEqual(self.url_open(path.upper()).status_code, 200, rule)
            head, _slash, token = path.rpartition("/")
            self.assertEqual(self.url_open(f"{head}/{token.upper()}").status_code, 200, rule)

    def test_in_capitals_its_form_works(self):
        path = self._links()["/apk/unsubscribe/<string:token>"]
        self.assertIn("Вы отписаны", self.url_open(path.upper() + ".", data={"": ""}).text)
        self.assertFalse(self.consent.is_live)

    def test_cut_it_says_that_nothing_was_done(self):
        for rule, path in self._links().items():
            head, _slash, token = path.rpartition("/")
            for cut in (
                token[:-1],
                token[1:],
                token[: len(token) // 2],
                "",
                token[::-1],
                "x",
                "%00",
            ):
                for sent in (None, {"": ""}, {"act": "confirm"}, {"act": "cancel"}, {"c3": "5"}):
                    page = self.url_open(f"{head}/{cut}", data=sent)
                    self.assertFalse(
                        [words for words in NEVER if words in page.text], (rule, cut, sent)
                    )
                    # a spent rating is no error; without any token stands the page that asks for the address or a code
                    is_other_page = not cut and rule.startswith(ASKING)
                    if not rule.startswith("/apk/rate/") and not is_other_page:
                        self.assertEqual(page.status_code, 404, (rule, cut, sent))
        self.assertTrue(self.consent.is_live)

    def test_a_mail_programs_button_is_told_the_truth(self):
        page = self.url_open("/apk/unsubscribe/x", data={"List-Unsubscribe": "One-Click"})
        self.assertEqual(page.status_code, 404)

    def test_the_page_of_a_cut_link_offers_a_way_out(self):
        page = self.url_open("/apk/unsubscribe/" + "a" * 38).text
        self.assertIn("Вы ещё не отписаны", page)
        self.assertIn('action="/apk/unsubscribe"', page)
        self.assertIn("mailto:apk@apk.test", page)
        for path in ("/apk/unsubscribe/a/b/c", "/apk/nothing", "/APK/NOTHING"):
            page = self.url_open(path)
            self.assertEqual(page.status_code, 404)
            self.assertIn("Такой страницы нет", page.text)
            self.assertIn("mailto:apk@apk.test", page.text)

    def test_the_address_gets_whole_links_and_they_work(self):
        self._unsubscribe_by_address("Ivanov@client.test")
        email = self.env["mail.mail"].search([("email_to", "=", "ivanov@client.test")])
        self.assertEqual(len(email), 1)
        self.assertIn(f"/apk/unsubscribe/{self.consent.sudo().token}", email.body_html)
        self.assertTrue(self.consent.is_live)

    def test_an_unknown_address_gets_nothing_and_the_page_does_not_tell(self):
        known = self._unsubscribe_by_address("ivanov@client.test")
        unknown = self._unsubscribe_by_address("nobody@client.test")
        self.assertEqual(self._title(known.text), self._title(unknown.text))
        self.assertEqual(known.text, unknown.text)
        self.assertFalse(self.env["mail.mail"].search([("email_to", "=", "nobody@client.test")]))

    def _unsubscribe_by_address(self, email):
        stamp = STAMP.search(self.url_open("/apk/unsubscribe").text)[1]
        return self.url_open("/apk/unsubscribe", data={"email": email, "stamp": stamp})

    def _title(self, page):
        return page.partition("<h1>")[2].partition("</h1>")[0].strip()
