"""п. 42, 43: where to turn with another body's matter; two questions whose answers lead to nobody."""

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..exceptions import BodyMissing, OutcomeMissing, RatingIsNotTypedIn
from .common import LineCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestClause4243EndOfATalk(LineCommon):
    def _marks(self):
        return self.env["apk.consultation.mark"].search([("user_id", "=", self.operator.id)])

    def test_another_body_with_its_contacts(self):
        self.env.ref("apk_knowledge.article_ref_rosreestr").action_publish()
        call = self._call()
        bodies = {body["name"]: body for body in call.card()["bodies"]}
        body = bodies["Росреестр: земельные участки, права, границы"]
        self.assertIn("8 800 100-34-34", body["contacts"])
        call.save({"body_id": body["id"]})
        call.finish("foreign")
        self.assertEqual((call.outcome, call.body_id.id), ("foreign", body["id"]))

    def test_without_a_body_the_client_gets_advice(self):
        call = self._call()
        with self.assertRaises(BodyMissing):
            call.finish("foreign")
        call.save({"advice": "Обратиться в поселение по месту участка"})
        call.finish("foreign")
        self.assertEqual(call.state, "done")

    def test_a_talk_has_an_outcome(self):
        for outcome in (False, "unknown", "callback"):
            with self.assertRaises(OutcomeMissing):
                self._call().finish(outcome)

    def test_the_exact_words_of_the_order(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        fields = self.env["apk.consultation.mark"].with_context(lang="ru_RU").fields_get()
        self.assertEqual(fields["answered"]["string"], "Получен ли ответ на Ваш вопрос?")
        self.assertEqual(fields["quality"]["string"], "Оцените качество работы консультанта")
        names = [name for _key, name in fields["quality"]["selection"]]
        self.assertEqual(names, ["удовлетворен", "частично удовлетворен", "не удовлетворен"])
        self.assertEqual([name for _key, name in fields["answered"]["selection"]], ["Да", "Нет"])

    def test_answers_are_taken_down_once(self):
        call = self._call()
        call.take_down_marks("yes", "partly")
        call.take_down_marks("no", "not_satisfied")
        self.assertRecordValues(
            self._marks(), [{"answered": "yes", "quality": "partly", "is_declined": False}]
        )
        self.assertTrue(call.questions_offered)

    def test_a_refusal_is_recorded_and_one_answer_is_enough(self):
        self._call().take_down_marks()
        self._call().take_down_marks("yes", False)
        marks = self._marks().sorted("is_declined")
        self.assertEqual(marks.mapped("is_declined"), [False, True])
        self.assertEqual(marks.mapped("answered"), ["yes", False])

    def test_no_column_leads_to_the_call_the_client_or_the_moment(self):
        self.env.cr.execute(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_name = 'apk_consultation_mark'"
        )
        columns = {name for (name,) in self.env.cr.fetchall()}
        self.assertEqual(columns, {"id", "day", "user_id", "is_declined", "answered", "quality"})

    def test_ids_do_not_tell_the_order_of_the_calls(self):
        for _number in range(12):
            self._call().take_down_marks("yes", "satisfied")
        self.env.cr.execute("SELECT id FROM apk_consultation_mark ORDER BY ctid")
        ids = [row[0] for row in self.env.cr.fetchall()]
        self.assertNotEqual(ids, sorted(ids))

    def test_rows_are_laid_down_anew(self):
        for _number in range(12):
            self._call().take_down_marks("no", "partly")
        self._run("apk_line.ir_cron_mix_marks")
        self.env.cr.execute("SELECT id FROM apk_consultation_mark ORDER BY ctid")
        ids = [row[0] for row in self.env.cr.fetchall()]
        self.assertEqual(ids, sorted(ids))
        self.assertEqual(len(self._marks()), 12)

    def test_nobody_types_a_mark_in_and_operators_do_not_read_them(self):
        with self.assertRaises(RatingIsNotTypedIn):
            self.env["apk.consultation.mark"].create({"day": "2026-11-20", "answered": "yes"})
        with self.assertRaises(AccessError):
            self.env["apk.consultation.mark"].with_user(self.operator).search([])

    def test_one_call_has_one_place_in_the_register(self):
        self._rung("x.1", "2026-11-20 10:00:00", "2026-11-20 10:00:09")
        with self.assertRaises(UniqueViolation), self.env.cr.savepoint():
            self.env["apk.call"].create({"linkedid": "x.1", "started_at": "2026-11-20 07:00:00"})
