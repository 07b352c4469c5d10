"""п. 7: the check of outgoing texts, as the screens and other addons call it."""

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    CHECK_IS_FOR_EMPLOYEES,
    NOT_A_TEXT,
    NOT_A_WORD,
    PHRASE_CANNOT_BE_SEARCHED,
    TEXT_IS_TOO_LONG,
    UNKNOWN_KIND_OF_TEXT,
)


@tagged("post_install", "-at_install")
class TestClause07Check(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clerk = new_test_user(cls.env, "t-clerk-check", "apk_base.group_specialist")

    def _check(self, *blocks, kind="answer", user=None, **options):
        checker = self.env["apk.text.check"].with_user(user or self.clerk)
        return checker.check(list(blocks), kind, {"is_framed": True, **options})

    def _found(self, *blocks, **options):
        return [(one["code"], one["found"]) for one in self._check(*blocks, **options)["findings"]]

    def test_a_finding_says_where_what_why_and_what_instead(self):
        (finding,) = self._check("Деньги дают согласно приказа.")["findings"]
        text = "Деньги дают согласно приказа."
        self.assertEqual(text[finding["start"] : finding["end"]], "согласно приказа")
        self.assertEqual(finding["replacements"], ["согласно приказу"])
        self.assertEqual((finding["block"], finding["code"]), (0, "grammar"))
        self.assertEqual((finding["severity"], finding["clause"]), ("warning", "7"))
        self.assertEqual(finding["title"], "A grammatical mistake")

    def test_what_the_order_forbids_is_an_error_and_stands_first(self):
        findings = self._check("Заявлние получено.", "Вопрос взят на контроль.")["findings"]
        self.assertEqual([one["severity"] for one in findings], ["error", "warning"])
        self.assertEqual([one["block"] for one in findings], [1, 0])

    def test_a_word_of_the_department_is_no_misspelling_from_then_on(self):
        self.assertIn(("spelling", "рапсоцвет"), self._found("Посейте рапсоцвет весной."))
        self.env["apk.text.check"].with_user(self.clerk).add_to_dictionary("рапсоцвет")
        self.env["apk.text.check"].with_user(self.clerk).add_to_dictionary("рапсоцвет")
        self.assertEqual(self._found("Посейте рапсоцвет весной."), [])

    def test_an_abbreviation_of_the_department_needs_no_explanation(self):
        self.assertEqual(self._found("Зайдите в ГИИС."), [("abbreviation", "ГИИС")])
        self.env["apk.text.check"].with_user(self.clerk).add_to_dictionary("ГИИС")
        self.assertEqual(self._found("Зайдите в ГИИС."), [])

    def test_the_list_of_the_department_is_obeyed_at_once(self):
        self.assertEqual(self._found("Мы вас услышали."), [])
        self.env["apk.phrase"].create([{"kind": "boilerplate", "words": "вас ~услышать"}])
        self.assertEqual(self._found("Мы вас услышали."), [("boilerplate", "вас услышали")])

    def test_five_figures_with_bands(self):
        figures = self._check("Мы приедем 5 июня. Ждите нас у фермы утром.")["figures"]
        self.assertEqual(len(figures), 5)
        self.assertEqual({one["band"] for one in figures[:2]}, {"good"})
        self.assertTrue(all(one["label"] and one["average"] is None for one in figures))

    def test_visitors_of_the_portal_check_and_teach_nothing(self):
        visitor = new_test_user(self.env, "t-portal-check", "base.group_portal")
        checker = self.env["apk.text.check"].with_user(visitor)
        for ask in (
            lambda: self._check("Текст.", user=visitor),
            lambda: checker.add_to_dictionary("рапсоцвет"),
            lambda: checker.ignore("res.partner", visitor.partner_id.id, "spelling", "слово"),
        ):
            with refused(self, CHECK_IS_FOR_EMPLOYEES):
                ask()

    def test_the_dictionary_is_offered_to_who_may_write_into_it(self):
        nobody = new_test_user(self.env, "t-nobody-offered", "base.group_user")
        for user, is_offered in ((self.clerk, True), (nobody, False)):
            (finding,) = self._check("Посейте рапсоцвет весной.", user=user)["findings"]
            self.assertIs(finding["can_add_to_dictionary"], is_offered)

    def test_what_is_no_text_is_refused_in_words(self):
        checker = self.env["apk.text.check"].with_user(self.clerk)
        for ask in (
            lambda: checker.check("не список", "answer"),
            lambda: checker.check([1, None], "answer"),
            lambda: checker.ignore("apk.phrase", 1, ["code"], "слово"),
            lambda: checker.ignore("apk.phrase", 1, "spelling", None),
        ):
            with refused(self, NOT_A_TEXT):
                ask()
        with refused(self, UNKNOWN_KIND_OF_TEXT):
            checker.check(["Текст."], ["answer"])
        for endless in (["а" * 200_000], [""] * 200_001):
            with refused(self, TEXT_IS_TOO_LONG):
                checker.check(endless, "answer")
        with refused(self, NOT_A_WORD):
            checker.add_to_dictionary("слово\0")

    def test_half_a_smiley_is_no_reason_to_check_nothing(self):
        found = self._found("Вопрос \ud83d взят на контроль.")
        self.assertIn("boilerplate", [code for code, _words in found])

    def test_a_screen_is_not_sent_thousands_of_remarks(self):
        found = self._found("Вопрос взят на контроль.", *["Деньги дают согласно приказа."] * 2000)
        self.assertEqual(len(found), 500)
        self.assertEqual(found[0][0], "boilerplate")

    def test_whoever_may_not_read_the_record_is_refused(self):
        phrase = self.env["apk.phrase"].search([], limit=1)
        nobody = new_test_user(self.env, "t-nobody-check", "base.group_user")
        with self.assertRaisesRegex(AccessError, "apk.phrase"):
            self._check("Текст.", user=nobody, res_model="apk.phrase", res_id=phrase.id)

    def test_who_may_not_write_the_dictionary_adds_nothing(self):
        nobody = new_test_user(self.env, "t-nobody-word", "base.group_user")
        with self.assertRaisesRegex(AccessError, "apk.known.word"):
            self.env["apk.text.check"].with_user(nobody).add_to_dictionary("рапсоцвет")

    def test_what_cannot_be_searched_or_is_no_word_is_refused(self):
        with refused(self, PHRASE_CANNOT_BE_SEARCHED):
            self.env["apk.phrase"].create([{"kind": "jargon", "words": "… платёжка"}])
        with refused(self, PHRASE_CANNOT_BE_SEARCHED):
            self.env["apk.phrase"].create([{"kind": "jargon", "words": "взято, на контроль"}])
        with refused(self, NOT_A_WORD):
            self.env["apk.known.word"].create([{"word": "два слова"}])
        with refused(self, UNKNOWN_KIND_OF_TEXT):
            self._check("Текст.", kind="ode")

    def test_blocks_of_a_stored_text(self):
        html = (
            "<p>Первый <b>абзац</b>.</p><ul><li>пункт</li><li>другой<br/>с новой строки</li></ul>"
        )
        blocks = self.env["apk.text.check"]._blocks_of(html)
        self.assertEqual(blocks, ["Первый абзац.", "пункт", "другой", "с новой строки"])
