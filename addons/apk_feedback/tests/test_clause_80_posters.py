"""п. 80: QR codes at places and functions, the form on paper, the wish to be contacted."""

import io

from pypdf import PdfReader

from odoo.tests import tagged

from odoo.addons.apk_base.rules.flood import Gate

from ..controllers import public_form
from .common import STAMP, RatingCase


@tagged("post_install", "-at_install")
class TestClause80Posters(RatingCase):
    def _entries(self):
        return self.env["apk.feedback.entry"].create(
            [
                {
                    "name": f"г. Шарья, ул. П. Морозова, д. {house}",
                    "code": f"sharya-{house}",
                    "kind": "place",
                }
                for house in (2, 20)
            ]
        )

    def _pdf(self, path):
        self.authenticate("admin", "admin")
        page = self.url_open(path)
        self.assertEqual(page.headers["Content-Type"], "application/pdf")
        return PdfReader(io.BytesIO(page.content))

    def test_a_poster_a_place_with_the_link_in_words(self):
        entries = self._entries()
        reader = self._pdf(entries.action_posters()["url"])
        self.assertEqual(len(reader.pages), 2)
        text = reader.pages[0].extract_text()
        self.assertIn("Оцените, как мы работаем", text)
        self.assertIn("д. 2", text)
        self.assertIn(entries[0].link, text.replace("\n", ""))

    def test_four_cards_a_page(self):
        reader = self._pdf(self._entries().action_cards()["url"])
        self.assertEqual(len(reader.pages), 2)
        self.assertEqual(reader.pages[0].extract_text().count("Оцените, как мы работаем"), 4)

    def test_the_paper_form_has_the_questions_in_use_and_its_version(self):
        form = self.env["apk.questionnaire"]._in_use("general")
        pages = self._pdf(form.action_paper()["url"]).pages
        text = " ".join(" ".join(page.extract_text().split()) for page in pages)
        for question in form.question_ids:
            self.assertIn(question.wording, text)
        self.assertIn("не применимо", text)
        self.assertIn("версия 1", text.replace("version", "версия"))


@tagged("post_install", "-at_install")
class TestContactRequest(RatingCase):
    WORDS = {"name": "Анна Смирнова", "email": "anna@client.test", "text": "Перезвоните про грант"}

    def setUp(self):
        super().setUp()
        self.patch(public_form, "GATE", Gate())

    def _send(self, **words):
        stamp = STAMP.search(self.url_open("/apk/feedback/contact").text)[1]
        return self.url_open("/apk/feedback/contact", data={"stamp": stamp, **self.WORDS, **words})

    def _case(self):
        return self.env["apk.case"].search([("partner_id.name", "=", "Анна Смирнова")])

    def test_it_is_a_message_of_its_own_with_a_first_reply(self):
        self.assertIn("Мы получили ваше сообщение", self._send().text)
        case = self._case()
        self.assertEqual(case.intake_channel_id.code, "site")
        self.assertIn("Перезвоните про грант", case.body)
        self.assertEqual(
            case.delivery_ids.filtered(lambda d: d.document == "first_reply").address,
            "anna@client.test",
        )

    def test_who_leaves_a_phone_is_called(self):
        self._send(email="", phone="8 910 123 45 67")
        self.assertEqual(self._case().chosen_channel_id.code, "phone")

    def test_without_a_way_to_answer_it_is_asked_for(self):
        page = self._send(email="", phone="12")
        self.assertIn("электронную почту или телефон", page.text)
        self.assertIn("Перезвоните про грант", page.text)
        self.assertFalse(self._case())

    def test_no_answer_comes_into_being(self):
        self._send()
        self.assertFalse(self._waiting())

    def test_what_a_known_client_types_is_not_dropped(self):
        card = self.env["res.partner"].create(
            {
                "name": "Смирнова Анна Ильинична",
                "email": "anna@client.test",
                "phone": "+7 910 111-22-33",
            }
        )
        self._send(phone="8 910 123 45 67")
        case = self.env["apk.case"].search([("partner_id", "=", card.id)])
        self.assertEqual(
            (case.writer_name, case.writer_phone), ("Анна Смирнова", "8 910 123 45 67")
        )
        self.assertEqual(case.new_contacts, "8 910 123 45 67")
        self.assertEqual(card.phone, "+7 910 111-22-33", "nobody changes a card from a page")

    def test_the_husband_at_the_same_mailbox_has_a_card_of_his_own(self):
        self._send()
        self._send(name="Пётр Смирнов", text="Ещё вопрос про грант")
        cards = self.env["res.partner"].search([("email", "=", "anna@client.test")])
        self.assertEqual(cards.mapped("name"), ["Анна Смирнова", "Пётр Смирнов"])

    def test_the_same_name_and_phone_are_one_card(self):
        self._send(email="", phone="8 910 123 45 67")
        self._send(email="", phone="+7 (910) 123-45-67", name="Смирнова Анна", text="Ещё вопрос")
        self._send(email="", phone="+7 (910) 123-45-67", name="Пётр Смирнов", text="Мой вопрос")
        cards = self.env["res.partner"].search([("phone_sanitized", "=", "+79101234567")])
        self.assertEqual(cards.mapped("name"), ["Анна Смирнова", "Пётр Смирнов"])
