"""п. 18, 62: what is written to the department's pages is registered, once, whole, and with its own time."""

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import NetworkCase


@tagged("post_install", "-at_install")
class TestClause62MessagesFromNetworks(NetworkCase):
    def test_a_message_from_vk_is_registered(self):
        self.assertEqual(
            self._vk_writes("Здравствуйте! Как получить грант «Агростартап»?").text, "ok"
        )
        case = self._registered()
        self.assertEqual(case.subject, "Здравствуйте! Как получить грант «Агростартап»?")
        self.assertEqual(case.partner_id.name, "Пётр Иванов")
        self.assertEqual(case.intake_channel_id.code, "gospublic")
        self.assertEqual(case.regime_id, self.env.ref("apk_case.regime_order_only"))
        topic = case.sudo().suggestion_ids.filtered(lambda one: one.aspect == "topic")
        self.assertEqual(topic.value, str(self.env.ref("apk_case.topic_support_grant").id))

    def test_the_clock_runs_from_the_moment_of_writing(self):
        earlier = fields.Datetime.subtract(fields.Datetime.now(), hours=5).replace(microsecond=0)
        self._vk_writes("Вопрос", date=int(earlier.timestamp()))
        self.assertEqual(self._registered().received_at, earlier)

    def test_a_message_from_the_future_came_now(self):
        self._vk_writes("Вопрос", date=2_000_000_000)
        self.assertLessEqual(self._registered().received_at, fields.Datetime.now())

    def test_a_message_from_max_is_registered(self):
        self.assertEqual(self._max_writes("Когда ярмарка?").status_code, 200)
        case = self._registered()
        self.assertEqual((case.subject, case.partner_id.name), ("Когда ярмарка?", "Анна Петрова"))

    def test_a_repeated_call_is_one_message(self):
        for _time in range(3):
            self.assertEqual(self._vk_writes("Вопрос").text, "ok")
        self.assertEqual(len(self._registered()), 1)
        self.assertEqual(len(self._registered()), 1)

    def test_a_person_goes_on_in_the_same_message(self):
        for number, words in enumerate(("Добрый день", "У меня вопрос", "Как получить грант?")):
            self._vk_writes(words, event=f"e{number}")
        case = self._registered()
        self.assertEqual(len(case), 1)
        conversation = " ".join(case.message_ids.mapped("body"))
        self.assertIn("Как получить грант?", conversation)
        authors = case.message_ids.filtered(lambda one: "Как получить" in one.body).author_id
        self.assertEqual(authors, case.partner_id)

    def test_after_the_answer_a_new_message_begins(self):
        self._vk_writes("Как получить грант?")
        case = self._registered()
        case.sudo().state = "answered"
        self._vk_writes("А субсидию?", event="e2")
        self.assertEqual(len(self._registered()), 2)
        self.assertEqual(len(self._registered().partner_id), 1)

    def test_two_people_of_one_name_are_two_clients(self):
        self.env["res.partner"].create({"name": "Пётр Иванов"})
        self._vk_writes("Вопрос")
        self._registered()
        self.assertEqual(self.env["res.partner"].search_count([("name", "=", "Пётр Иванов")]), 2)

    def test_words_of_a_person_are_words(self):
        self._vk_writes("<script>alert(1)</script> <b>жирно</b>")
        self.assertNotIn("<script>", str(self._registered().body))
        self.assertIn("&lt;b&gt;", str(self._registered().body))

    def test_a_message_without_words_is_registered(self):
        self._vk_writes("", attachments=[{"type": "sticker", "sticker": {"id": 1}}])
        self.assertEqual(
            self._registered().subject, "Сообщение со страницы «Департамент ВКонтакте»"
        )

    def test_files_from_elsewhere_are_not_fetched_but_named(self):
        doc = {"type": "doc", "doc": {"title": "Справка.pdf", "url": f"{self.networks.url}/secret"}}
        self._vk_writes("Вот справка", attachments=[doc])
        self.assertIn("Справка.pdf", str(self._registered().body))
        self.assertIn(f"{self.networks.url}/secret", str(self._registered().body))

    def test_vk_confirms_the_address(self):
        asked = {"type": "confirmation", "group_id": 203396298}
        self.assertEqual(self._call(self.vk, asked).text, "a1b2")

    def test_the_page_tells_when_it_was_last_written_to(self):
        self.assertFalse(self.vk.called_at)
        self._vk_writes("Вопрос")
        self.env.invalidate_all()
        self.assertTrue(self.vk.called_at)
        self.assertFalse(self.max.called_at)

    def test_strangers_are_not_let_in(self):
        stranger = {"type": "message_new", "group_id": 203396298, "secret": "guess", "object": {}}
        self.assertEqual(self._call(self.vk, stranger).status_code, 403)
        self.assertEqual(self._max_writes("Вопрос", secret="guess").status_code, 403)
        self.assertEqual(self.url_open("/apk/social/guess", data=b"{}").status_code, 404)
        self.assertFalse(self._registered())

    def test_what_is_not_understood_is_refused(self):
        for body in (b"", b"[]", b"nonsense", b"\xff\xfe", b"[" * 50_000):
            answer = self.url_open(f"/apk/social/{self.vk.door}", data=body or b" ")
            self.assertEqual(answer.status_code, 400, body)

    def test_one_that_cannot_be_registered_stops_nobody(self):
        self._vk_writes("Первый", event="e1")
        self._vk_writes("Второй", event="e2", person=124)
        first = self.env["apk.social.event"].search([("event", "=", "e1")])
        first.raw = "{}"
        with mute_logger("odoo.addons.apk_gospublic.models.apk_social_register"):
            self.assertEqual(self._registered().subject, "Второй")
        self.assertEqual(first.state, "received")
        self.assertTrue(first.failure)

    def test_what_has_come_is_kept(self):
        self._vk_writes("Вопрос")
        self._registered()
        with self.assertRaises(UserError):
            self.env["apk.social.event"].search([]).unlink()

    def test_the_act_of_destruction_forgets_who_wrote(self):
        self._vk_writes("Как получить грант?")
        case = self._registered()
        case._erase_copies()
        self.assertFalse(case.social_account_id)
        self.assertFalse(self.env["apk.social.account"].search([]))
        self.assertFalse(self.env["apk.social.event"].search([]).raw)
