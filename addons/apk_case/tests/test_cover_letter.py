"""59-ФЗ, ст. 8: a message that is passed on leaves with a letter to the body; its outgoing number comes by itself."""

import io

from pypdf import PdfReader

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .common import CaseCommon

REPORT = "apk_case.report_cover_letter"


@tagged("post_install", "-at_install")
class TestCoverLetter(CaseCommon):
    def setUp(self):
        super().setUp()
        self.case = self._paper_case(sheet_count=3)

    def _forwarded(self, case, **values):
        wizard = self.env["apk.case.forward"].with_user(self.specialist)
        wizard.create(
            {
                "case_id": case.id,
                "body": "Министерство труда",
                "contacts": "тел. 12-34-56",
                "ground": "оно назначает пособия",
                **values,
            }
        ).action_forward()
        return case._latest_decision("forwarding").with_user(self.specialist)

    def _text(self, decision):
        content, _kind = self.env["ir.actions.report"]._render_qweb_pdf(REPORT, decision.ids)
        pages = PdfReader(io.BytesIO(content)).pages
        self.assertEqual(len(pages), 1)
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    def test_the_number_comes_by_itself_and_the_client_reads_it(self):
        decision = self._forwarded(self.case)
        self.assertRegex(decision.outgoing_number, r"^ИСХ-\d{4}/\d{6}$")
        self.assertIn(decision.outgoing_number, self._deliveries(self.case, "forward_notice").body)

    def test_one_row_of_numbers_runs_through_all_outgoing_letters(self):
        first = self._forwarded(self.case).outgoing_number
        item = self._deliveries(self.case, "forward_notice").with_user(self.registrar)
        item.action_print()
        second = self._forwarded(self._paper_case()).outgoing_number
        numbers = [int(one[-6:]) for one in (first, item.register_number, second)]
        self.assertEqual(numbers, [numbers[0], numbers[0] + 1, numbers[0] + 2])

    def test_a_number_registered_elsewhere_stays(self):
        decision = self._forwarded(self.case, number="15-02/318")
        self.assertEqual((decision.outgoing_number, decision.cover_number), ("15-02/318", False))
        self.assertIn("№ 15-02/318", self._text(decision))

    def test_the_letter_names_the_law_the_message_and_what_is_enclosed(self):
        decision = self._forwarded(self.case)
        text = self._text(decision)
        for words in (
            decision.outgoing_number,
            f"{decision.sent_on:%d.%m.%Y}",
            "Министерство труда",
            "59-ФЗ",
            self.case.name,
            self.case.partner_id.name,
            "Основание: оно назначает пособия. Просим",
            "3 ",
        ):
            self.assertIn(words, text)

    def test_whoever_prints_has_the_last_word(self):
        decision = self._forwarded(self.case)
        action = decision.action_open_cover_letter()
        screen = Form(
            self.env["apk.cover.letter"]
            .with_user(self.specialist)
            .with_context(**action["context"])
        )
        self.assertEqual(screen.addressee, "Министерство труда")
        screen.addressee = "Министру труда\nИванову И.И.\nпл. Ленина, д. 1"
        screen.save().action_print()
        text = self._text(decision)
        for words in ("Министру труда", "Иванову И.И.", "пл. Ленина, д. 1"):
            self.assertIn(words, text)

    def test_the_letter_is_for_the_head_of_the_body_in_the_dative(self):
        body = self.env["apk.article"].create(
            {
                "name": "Министерство труда: пособия",
                "kind": "reference",
                "unit_id": self.unit.id,
                "draft_body": "<p>тел. 12-34-56</p>",
                "head_post": "министр труда Костромской области",
                "head_name": "Белова Анна Петровна",
            }
        )
        decision = self._forwarded(self.case)
        self.assertEqual(decision._letter_words()["addressee"], "Министерство труда", "a draft")
        body.action_publish()
        words = decision._letter_words()
        self.assertEqual(
            words["addressee"], "Министру труда Костромской области\nБеловой\u00a0А.П."
        )
        self.assertIn("Министру труда Костромской области", self._text(decision))

    def test_who_may_not_write_the_message_writes_no_letter(self):
        decision = self._forwarded(self.case)
        with self.assertRaisesRegex(AccessError, "apk.case|Message from"):
            decision.with_user(self.controller).action_open_cover_letter()
