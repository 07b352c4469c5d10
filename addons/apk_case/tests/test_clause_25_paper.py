"""п. 25: a postal item bears its outgoing number, whoever prints forty of them prints them at once."""

import io

from pypdf import PdfReader

from odoo.tests import tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause25Paper(CaseCommon):
    def setUp(self):
        super().setUp()
        self.cases = self._paper_case() | self._paper_case()
        self.items = self._deliveries(self.cases, "first_reply").with_user(self.registrar)

    def test_the_number_stands_on_what_is_printed(self):
        self.items.action_print()
        numbers = self.items.mapped("register_number")
        self.assertEqual(len(set(numbers)), 2)
        self.assertRegex(numbers[0], r"^ИСХ-\d{4}/\d{6}$")
        text = self._printed(self.items)
        for number in numbers:
            self.assertIn(number, text)

    def _printed(self, items):
        content, _kind = self.env["ir.actions.report"]._render_qweb_pdf(
            "apk_client.report_postal_item", items.ids
        )
        pages = PdfReader(io.BytesIO(content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    def test_one_press_after_the_printing_marks_all_that_was_printed(self):
        printed = self.items.action_print()
        self.assertEqual(printed["tag"], "apk_print")
        self.assertEqual(printed["params"]["report"]["type"], "ir.actions.report")
        button = printed["params"]["toast"]["button"]
        self.assertEqual(sorted(button["ids"]), sorted(self.items.ids))
        getattr(self.items.browse(button["ids"]), button["method"])()
        self.assertEqual(self.items.mapped("state"), ["sent", "sent"])
        self.assertEqual(self.items.action_print()["type"], "ir.actions.report")

    def test_the_number_stays_when_it_is_printed_again_and_when_it_leaves(self):
        self.items.action_print()
        numbers = self.items.mapped("register_number")
        self.items.action_print()
        self.items.action_mark_sent()
        self.assertEqual(self.items.mapped("register_number"), numbers)
        self.assertEqual(self.items.mapped("state"), ["sent", "sent"])

    def test_a_postal_item_that_was_not_printed_gets_its_number_when_it_leaves(self):
        self.items[0].action_mark_sent()
        self.assertTrue(self.items[0].register_number)

    def test_a_controller_prints_and_gives_no_number(self):
        self.items.with_user(self.controller).action_print()
        self.assertFalse(any(self.items.mapped("register_number")))

    def test_the_receipt_of_the_post_office_is_written_down(self):
        self.items.action_mark_sent()
        self.items[0].action_mark_delivered()
        self.assertEqual(self.items.mapped("state"), ["delivered", "sent"])
        form = self.items.get_view(view_type="form")["arch"]
        self.assertIn("action_mark_delivered", form)

    def test_the_addressee_stands_once_surname_first(self):
        self.client.write({"name": "Пётр Сергеевич Громов", "street": False, "city": False})
        case = self._paper_case(chosen_channel_id=self._channel("hand").id)
        letter = self._deliveries(case, "first_reply")[:1]
        text = self._printed(letter)
        self.assertEqual(text.count("Громову П.С."), 1)
        self.assertNotIn("Пётр Сергеевич Громов", text)
