"""п. 7, 25: an answer is saved while it is typed, two people lose nothing, and what leaves is what its sender has read."""

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    ANSWER_ALREADY_SENT,
    ANSWER_HAS_CHANGED,
    ANSWER_IS_BEING_APPROVED,
    CLASSIFICATION_MISSING,
    TAKEN_BY_SOMEBODY,
)
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestAnswerDraft(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.colleague = new_test_user(
            cls.env, "t-colleague", "apk_base.group_specialist", name="Румянцева Елена Петровна"
        )
        cls.unit.member_ids = [Command.link(cls.colleague.id)]
        cls.stranger = new_test_user(cls.env, "t-stranger", "apk_base.group_specialist")

    def setUp(self):
        super().setUp()
        self.case = self._paper_case()
        self.mine = self.case.with_user(self.specialist)
        self.hers = self.case.with_user(self.colleague)
        self.mine.action_take()

    def _save(self, case, text, version, **values):
        return case.save_answer_draft({"answer_body": f"<p>{text}</p>", **values}, version)

    def test_what_is_typed_is_saved_with_a_version_and_its_author(self):
        first = self._save(self.mine, "Субсидию", 0)
        second = self._save(self.mine, "Субсидию перечислим", first["version"])
        self.assertEqual((first["version"], second["version"]), (1, 2))
        self.assertTrue(second["is_mine"])
        self.assertEqual(self.case.answer_body, "<p>Субсидию перечислим</p>")
        self.assertEqual(self.case.answer_author_id, self.specialist)

    def test_the_same_text_is_no_new_version(self):
        self._save(self.mine, "Субсидию", 0)
        self.assertEqual(self._save(self.mine, "Субсидию", 1)["version"], 1)
        self.assertEqual(self._save(self.mine, "Субсидию", 0)["version"], 1)
        self.assertNotIn("newer", self._save(self.mine, "Субсидию", 0))

    def test_a_text_that_grew_from_an_older_one_is_kept_and_the_newer_one_shown(self):
        self._save(self.mine, "Текст Лебедева", 0)
        answer = self._save(self.hers, "Текст Румянцевой", 0)
        self.assertTrue(answer["newer"])
        self.assertEqual(answer["values"]["answer_body"], "<p>Текст Лебедева</p>")
        self.assertEqual(self.case.answer_body, "<p>Текст Лебедева</p>")
        kept = self.case.answer_version_ids
        self.assertEqual(kept.body, "<p>Текст Румянцевой</p>")
        self.assertEqual((kept.author_id, kept.came_too_late), (self.colleague, True))

    def test_a_second_tab_of_the_same_person_is_no_exception(self):
        self._save(self.mine, "Первая вкладка", 0)
        self.assertTrue(self._save(self.mine, "Вторая вкладка", 0)["newer"])
        self.assertEqual(self.case.answer_body, "<p>Первая вкладка</p>")

    def test_a_save_over_a_newer_version_is_refused_whoever_calls(self):
        self._save(self.mine, "Текст Лебедева", 0)
        for values in (
            {"answer_body": "<p>Вместо него</p>"},
            {"answer_body": "<p>Вместо него</p>", "answer_version": 0},
            {"is_refusal": True, "answer_version": 0},
            {"refusal_grounds": "Отбор окончен"},
        ):
            with refused(self, ANSWER_HAS_CHANGED, "has changed the answer"):
                self.hers.write(values)
        self.hers.write({"answer_body": "<p>Прочитав</p>", "answer_version": 1})
        self.assertEqual(self.case.answer_body, "<p>Прочитав</p>")

    def test_the_author_cannot_be_given_by_the_caller(self):
        self.mine.write(
            {
                "answer_body": "<p>Моё</p>",
                "answer_author_id": self.colleague.id,
                "answer_version": 0,
            }
        )
        self.assertEqual(self.case.answer_author_id, self.specialist)
        self.mine.write({"answer_author_id": self.colleague.id})
        self.assertEqual(self.case.answer_author_id, self.specialist)

    def test_the_text_that_another_person_replaces_is_kept(self):
        self._save(self.mine, "Текст Лебедева", 0)
        self._save(self.hers, "Текст Румянцевой", 1)
        self.assertEqual(self.case.answer_version_ids.body, "<p>Текст Лебедева</p>")
        self.assertEqual(self.case.answer_version_ids.author_id, self.specialist)
        self.case.answer_version_ids.with_user(self.specialist).action_put_back()
        self.assertEqual(self.case.answer_body, "<p>Текст Лебедева</p>")
        self.assertIn("<p>Текст Румянцевой</p>", self.case.answer_version_ids.mapped("body"))

    def test_one_person_typing_on_keeps_a_text_every_five_minutes(self):
        for moment, kept in (("10:00", 0), ("10:01", 1), ("10:02", 1), ("10:07", 1), ("10:08", 2)):
            with freeze_time(f"2026-11-20 {moment}:00"):  # Fri
                self._save(self.mine, f"Текст в {moment}", self.case.answer_version)
            self.assertEqual(len(self.case.answer_version_ids), kept, moment)

    def test_what_leaves_is_what_stands_on_the_screen_of_the_sender(self):
        self._save(self.mine, "Текст Лебедева", 0)
        self._save(self.hers, "Текст Румянцевой", 1)
        for version in (1, None):
            with refused(self, ANSWER_HAS_CHANGED, "Румянцева Е. П."):
                self.mine.action_send_answer(version)
        with refused(self, ANSWER_HAS_CHANGED, "Румянцева Е. П."):
            self.mine.action_ask_to_send(1)
        self.assertFalse(self._deliveries(self.case, "answer"))
        self.mine.action_send_answer(2)
        self.assertIn("Текст Румянцевой", self._deliveries(self.case, "answer").body)

    def test_a_file_put_in_meanwhile_counts_as_another_answer(self):
        self._save(self.mine, "Текст Лебедева", 0)
        files = self.env["ir.attachment"].with_user(self.colleague)
        file = files.create({"name": "бланк.txt", "raw": b"1"})
        self.hers.write({"answer_attachment_ids": [Command.link(file.id)], "answer_version": 1})
        with refused(self, ANSWER_HAS_CHANGED, "Румянцева"):
            self.mine.action_send_answer(1)

    def test_the_head_approves_the_text_that_was_read(self):
        self.unit.answers_need_approval = True
        self._save(self.mine, "Текст Лебедева", 0)
        self.mine.action_send_answer(1)
        theirs = self.case.with_user(self.head)
        theirs.write({"answer_body": "<p>Поправил начальник</p>", "answer_version": 1})
        with refused(self, ANSWER_HAS_CHANGED, "has changed"):
            theirs.action_approve(1)
        theirs.action_approve(2)
        self.assertIn("Поправил начальник", self._deliveries(self.case, "answer").body)

    def test_a_frozen_answer_is_not_saved_by_a_screen_that_types_on(self):
        self.unit.answers_need_approval = True
        self._save(self.mine, "Текст Лебедева", 0)
        self.mine.action_send_answer(1)
        with refused(self, ANSWER_IS_BEING_APPROVED, "is reading"):
            self._save(self.mine, "Дописываю", 1)

    def test_nothing_is_saved_over_an_answer_that_has_left(self):
        self._save(self.mine, "Ответ", 0)
        self.mine.action_send_answer(1)
        with refused(self, ANSWER_ALREADY_SENT, "already"):
            self._save(self.mine, "Дописываю", 1)
        with refused(self, ANSWER_ALREADY_SENT, "already"):
            self._save(self.hers, "Поздно", 0)

    def test_what_must_be_decided_before_sending_is_asked_in_its_dialog(self):
        self.case.write({"topic_id": False, "need_id": False})
        self._save(self.mine, "Ответ", 0)
        with refused(self, CLASSIFICATION_MISSING, "clause 18"):
            self.mine.action_send_answer(1)
        action = self.mine.action_ask_to_send(1)
        wizard = self.env["apk.case.send"].with_user(self.specialist)
        screen = wizard.with_context(**action["context"]).create(
            {"topic_id": self.topic.id, "need_id": self.env.ref("apk_case.need_information").id}
        )
        self.assertTrue(screen.needs_classification)
        self.assertIn("Почта", screen.with_context(lang="ru_RU").routes)
        screen.action_send()
        self.assertEqual(self.case.topic_id, self.topic)
        self.assertTrue(self._deliveries(self.case, "answer"))

    def test_drafts_are_forgotten_when_the_answer_has_left(self):
        self._save(self.mine, "Текст Лебедева", 0)
        self._save(self.hers, "Текст Румянцевой", 1)
        self.hers.action_send_answer(2)
        self.assertTrue(self.case.answer_version_ids)
        self._deliveries(self.case, "answer").with_user(self.registrar).action_mark_sent()
        self.assertFalse(self.case.answer_version_ids)
        self.assertIn("Румянцевой", self.case.answer_body)

    def test_an_unsent_draft_is_erased_when_the_message_is_closed_without_an_answer(self):
        self._save(self.mine, "Набросок", 0, refusal_grounds="Отбор окончен")
        self._save(self.hers, "Другой", 0)
        self.case.with_user(self.registrar)._close_without_answer("Клиент благодарит")
        self.assertFalse(self.case.answer_version_ids)
        self.assertFalse(self.case.answer_body)
        self.assertFalse(self.case.refusal_grounds)

    def test_drafts_are_read_by_those_who_may_read_the_message(self):
        self._save(self.mine, "Текст Лебедева", 0)
        self._save(self.hers, "Другой", 0)
        kept = self.case.answer_version_ids
        self.assertEqual(kept.with_user(self.colleague).body, "<p>Другой</p>")
        theirs = self.case.with_user(self.stranger)
        for read in (
            kept.with_user(self.stranger).read,
            theirs.read_answer_draft,
            theirs.look_in,
            lambda: self._save(theirs, "Чужой", 1),
        ):
            with self.assertRaisesRegex(AccessError, "apk.case"):
                read()


@tagged("post_install", "-at_install")
class TestTwoPeople(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.colleague = new_test_user(
            cls.env, "t-colleague", "apk_base.group_specialist", name="Румянцева Елена Петровна"
        )
        cls.unit.member_ids = [Command.link(cls.colleague.id)]

    def setUp(self):
        super().setUp()
        self.case = self._paper_case()
        self.mine = self.case.with_user(self.specialist)
        self.hers = self.case.with_user(self.colleague)

    @freeze_time("2026-11-20 07:02:00")  # Fri 10:02 in Kostroma
    def test_a_stale_page_does_not_take_what_a_colleague_has_taken(self):
        self.hers.action_take()
        self.assertEqual(self.case.taken_text, "Румянцева Е. П., 10:02")
        for press in (self.mine.action_take, self.mine.action_accept_and_take):
            with refused(self, TAKEN_BY_SOMEBODY, "Румянцева Е. П., 10:02"):
                press()
        self.assertEqual(self.case.user_id, self.colleague)

    def test_a_second_press_of_the_same_person_changes_nothing(self):
        self.hers.action_take()
        self.hers.action_take()
        self.assertEqual(self.case.user_id, self.colleague)

    def test_whoever_may_work_on_it_takes_it_over_and_the_colleague_hears_of_it(self):
        self.hers.action_take()
        with refused(self, TAKEN_BY_SOMEBODY, "Румянцева") as refusal:
            self.mine.action_take()
        self.assertTrue(refusal.exception.context["apk_taken"]["may_take_over"])
        self.mine.action_take_over()
        self.assertEqual(self.case.user_id, self.specialist)
        notified = [
            ("partner_ids", "=", self.colleague.partner_id.id),
            ("res_id", "=", self.case.id),
        ]
        note = self.env["mail.message"].search([*notified, ("model", "=", "apk.case")], limit=1)
        self.assertIn(self.case.name, note.body)

    def test_those_who_have_it_open_see_one_another(self):
        self.assertEqual([one["id"] for one in self.mine.look_in()], [self.specialist.id])
        here = self.hers.look_in(True)
        self.assertEqual(
            [(one["name"], one["is_writing"]) for one in here if one["id"] == self.colleague.id],
            [("Румянцева Е. П.", True)],
        )
        self.hers.look_away()
        self.assertEqual([one["id"] for one in self.mine.look_in()], [self.specialist.id])

    def test_who_has_gone_without_a_word_is_forgotten(self):
        with freeze_time("2026-11-20 07:00:00"):  # Fri
            self.hers.look_in(True)
        with freeze_time("2026-11-20 07:00:30"):
            (one,) = self.case._people_here()
            self.assertFalse(one["is_writing"])
        with freeze_time("2026-11-20 07:02:00"):
            self.assertEqual(self.case._people_here(), [])

    def test_only_who_may_read_the_message_listens_to_it(self):
        stranger = new_test_user(self.env, "t-stranger", "apk_base.group_specialist")
        asked = [f"apk.case_{self.case.id}", "apk.case_999999999", "apk.case_x"]
        heard = {}
        for user in (self.colleague, stranger, self.env.ref("base.public_user")):
            websocket = self.env["ir.websocket"].with_user(user)
            case = self.env["apk.case"].with_user(user).browse(self.case.id)
            with self._request_of(user):
                channels = websocket._build_bus_channel_list(list(asked))
            heard[user] = case in [one for one in channels if isinstance(one, type(case))]
            names = [one for one in channels if isinstance(one, str)]
            self.assertNotIn(asked[0], names)
            self.assertIn(asked[2], names)  # no channel of ours: others may know it
        self.assertEqual(list(heard.values()), [True, False, False])

    def _request_of(self, user):
        from odoo.addons.http_routing.tests.common import MockRequest

        return MockRequest(self.env(user=user))

    def test_the_screens_hear_that_the_text_changed_and_no_word_of_it(self):
        self.mine.action_take()
        self.env["bus.bus"].search([]).unlink()
        self.mine.save_answer_draft({"answer_body": "<p>Тайна клиента</p>"}, 0)
        self.env.cr.precommit.run()
        sent = self.env["bus.bus"].search([]).filtered(lambda one: "apk_case.answer" in one.message)
        self.assertIn(f'"case_id":{self.case.id}', sent.message)
        self.assertNotIn("Тайна", sent.message)
