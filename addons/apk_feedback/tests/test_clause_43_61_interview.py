"""п. 43, 61: after a call and a visit the client is asked; what was said to an employee is kept without a path to the record."""

import io

import qrcode
from PIL import Image

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import ANSWER_NOT_ON_THE_FORM
from .common import RatingCase


@tagged("post_install", "-at_install")
class TestClause43And61Interview(RatingCase):
    def test_the_two_questions_of_clause_43_are_answered_to_an_employee(self):
        answers = {"received": "yes", "consultant": "partly"}
        self.case._record_feedback("call", answers, "Спасибо Ольге")
        [answer] = self._waiting()
        self.assertEqual(answer["choices"], answers)
        self.assertEqual(
            (answer["rated_subject"], answer["collection_mode"]), ("call", "interview")
        )
        self.assertEqual(answer["comment"], "Спасибо [имя]")

    def test_half_of_the_answers_and_strange_words_are_refused(self):
        for answers in ({}, {"received": "yes"}, {"received": "yes", "consultant": "maybe"}):
            with refused(self, ANSWER_NOT_ON_THE_FORM, "качество работы консультанта"):
                self.case._record_feedback("call", answers)
        self.assertFalse(self._waiting())

    def test_the_questions_of_a_visit_are_about_the_visit(self):
        page = self.url_open(self.case._feedback_link("visit")).text
        self.assertIn("Насколько вы довольны этим посещением?", page)

    def test_every_call_makes_a_link_of_its_own(self):
        links = {self.case._feedback_link("visit") for _call in range(3)}
        self.assertEqual(len(links), 3)

    def test_the_code_is_a_picture_of_the_link(self):
        link = self.case._feedback_link("visit")
        drawn = Image.open(io.BytesIO(self.case._feedback_qr(link)))
        code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M)
        code.add_data(link)
        self.assertEqual(drawn.convert("1").tobytes(), code.make_image().convert("1").tobytes())

    def test_a_place_that_a_visitor_was_at_is_copied(self):
        self.case.intake_channel_id = self.env.ref("apk_client.channel_hand")
        link = self.case._feedback_link("visit")
        self.assertIn('name="c6"', self.url_open(link).text)
        self.url_open(link, data={"c1": "5", "c6": "3"})
        [answer] = self._waiting()
        self.assertEqual((answer["mark_6"], answer["source"]), (3, "reception"))
