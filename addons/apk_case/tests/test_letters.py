"""ГОСТ Р 7.0.97-2025: a notice on paper is an official letter; whoever prints it has the last word on its requisites."""

import base64
import io

from PIL import Image
from pypdf import PdfReader

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import Form, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import DELIVERY_HAS_LEFT

from .common import CaseCommon

REPORT = "apk_client.report_postal_item"
LABELS = "apk_client.report_postal_labels"


@tagged("post_install", "-at_install")
class TestLetters(CaseCommon):
    def setUp(self):
        super().setUp()
        self.client.write(
            {"name": "Громов Пётр Сергеевич", "street": "ул. Ленина, д. 1, кв. 5", "zip": "157000"}
        )
        self.case = self._paper_case(user_id=self.specialist.id)
        self.item = self._deliveries(self.case, "first_reply").with_user(self.registrar)
        self.signatory = self.env["apk.signatory"].create(
            {
                "name": "Кротов Сергей Владимирович",
                "post": "Первый заместитель директора",
                "sequence": 1,
                "certificate_number": "00E1A2B3",
                "certificate_until": "2099-12-31",
            }
        )

    def _pages(self, item, report=REPORT):
        content, kind = self.env["ir.actions.report"]._render_qweb_pdf(report, item.ids)
        self.assertEqual(kind, "pdf")
        return PdfReader(io.BytesIO(content)).pages

    def _text(self, item, report=REPORT):
        text = " ".join(page.extract_text() for page in self._pages(item, report))
        return " ".join(text.split())

    def test_a_short_notice_is_one_page_with_all_requisites(self):
        self.item.action_print()
        self.assertEqual(len(self._pages(self.item)), 1)
        text = self._text(self.item)
        office = self.env["apk.office"]._details()
        for words in (
            office["address"],
            office["phone"],
            f"№ {self.item.register_number}",
            f"На № {self.case.name} от",
            "Громову П.С.",
            "ул. Ленина, д. 1, кв. 5",
            "Первый заместитель директора",
            "С.В. Кротов",
            self.specialist.name,
            "QR-код 1",
        ):
            self.assertIn(words, text)
        self.assertNotIn("С уважением", text)
        self.assertNotIn("ЭЛЕКТРОННОЙ ПОДПИСЬЮ", text)

    def test_the_number_and_its_day_are_given_together(self):
        self.assertIn("____", self._text(self.item))
        self.item.action_print()
        self.assertEqual(self.item.registered_on, self.env["apk.office"]._today())
        self.assertIn(f"{self.item.registered_on:%d.%m.%Y}", self._text(self.item))

    def test_the_number_of_the_author_comes_before_ours(self):
        self.case.write({"incoming_number": "01-12/45", "incoming_on": "2026-11-20"})  # Friday
        text = self._text(self.item)
        self.assertIn("На № 01-12/45 от 20.11.2026", text)
        self.assertNotIn(f"На № {self.case.name}", text)

    def test_whoever_prints_has_the_last_word(self):
        screen = Form(
            self.env["apk.delivery.letter"]
            .with_user(self.registrar)
            .with_context(default_delivery_id=self.item.id)
        )
        self.assertIn("Громову", screen.addressee)
        self.assertEqual(screen.signatory_id, self.signatory)
        screen.addressee = "Громовой-Петровой А.И.\nдо востребования"
        screen.heading = "О субсидии"
        screen.is_signed_electronically = True
        screen.save().action_print()
        text = self._text(self.item)
        for words in ("Громовой-Петровой А.И.", "до востребования", "О субсидии"):
            self.assertIn(words, text)
        self.assertIn("ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ", text)
        self.assertIn("00E1A2B3", text)
        self.assertNotIn("Громову П.С.", text)

    def test_what_has_left_is_not_changed(self):
        screen = Form(
            self.env["apk.delivery.letter"]
            .with_user(self.registrar)
            .with_context(default_delivery_id=self.item.id)
        ).save()
        self.item.action_mark_sent()
        with refused(self, DELIVERY_HAS_LEFT):
            screen.action_print()

    def test_files_are_counted_in_sheets(self):
        picture = io.BytesIO()
        Image.new("RGB", (8, 8)).save(picture, "PNG")
        content, _kind = self.env["ir.actions.report"]._render_qweb_pdf(REPORT, self.item.ids)
        files = self.env["ir.attachment"].create(
            [
                {"name": "скан.png", "raw": picture.getvalue()},
                {"name": "перечень.pdf", "raw": content},
                {"name": "битый.pdf", "raw": b"%PDF-1.4 nothing", "mimetype": "application/pdf"},
            ]
        )
        self.item.sudo().mail_message_id.attachment_ids = [Command.set(files.ids)]
        text = self._text(self.item)
        for line in ("скан.png на 1 л.", "перечень.pdf на 1 л.", "битый.pdf в 1 экз."):
            self.assertIn(line, text)

    def test_an_emblem_stands_on_the_letterhead(self):
        picture = io.BytesIO()
        Image.new("RGB", (80, 100), "green").save(picture, "PNG")
        self.env.company.apk_emblem = base64.b64encode(picture.getvalue())
        (page,) = self._pages(self.item)
        self.assertEqual(len(page.images), 1)

    def test_hostile_words_reach_the_paper_as_words(self):
        self.client.name = "<b>Злой</b> & <img src=x> \u202e😀 שלום"
        self.item.sudo().mail_message_id.body = "<p>" + "Ж" * 30_000 + "</p>"
        self.assertGreater(len(self._pages(self.item)), 5)
        self.assertIn("<b>Злой</b> & <img src=x>", self._text(self.item))

    def test_many_are_printed_in_one_file(self):
        more = self._deliveries(self._paper_case(), "first_reply").with_user(self.registrar)
        both = self.item | more
        both.action_print()
        text = self._text(both)
        for number in both.mapped("register_number"):
            self.assertIn(number, text)
        self.assertEqual(len(self._pages(both)), 2)

    def test_labels_name_the_addressee_in_full(self):
        self.item.action_print()
        text = self._text(self.item, LABELS)
        for words in ("Громову Петру Сергеевичу", "157000", self.item.register_number):
            self.assertIn(words, text)

    def test_the_head_of_the_unit_signs_when_known_as_a_signatory(self):
        head = self.env["apk.signatory"].create(
            {"name": self.head.name, "post": "Начальник отдела", "user_id": self.head.id}
        )
        self.assertEqual(self.case._letter_signatory(), head)

    def test_a_reader_without_rights_prints_nothing(self):
        stranger = new_test_user(self.env, "t-stranger", "base.group_user")
        reports = self.env["ir.actions.report"].with_user(stranger)
        with self.assertRaisesRegex(AccessError, "apk.delivery"):
            reports._render_qweb_pdf(REPORT, self.item.ids)
