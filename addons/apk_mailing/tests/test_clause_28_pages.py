"""п. 28: whoever follows the link withdraws; what only opens it — a scanner, HEAD, a loader ahead — changes nothing."""

from odoo.tests import HttpCase, freeze_time, tagged

from .common import MailingCommon

PREFETCH = {"Sec-Purpose": "prefetch", "User-Agent": "Mozilla/5.0"}
SCANNER = {"User-Agent": "Mozilla/5.0 (compatible; MailScanner/1.0)"}


@tagged("post_install", "-at_install")
class TestClause28Pages(MailingCommon, HttpCase):
    def setUp(self):
        super().setUp()
        self.consent = self._agree("ivanov@client.test")
        self.other = self._agree("ivanov@client.test", topic=self.animals)
        self.token = self.consent.sudo().token
        self.page = f"/apk/unsubscribe/{self.token}"

    def test_opening_changes_nothing(self):
        for headers in (SCANNER, PREFETCH, {}):
            answer = self.url_open(self.page, headers=headers)
            self.assertEqual(answer.status_code, 200)
            self.assertIn("withdraw.js", answer.text)
        self.assertEqual(self.opener.head(self.base_url() + self.page, timeout=30).status_code, 200)
        self.assertTrue(self.consent.is_live)

    def test_the_page_acts_by_one_script_of_our_own(self):
        answer = self.url_open(self.page)
        policy = answer.headers["Content-Security-Policy"]
        self.assertIn("script-src 'self'", policy)
        self.assertNotIn("unsafe-inline", policy)
        self.assertNotIn("<script>", answer.text)
        self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertNotIn("session_id", answer.cookies)
        script = self.url_open("/apk_mailing/static/src/public/withdraw.js")
        self.assertIn("form.submit()", script.text)

    def test_the_button_withdraws_this_topic(self):
        answer = self.url_open(self.page, data={"": ""})
        self.assertIn("Больше таких писем не будет", answer.text)
        self.assertEqual(self.consent.withdrawal_channel, "link")
        self.assertTrue(self.other.is_live)

    def test_the_button_of_a_mail_program(self):
        answer = self.url_open(
            self.page, data={"List-Unsubscribe": "One-Click"}, allow_redirects=False
        )
        self.assertEqual((answer.status_code, answer.text), (200, ""))
        self.assertEqual(self.consent.withdrawal_channel, "one_click")

    def test_from_all_mailings(self):
        self.url_open(self.page, data={"": ""})
        answer = self.url_open(self.page)
        self.assertIn("Отписаться от всех рассылок", answer.text)
        self.url_open(self.page, data={"everything": "1"})
        self.assertFalse(self.other.is_live)

    def test_given_back_it_is_a_new_consent(self):
        self.url_open(self.page, data={"": ""})
        answer = self.url_open(self.page + "/back", data={"": ""})
        self.assertIn("Вы подписаны", answer.text)
        self.assertNotIn("withdraw.js", answer.text)
        newer = self.consents._live_for(["ivanov@client.test"], "mailing", self.support)
        self.assertNotEqual(newer, self.consent)
        self.assertFalse(self.consent.is_live)
        self.assertIn(str(self.consent.id), newer.sudo().proof)
        self.url_open(self.page + "/back", data={"": ""})
        self.assertEqual(
            len(self.consents._live_for(["ivanov@client.test"], "mailing", self.support)), 1
        )

    def test_the_link_of_an_old_email_withdraws_the_newer_consent(self):
        self.url_open(self.page, data={"": ""})
        self.url_open(self.page + "/back", data={"": ""})
        self.assertIn("withdraw.js", self.url_open(self.page).text)
        self.url_open(self.page, data={"": ""})
        self.assertFalse(self.consents._live_for(["ivanov@client.test"], "mailing", self.support))

    def test_a_page_shows_no_address(self):
        withdrawn = self._agree("gone@client.test")
        withdrawn._withdraw("link")
        answer = self.url_open(f"/apk/unsubscribe/{withdrawn.sudo().token}")
        self.assertIn("Вы отписаны", answer.text)
        self.assertNotIn("client.test", answer.text)

    def test_a_wrong_link_never_says_that_somebody_left(self):
        for sent in (None, {"": ""}, {"everything": "1"}, {"List-Unsubscribe": "One-Click"}):
            answer = self.url_open("/apk/unsubscribe/wrong", data=sent)
            self.assertEqual(answer.status_code, 404)
            self.assertIn("Вы ещё не отписаны", answer.text)
            self.assertNotIn("Больше таких писем не будет", answer.text)
        self.assertTrue(self.consent.is_live)

    def test_the_link_works_with_the_signs_that_mail_programs_add(self):
        for damage in (".", ")", ">", ",", "%20", "%2E", "%C2%BB", "'"):
            self.assertIn("withdraw.js", self.url_open(self.page + damage).text, damage)
        answer = self.url_open(self.page.upper() + ".", data={"": ""})
        self.assertIn("Больше таких писем не будет", answer.text)
        self.assertFalse(self.consent.is_live)

    def test_by_the_very_words_of_the_order_opening_withdraws(self):
        """A setting for the literal reading: «при переходе по которой … автоматически отзывает»; HEAD still does not."""
        self.env["ir.config_parameter"].set_param("apk_mailing.unsubscribe_on_get", "True")
        self.opener.head(self.base_url() + self.page, timeout=30)
        self.assertTrue(self.consent.is_live)
        self.assertIn("Вы отписаны", self.url_open(self.page).text)
        self.assertEqual(self.consent.withdrawal_channel, "link")

    def test_the_email_in_a_browser(self):
        mailing = self._mailing()
        self._send(mailing)
        answer = self.url_open(f"/apk/campaign/{mailing.id}/{self.token}")
        self.assertIn("Открыт отбор на гранты", answer.text)
        self.assertIn(self.page, answer.text)
        self.assertIn("sandbox", answer.headers["Content-Security-Policy"])
        self.assertEqual(self.url_open(f"/apk/campaign/{mailing.id}/wrong").status_code, 404)
        self.assertEqual(
            self.url_open(f"/apk/campaign/{mailing.id + 1}/{self.token}").status_code, 404
        )

    def test_the_email_in_a_browser_names_the_day_of_kostroma(self):
        with freeze_time("2023-11-20 22:00:00"):  # Tue 01:00 in Kostroma
            consent = self._agree("petrov@client.test")
        mailing = self._mailing()
        self._send(mailing)
        answer = self.url_open(f"/apk/campaign/{mailing.id}/{consent.sudo().token}")
        self.assertIn("21.11.2023", answer.text)

    def test_the_editor_sees_what_the_client_will_get(self):
        mailing = self._mailing()
        self.authenticate("t-mailing-editor", "t-mailing-editor")
        page = self.url_open(f"/apk/mailing/{mailing.id}/preview")
        text = self.url_open(f"/apk/mailing/{mailing.id}/preview?as_text=1")
        self.assertIn("/apk/unsubscribe/sample", page.text)
        self.assertTrue(text.headers["Content-Type"].startswith("text/plain"))
        self.assertIn("Отказаться от рассылки", text.text)
        self.assertIn("пробное письмо", self.url_open("/apk/unsubscribe/sample").text)
