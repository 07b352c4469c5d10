"""п. 7: words that the author of a text leaves as they are do not come back in this text; the check itself is advice."""

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user, tagged

TEXT = ["Деньги дают согласно приказа."]


@tagged("post_install", "-at_install")
class TestClause07LeftAsItIs(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.text, cls.other = cls.env["apk.phrase"].create(
            [{"kind": "known", "words": "АБВГ"}, {"kind": "known", "words": "ДЕЖЗ"}]
        )
        groups = "apk_base.group_administrator"
        cls.author = new_test_user(cls.env, "author of a text", groups)
        cls.reader = new_test_user(cls.env, "reader", "apk_base.group_specialist")

    def _found(self, record, user=None):
        checker = self.env["apk.text.check"].with_user(user or self.author)
        options = {"res_model": record._name, "res_id": record.id}
        return [one["found"] for one in checker.check(TEXT, "answer", options)["findings"]]

    def _leave(self, found="Согласно приказа", user=None):
        checker = self.env["apk.text.check"].with_user(user or self.author)
        options = {"res_model": self.text._name, "res_id": self.text.id}
        (code,) = (
            one["code"]
            for one in checker.check(TEXT, "answer", options)["findings"]
            if one["found"] == "согласно приказа"
        )
        checker.ignore(self.text._name, self.text.id, code, found)

    def test_it_is_left_for_everybody_in_this_text_and_found_in_others(self):
        self.assertIn("согласно приказа", self._found(self.text, self.reader))
        self._leave()  # whatever the case of its letters
        self.assertNotIn("согласно приказа", self._found(self.text, self.reader))
        self.assertIn("согласно приказа", self._found(self.other, self.reader))

    def test_whoever_decides_whether_a_text_may_leave_hears_of_it_all_the_same(self):
        self._leave()
        found = self.env["apk.text.check"].check(TEXT, "answer")["findings"]
        self.assertIn("согласно приказа", [one["found"] for one in found])

    def test_twice_is_once(self):
        checker = self.env["apk.text.check"].with_user(self.author)
        for _time in range(2):
            checker.ignore(self.text._name, self.text.id, "grammar", "согласно приказа")
        self.assertEqual(self.env["apk.text.exception"].search_count([]), 1)

    def test_nothing_is_left_in_a_text_that_is_not_there(self):
        checker = self.env["apk.text.check"].with_user(self.author)
        for number in (2**31 - 1, 0, -1, "1", [self.text.id], None):
            checker.ignore(self.text._name, number, "grammar", "согласно приказа")
        checker.ignore("no.such.model", 1, "grammar", "согласно приказа")
        self.assertFalse(self.env["apk.text.exception"].search([]))

    def test_only_who_may_write_the_text_is_offered_to_leave_words(self):
        options = {"res_model": self.text._name, "res_id": self.text.id}
        for user, may in ((self.author, True), (self.reader, False)):
            checker = self.env["apk.text.check"].with_user(user)
            self.assertIs(checker.check(TEXT, "answer", options)["may_leave"], may)
            self.assertFalse(checker.check(TEXT, "answer")["may_leave"])

    def test_a_reader_decides_nothing(self):
        with self.assertRaisesRegex(AccessError, "apk.phrase"):
            self._leave(user=self.reader)

    def test_what_one_may_not_read_is_not_asked_about(self):
        nobody = new_test_user(self.env, "nobody at all", "base.group_user")
        with self.assertRaisesRegex(AccessError, "apk.phrase"):
            self._found(self.text, nobody)

    def test_no_word_of_the_text_is_kept(self):
        self._leave()
        kept = self.env["apk.text.exception"].search([]).read()
        self.assertNotIn("приказа", str(kept))
