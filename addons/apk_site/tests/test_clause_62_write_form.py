"""п. 62: «направления письменного запроса клиентом и получения ответа на него» from the site."""

import re

from odoo.tests import tagged

from odoo.addons.apk_base.rules.flood import Allowance, Gate

from ..controllers import write_form
from .common import EMAIL, TEXT, SiteCase


@tagged("post_install", "-at_install")
class TestWriteForm(SiteCase):
    def test_a_client_writes_and_sees_the_number_the_term_and_the_link(self):
        page = self._send()
        case = self._cases()
        self.assertEqual(page.status_code, 200)
        for words in (case.name, case.answer_term_text, case.status_url, case.status_code, EMAIL):
            self.assertIn(words, page.text)
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.assertEqual(
            (case.state, case.chosen_channel_id.code, case.regime_id.code, case.reply_email),
            ("registered", "email", "order_only", EMAIL),
        )
        self.assertEqual(case.partner_id.name, "Козлова Мария Ивановна")
        self.assertIn("«Агростартап»", case.body)
        self.assertTrue(case.subject.startswith("Какие документы нужны для гранта"))
        self.assertTrue(case._open_deadline_of("first_reply"), "the 24 hours run at once")
        self.assertEqual(self.url_open(case.status_url).status_code, 200)

    def test_what_was_typed_comes_back_with_a_sentence_at_each_field(self):
        sent = {
            "name": "Петров https://spam.test",
            "way": "phone",
            "email": "не адрес",
            "phone": "12",
            "address": "",
            "text": "Да",
            "agreed": "",
        }
        page = self._send(**sent).text
        for value in ("Петров https://spam.test", "не адрес", ">Да<", 'value="12"'):
            self.assertIn(value, page)
        for field in ("name", "email", "phone", "text", "agreed"):
            self.assertIn(f'href="#{field}"', page)
            self.assertIn(f'id="{field}-error"', page)
        self.assertIn("<title>Ошибка: ", page)
        self.assertRegex(page, 'value="phone" checked')
        self.assertFalse(self._cases())

    def test_the_consent_is_never_ticked_beforehand(self):
        for page in (self.url_open("/apk/write"), self._send(name="")):
            [box] = re.findall(r'<input[^>]*name="agreed"[^>]*>', page.text)
            self.assertNotIn("checked", box)

    def test_the_consent_is_kept_with_its_text_and_proof(self):
        self._send()
        case = self._cases()
        consent = self.env["apk.consent"].search([("partner_id", "=", case.partner_id.id)])
        text = self.env["apk.consent.text"]._in_force("site_message")
        self.assertEqual(
            (consent.purpose, consent.collection_mode, consent.email),
            ("site_message", "form", EMAIL),
        )
        self.assertEqual(consent.text_fingerprint, text.fingerprint)
        self.assertIn(case.name, consent.proof)
        self.assertIn("127.0.0.1", consent.proof)

    def test_a_text_of_the_consent_that_has_changed_is_shown_again(self):
        form = self._form()
        text = self.env["apk.consent.text"]._in_force("site_message")
        text.copy({"body": text.body + " Ещё."}).action_put_in_force()
        page = self._send(form).text
        self.assertIn("Текст согласия изменился", page)
        self.assertFalse(self._cases())
        self.assertIn("Ещё.", self.url_open("/apk/write/consent").text)

    def test_an_answer_by_telephone_or_on_paper_goes_where_the_form_says(self):
        phone, address = "8 910 765-43-21", "157000, г. Буй, ул. Мира, д. 5"
        self._send(way="phone", email="", phone=phone)
        self._send(way="post", email="", address=address)
        by_phone, by_post = self._cases()
        self.assertEqual(by_phone._address_for(self._channel("phone")), phone)
        self.assertEqual(by_post._address_for(self._channel("post")), address)
        self.assertFalse(by_phone.is_email_unconfirmed or by_post.is_email_unconfirmed)
        [reply] = self._deliveries(by_post, "first_reply")
        self.assertEqual((reply.channel_id.code, reply.address), ("post", address))

    def test_a_known_client_keeps_the_card_and_its_address(self):
        self._send(name=self.client.name, email=self.client.email, way="post", address="Чухлома, 1")
        case = self._cases()
        self.assertEqual(case.partner_id, self.client)
        self.assertEqual((self.client.street, self.client.city), ("ул. Ленина, д. 1", "Буй"))

    def test_the_topic_that_the_client_names_leads_the_suggestions(self):
        topic = self.env.ref("apk_case.topic_bees")
        self._send(topic=str(topic.id))
        case = self._cases()
        [proposed] = case.suggestion_ids.filtered(lambda one: one.aspect == "topic")
        self.assertEqual((proposed.value, proposed.state), (str(topic.id), "proposed"))
        self.assertEqual(case.unit_id, topic.unit_id)
        hidden = self.env.ref("apk_case.topic_other")
        self._send(topic=str(hidden.id), text=TEXT + "!")
        self.assertFalse(self._cases()[-1].site_topic_id)

    def test_a_double_press_a_second_tab_and_back_are_one_message(self):
        form = self._form()
        first = self._send(form)
        for again in (form, self._form(), form):
            self.assertEqual(self._send(again).url, first.url)
        self.assertEqual(len(self._cases()), 1)
        self._send({**form, "text": TEXT + " И ещё."})
        self.assertEqual(len(self._cases()), 2, "other words are another message")

    def test_an_expired_stamp_asks_to_press_again_and_keeps_the_words(self):
        page = self._send(stamp="a.1.b")
        self.assertIn("открыта слишком долго", page.text)
        self.assertIn("«Агростартап»", page.text)
        self.assertFalse(self._cases())

    def test_a_form_of_another_site_is_shown_to_be_checked(self):
        page = self.url_open(
            "/apk/write", data={"name": "Пётр Ильин", "text": TEXT, "way": "email"}
        )
        self.assertIn("Проверьте сообщение, отметьте согласие", page.text)
        self.assertIn('value="Пётр Ильин"', page.text)
        self.assertFalse(self._cases())

    def test_a_bot_that_fills_in_every_field_is_told_and_not_registered(self):
        page = self._send(company_site="https://spam.test")
        self.assertIn("должно остаться пустым", page.text)
        self.assertFalse(self._cases())

    def test_thirty_messages_a_minute_end_at_the_gate_with_a_page_that_keeps_the_words(self):
        self.patch(write_form, "GATE", Gate(Allowance(2, 1), Allowance(100, 60)))
        form = self._form()
        pages = [self._send({**form, "text": f"{TEXT} {number}"}) for number in range(30)]
        self.assertEqual([page.status_code for page in pages], [200, 200] + [429] * 28)
        self.assertIn("«Агростартап»", pages[-1].text)
        self.assertIn("нажмите «Отправить» ещё раз", pages[-1].text)
        self.assertEqual(len(self._cases()), 2)

    def test_the_page_after_sending_opens_by_its_own_secret_alone(self):
        self._send()
        case = self._cases()
        for token in (case._status_token(), case._sent_token()[:-1] + "x", "x"):
            page = self.url_open(f"/apk/write/sent/{case.id}/{token}")
            self.assertEqual(page.status_code, 404)
            self.assertNotIn(case.name, page.text)

    def test_it_needs_no_script_no_cookie_and_nothing_from_outside(self):
        page = self.url_open("/apk/write")
        self.assertNotIn("<script", page.text)
        self.assertNotIn("https://", page.text)
        self.assertNotIn("Set-Cookie", page.headers)
        self.assertIn("frame-ancestors 'none'", page.headers["Content-Security-Policy"])

    def test_only_sites_that_the_administrator_has_named_show_it_in_a_frame(self):
        page = self.url_open("/apk/write?embed=1")
        self.assertIn("frame-ancestors 'none'", page.headers["Content-Security-Policy"])
        sites = "https://apk.kostroma.gov.ru"
        self.env["ir.config_parameter"].set_param("apk_site.frame_sites", sites)
        page = self.url_open("/apk/write?embed=1")
        self.assertIn(f"frame-ancestors {sites}", page.headers["Content-Security-Policy"])
        self.assertNotIn("<header", page.text)
        whole = self.url_open("/apk/write").headers["Content-Security-Policy"]
        self.assertIn("frame-ancestors 'none'", whole)
        sent = self._send(embed="1")
        self.assertIn(f"frame-ancestors {sites}", sent.headers["Content-Security-Policy"])
        self.assertIn('target="_blank"', sent.text)
