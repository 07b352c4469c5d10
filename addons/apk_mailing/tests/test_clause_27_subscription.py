"""п. 27.1: a consent on our page is explicit and comes from the mailbox; nobody subscribes another's address."""

import re

from odoo.tests import HttpCase, freeze_time, tagged

from .common import MailingCommon

STAMP = re.compile(r'name="stamp" value="([^"]+)"')


@tagged("post_install", "-at_install")
class TestClause27Subscription(MailingCommon, HttpCase):
    def _ask(self, email="new@client.test", **values):
        form = {
            "stamp": STAMP.search(self.url_open("/apk/subscribe").text)[1],
            "name": "Иванов Пётр",
            "email": email,
            "topic": [self.support.id, self.animals.id],
            "agreed": "1",
        }
        return self.url_open("/apk/subscribe", data={**form, **values})

    def _mails(self, email="new@client.test"):
        return self.env["mail.mail"].search([("email_to", "=", email)])

    def _link(self, mail):
        return re.search(r"/apk/subscribe/confirm/[\w-]+", mail.body_html)[0]

    def _live(self, email="new@client.test"):
        return self.consents._live_for([email], "mailing")

    def test_nothing_is_ticked_beforehand_and_the_text_is_read_in_full(self):
        page = self.url_open("/apk/subscribe").text
        self.assertNotIn('checked="checked"', page)
        self.assertIn("Согласие действует до отзыва", page)

    def test_typed_in_it_is_not_yet_a_consent(self):
        self.assertIn("Осталось подтвердить", self._ask().text)
        self.assertFalse(self._live())
        (mail,) = self._mails()
        self.assertNotIn("Иванов", mail.body_html)
        self.assertIn("apk@apk.test", mail.email_from)

    def test_confirmed_from_the_mailbox_it_is(self):
        self._ask()
        link = self._link(self._mails())
        self.assertIn("Подтвердить подписку", self.url_open(link).text)
        self.opener.head(self.base_url() + link, timeout=30)
        self.assertFalse(self._live(), "opening confirms nothing")
        self.assertIn("Вы подписаны", self.url_open(link, data={"": ""}).text)
        consents = self._live()
        self.assertEqual(consents.topic_id, self.support | self.animals)
        self.assertEqual(set(consents.mapped("collection_mode")), {"web"})
        for trace in ("127.0.0.1", "new@client.test", "UTC"):
            self.assertIn(trace, consents[0].sudo().proof)
        self.url_open(link, data={"": ""})
        self.assertEqual(self._live(), consents, "a second press gives nothing more")

    def test_a_mailbox_abroad_is_a_warning_and_no_refusal(self):
        for address, is_warned in (("new@client.ru", False), ("new@gmail.com", True)):
            self._ask(email=address)
            page = self.url_open(self._link(self._mails(address))).text
            self.assertEqual("храниться за границей" in page, is_warned)
            self.assertIn("Подтвердить подписку", page)

    def test_one_email_an_hour_to_an_address_whoever_asks(self):
        for _time in range(3):
            self.assertIn("Осталось подтвердить", self._ask(email="New@client.test").text)
        self.assertEqual(len(self._mails()), 1)

    def test_another_topic_within_the_hour_has_its_e_mail_and_that_confirms_all(self):
        self._ask(topic=[self.support.id])
        self._ask(topic=[self.animals.id])
        emails = self._mails().sorted("id")
        self.assertEqual(len(emails), 2)
        self.url_open(self._link(emails[1]), data={"": ""})
        self.assertEqual(self._live().topic_id, self.support | self.animals)

    def test_a_text_that_changed_meanwhile_is_read_before_it_is_confirmed(self):
        self._ask()
        text = self.env["apk.consent.text"]._in_force("mailing")
        newer = text.copy({"body": "СОГЛАСИЕ\n\nНовый порядок: {ФИО}, {адрес}, {темы}."})
        newer._put_in_force()
        link = self._link(self._mails())
        self.assertIn("Новый порядок", self.url_open(link).text)
        page = self.url_open(link, data={"text": str(text.id)})
        self.assertIn("текст согласия изменился", page.text)
        self.assertFalse(self._live())
        self.assertIn("Вы подписаны", self.url_open(link, data={"text": str(newer.id)}).text)
        self.assertEqual(self._live().text_id, newer)

    def test_a_form_that_was_not_taken_says_so(self):
        requests = self.env["apk.subscription.request"]
        for number in range(20):
            requests._ask(name="Бот", email=f"v{number}@client.test", topics=self.support, place="127.0.0.1", program="")  # fmt: skip
        page = self._ask()
        self.assertEqual(page.status_code, 429)
        self.assertIn("ваш мы не приняли", page.text)
        self.assertIn("new@client.test", page.text)
        self.assertFalse(self._mails())

    def test_the_page_does_not_tell_who_is_subscribed(self):
        self._agree("known@client.test")
        known, unknown = self._ask(email="known@client.test"), self._ask()
        self.assertEqual(known.text, unknown.text)
        self.assertEqual(known.status_code, unknown.status_code)

    def test_one_place_cannot_flood_the_mailboxes_of_others(self):
        for number in range(25):
            self.env["apk.subscription.request"]._ask(
                name="Бот",
                email=f"victim{number}@client.test",
                topics=self.support,
                place="10.0.0.1",
                program="",
            )
        asked = self.env["apk.subscription.request"].search_count([("place", "=", "10.0.0.1")])
        self.assertEqual(asked, 20)

    def test_without_a_topic_or_the_tick_the_form_says_what_is_missing(self):
        for values, words in (
            ({"topic": []}, "Выберите хотя бы одну тему"),
            ({"agreed": ""}, "Без согласия подписать нельзя"),
            ({"email": "нет"}, "Проверьте адрес"),
            ({"name": " "}, "Напишите имя"),
        ):
            page = self._ask(**values)
            self.assertIn(words, page.text)
            self.assertIn("Ошибка: ", page.text)
        self.assertFalse(self._mails())

    def test_a_week_later_the_link_is_dead_and_the_request_gone(self):
        with freeze_time("2026-11-20 08:00:00"):  # Fri 11:00 in Kostroma
            self._ask()
            link = self._link(self._mails())
        with freeze_time("2026-11-27 08:00:01"):  # Fri 11:00 in Kostroma
            self.assertIn("больше не действует", self.url_open(link).text)
            self.url_open(link, data={"": ""})
            self.assertFalse(self._live())
            self.env["apk.subscription.request"]._gc_requests()
        self.assertFalse(
            self.env["apk.subscription.request"].search([("email", "=", "new@client.test")])
        )
