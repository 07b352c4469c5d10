"""п. 6, 18: one box finds a message by number, client, phone, e-mail and words, and says by what it has found it."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import CaseCommon

PHONES = (
    "+7 (910) 123-45-67",
    "89101234567",
    "8 910 123 45 67",
    "7(910)123-45-67",
    "9101234567",
    "тел. 8-910-123-45-67",
    "123-45-67",
    "4567",
    "8910123",
)


@tagged("post_install", "-at_install")
class TestSearchBox(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.others = cls.env["apk.case"].search([])
        cls.stranger = cls.env["res.partner"].create(
            {"name": "Алёшина Вера", "email": "vera@other.test", "phone": "+7 920 765-43-21"}
        )

    def setUp(self):
        super().setUp()
        self.case = self._paper_case(
            subject="Помощь с покосом",
            body="<p>Поле заросло борщевиком. Положена&nbsp;ли субсидия?</p><p>Пётр Иванов</p>",
        )
        self.other = self._paper_case(partner_id=self.stranger.id, body="<p>Как сдать отчёт?</p>")

    def _found(self, typed, user=None):
        """Messages of this test that the box finds, in the list and while one types alike."""
        cases = self.env["apk.case"].with_user(user or self.registrar)
        self.env.invalidate_all()
        in_list = cases.search([("found_by", "ilike", typed)]) - self.others
        typed_in_palette = cases.browse(row["id"] for row in cases.find(typed)) - self.others
        self.assertEqual(in_list, typed_in_palette, typed)
        return in_list.sudo(False).with_env(self.env)

    def _reason(self, case, typed):
        """What the list says beside the message."""
        case.invalidate_recordset()
        return case.with_user(self.registrar).with_context(apk_typed=[typed]).found_by  # fmt: skip

    def test_a_number_in_any_spelling(self):
        prefix, rest = self.case.name.split("-")
        year, serial = rest.split("/")
        number = int(serial)
        for typed in (
            self.case.name,
            f"{prefix.lower()} {year} {number}",
            f"№ {prefix}-{year[2:]}/{number}",
            f"{year}/{number}",
            f"{year[2:]}/{serial}",
            serial,
            str(number),
            f"№{number}",
        ):
            self.assertIn(self.case, self._found(typed), typed)
            self.assertEqual(self._reason(self.case, typed), "number", typed)

    def test_the_exact_number_stands_before_those_that_end_so(self):
        self.case.sudo().name = "ОГ-2031/000777"
        self.other.sudo().name = "ОГ-2031/100777"
        rows = self.env["apk.case"].with_user(self.registrar).find("777")
        names = [row["name"] for row in rows]
        self.assertEqual(names[:2], ["ОГ-2031/000777", "ОГ-2031/100777"])

    def test_an_outgoing_number_leads_to_its_message(self):
        letter = self._deliveries(self.case, "first_reply")
        letter.with_user(self.registrar).action_mark_sent()
        typed = letter.register_number.lower().replace("-", " ")
        self.assertEqual(self._found(typed), self.case)
        self.assertEqual(self._reason(self.case, typed), "outgoing number")

    def test_a_phone_in_any_form(self):
        for typed in PHONES:
            self.assertEqual(self._found(typed), self.case, typed)
            self.assertEqual(self._reason(self.case, typed), "phone: +7 910 123-45-67", typed)

    def test_a_phone_of_a_contact_person_and_one_that_stands_in_the_letter_alone(self):
        self.env["res.partner"].create(
            {"name": "Сын", "parent_id": self.client.id, "phone": "8 930 111-22-33"}
        )
        self.assertEqual(self._found("8 (930) 111-22-33"), self.case)
        self.other.sudo().writer_phone = "8-950 444 55 66"
        self.assertEqual(self._found("+79504445566"), self.other)
        self.assertEqual(self._reason(self.other, "4445566"), "phone: 8-950 444 55 66")

    def test_the_second_phone_of_a_client(self):
        self.client.apk_second_phone = "8 494 255-16-31"
        for typed in ("+7 (494) 255-16-31", "2551631", "494255"):
            self.assertEqual(self._found(typed), self.case, typed)
        self.assertIn("255-16-31", self._reason(self.case, "2551631"))

    def test_an_address_or_a_part_of_one(self):
        for typed in ("ivanov@client.test", "IVANOV@client.test", "ivanov@", "@client.test"):
            self.assertIn(self.case, self._found(typed), typed)
            self.assertNotIn(self.other, self._found(typed), typed)
        self.assertEqual(self._reason(self.case, "ivanov@"), "e-mail: ivanov@client.test")
        self.other.sudo().email_from = "Вера <vera_1@third.test>"
        self.assertEqual(self._found("vera_1@third"), self.other)
        self.assertFalse(self._found("veraX1@third"))

    def test_a_client_by_words_of_the_name_in_any_order(self):
        for typed in ("Иванов", "пётр иванов", "Петр Сергеевич Иванов", "иван"):
            self.assertIn(self.case, self._found(typed), typed)
        self.assertEqual(self._found("алешина вер"), self.other)
        self.assertEqual(self._reason(self.other, "Алёшина"), "client")

    def test_words_of_the_letter_in_any_form_and_the_other_layout(self):
        for typed in ("борщевик", "борщевику", "поля борщевики", "субсидии борщевик", ",jhotdbr"):
            self.assertEqual(self._found(typed), self.case, typed)
        reason = self._reason(self.case, "борщевику")
        self.assertRegex(reason, r"^letter: … заросло борщевиком\.")
        self.assertNotRegex(reason, "<|&nbsp;")
        self.assertFalse(self._found("борщевик отчёт"))

    def test_words_of_the_answer_and_of_what_was_written_later(self):
        self.case.with_user(self.registrar).answer_body = "<p>Обработку полей возместят.</p>"
        self.assertEqual(self._found("обработка поля"), self.case)
        self.assertRegex(self._reason(self.case, "обработке"), "^answer: .*Обработку")
        self.other.sudo().message_post(
            body="<p>Прилагаю квитанцию</p>", message_type="email", author_id=self.stranger.id
        )
        self.assertEqual(self._found("квитанция"), self.other)
        self.assertRegex(self._reason(self.other, "квитанции"), "^correspondence: .*квитанцию")

    def test_a_closed_message_is_found(self):
        self.case.sudo().state = "closed"
        self.assertEqual(self._found("борщевик"), self.case)

    def test_nobody_finds_what_he_may_not_read(self):
        elsewhere = new_test_user(self.env, "t-elsewhere", "apk_base.group_specialist")
        for typed in (self.case.name, "борщевик", "89101234567", "Иванов", "ivanov@client.test"):
            self.assertFalse(self._found(typed, elsewhere), typed)
            self.assertIn(self.case, self._found(typed, self.specialist), typed)
        operator = new_test_user(self.env, "t-operator", "apk_base.group_operator")
        with self.assertRaisesRegex(AccessError, "apk.case"):
            self.env["apk.case"].with_user(operator).find("борщевик")

    def test_signs_and_nonsense_find_nothing_and_break_nothing(self):
        for typed in (" ", "%", "'", "\\", "_", "на", "!@#$%^&*()", "a" * 5000, "&|:*", "<->"):
            self.assertFalse(self._found(typed), typed)
        for typed in ("", "\0", False):
            self.assertFalse(self.env["apk.case"].with_user(self.registrar).find(typed))

    def test_several_words_in_the_box_are_looked_for_beside_one_another(self):
        cases = self.env["apk.case"].with_user(self.registrar)
        domain = ["|", ("found_by", "ilike", "борщевик"), ("found_by", "ilike", "Алёшина")]
        self.assertEqual(cases.search(domain) - self.others, self.case | self.other)
        self.assertNotIn(self.case, cases.search([("found_by", "not ilike", "борщевик")]))

    def test_few_questions_while_somebody_types(self):
        cases = self.env["apk.case"].with_user(self.registrar)
        for typed, questions in (("борщевик", 10), ("4567", 13)):  # a number, a phone or words
            for _twice in range(2):  # a process asks once for the rules of access
                cases.find(typed)
                self.env.flush_all()
                self.env.invalidate_all()
            with self.assertQueryCount(questions):
                cases.find(typed)
