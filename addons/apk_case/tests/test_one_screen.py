"""п. 18, 23, 25: what lies beside the answer, the last look at the letter, one press to the next message."""

from odoo.tests import new_test_user, tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestOneScreen(CaseCommon):
    def _dossier(self, case, user=None):
        return case.with_user(user or self.specialist).read_dossier()

    def _file(self, case, name="фото.png", **values):
        return self.env["ir.attachment"].create(
            {
                "name": name,
                "raw": b"x",
                "res_model": "apk.case",
                "res_id": case.id,
                "mimetype": "image/png",
                **values,
            }
        )

    def _files(self, dossier):
        return [[file["name"] for file in letter["files"]] for letter in dossier["letters"]]

    # beside the answer

    def test_who_the_client_is_and_what_else_is_open(self):
        case = self._paper_case()
        other = self._paper_case(subject="Вопрос о тракторе")
        self._paper_case(subject="Закрытое").sudo().state = "closed"
        hidden = self._paper_case(unit_id=self.env.ref("apk_base.unit_opkr").id)
        dossier = self._dossier(case)
        self.assertIn(self.client.phone, dossier["client"])
        self.assertEqual([one["subject"] for one in dossier["others"]], ["Вопрос о тракторе"])
        self.assertEqual(dossier["other_count"], 1)
        self.assertTrue(other.name and hidden.name)
        of_all = self._dossier(case, self.registrar)
        self.assertIn(hidden.id, [one["id"] for one in of_all["others"]])

    def test_a_message_without_a_client_shows_nobodys_messages(self):
        case = self._paper_case(partner_id=False)
        self._paper_case(partner_id=False)
        self.assertEqual(self._dossier(case)["others"], [])

    def test_files_of_the_client_stand_beside_the_words_notes_of_colleagues_do_not(self):
        case = self._receive(self._raw_email())
        case.unit_id = self.unit
        self._file(case)
        case.with_user(self.specialist).message_post(
            body="справка для себя", attachments=[("заметка.txt", b"x")]
        )
        case.answer_attachment_ids = self._file(case, "ответ.pdf")
        self.assertEqual(self._files(self._dossier(case)), [["фото.png"]])

    def test_letters_and_files_of_merged_messages_stand_in_the_main_one(self):
        main, second, third = (
            self._paper_case(subject=subject, body=f"<p>{subject}</p>")
            for subject in ("Первое", "Второе", "Третье")
        )
        self._file(second, "второе.png")
        (second | third)._merge_into(second)
        (main | second)._merge_into(main)
        dossier = self._dossier(main)
        self.assertEqual(
            [letter["subject"] for letter in dossier["letters"]], ["Первое", "Второе", "Третье"]
        )
        self.assertEqual(self._files(dossier), [[], ["второе.png"], []])
        self.assertIn("Третье", dossier["letters"][2]["words"])
        self.assertEqual(dossier["letters"][0]["words"], "", "the form shows these itself")

    def test_articles_come_with_their_first_words(self):
        article = self._reply_template("Ответ о молоке")
        found = self._dossier(self._paper_case(topic_id=self.topic.id))["articles"]
        brief = next(one for one in found if one["id"] == article.id)
        self.assertEqual(brief["lead"], "Ответ о молоке: подробности.")

    def test_who_may_not_read_the_message_reads_nothing_beside_it(self):
        stranger = new_test_user(self.env, "t-stranger", "apk_base.group_specialist")
        with self.assertRaisesRegex(Exception, "apk.case"):
            self._dossier(self._paper_case(), stranger)

    def test_the_dossier_asks_the_database_the_same_however_much_there_is(self):
        case = self._paper_case()
        self._dossier(case)
        before = self._queries(case)
        for _number in range(6):
            self._file(case)
            self._paper_case()
        self.assertLessEqual(self._queries(case), before + 6)

    def _queries(self, case):
        self.env.flush_all()
        self.env.invalidate_all()
        count = self.cr.sql_log_count
        self._dossier(case)
        return self.cr.sql_log_count - count

    # the last look

    def _answered(self, **values):
        case = self._receive(self._raw_email(f"<{len(values)}-{id(values)}@client.test>"))
        case.write(
            {
                "unit_id": self.unit.id,
                "urgency": "ordinary",
                "urgency_reason": "срок не горит",
                "topic_id": self.topic.id,
                "need_id": self.env.ref("apk_case.need_information").id,
                **values,
            }
        )
        mine = case.with_user(self.specialist)
        mine.action_take()
        mine.answer_body = "<p>Субсидию получают те, у кого больше трёх коров.</p>"
        return mine

    def _last_look(self, case, listed=()):
        action = case.action_ask_to_send(case.answer_version, list(listed))
        return (
            self.env["apk.case.send"]
            .with_user(case.env.user)
            .with_context(**action["context"])
            .create({})
        )

    def test_the_whole_letter_is_shown_and_nothing_is_made_for_it(self):
        case = self._answered()
        case.answer_attachment_ids = self._file(case, "форма.pdf")
        posted, rows = len(case.message_ids), self.env["apk.delivery"].search_count([])
        screen = self._last_look(case)
        self.assertIn("больше трёх коров", screen.letter)
        self.assertIn("Здравствуйте", screen.letter)
        self.assertIn("С уважением", screen.letter)
        self.assertEqual(screen.letter_subject, f"Ответ на ваше сообщение № {case.name}")
        self.assertEqual(screen.file_names, "форма.pdf")
        self.assertIn("ivanov@client.test", screen.routes)
        self.assertEqual(len(case.message_ids), posted)
        self.assertEqual(self.env["apk.delivery"].search_count([]), rows)

    def test_what_was_shown_is_what_the_client_gets(self):
        case = self._answered()
        shown = self._last_look(case)
        letter = str(shown.letter)
        shown.action_send()
        sent = str(self._deliveries(case, "answer").mail_message_id.body)
        for words in ("Здравствуйте", "больше трёх коров", "С уважением"):
            self.assertIn(words, letter)
            self.assertIn(words, sent)

    # send, close, next

    def test_one_press_sends_and_opens_the_next_of_the_list(self):
        first, second, third = (self._answered() for _number in range(3))
        listed = [third.id, first.id, second.id]
        done = self._last_look(first, listed).action_send_and_next()
        self.assertEqual(done["tag"], "apk_open_next")
        self.assertEqual(done["params"]["ids"], [second.id, third.id])
        done = self._last_look(second, listed).action_send_and_next()
        self.assertEqual(done["params"]["ids"], [third.id])

    def test_without_a_list_the_next_is_ones_own_and_then_the_desk(self):
        first, second = self._answered(), self._answered()
        done = self._last_look(first).action_send_and_next()
        self.assertIn(second.id, done["params"]["ids"])
        self.assertNotIn(first.id, done["params"]["ids"])
        second.sudo().state = "closed"
        third = self._answered()
        done = self._last_look(third).action_send_and_next()
        self.assertEqual(done["params"]["ids"], [])

    def test_a_substitute_goes_on_with_what_the_absent_colleague_has(self):
        colleague = new_test_user(self.env, "t-colleague", "apk_base.group_specialist")
        self.unit.member_ids |= colleague
        theirs = self._paper_case(user_id=colleague.id)
        mine = self._answered()
        today = self.env["apk.office"]._today()
        away = {"user_id": colleague.id, "first_day": today, "last_day": today}
        self.env["apk.absence"].create({**away, "substitute_id": self.specialist.id})
        done = self._last_look(mine).action_send_and_next()
        self.assertEqual(done["params"]["ids"], theirs.ids)

    def test_the_message_closes_in_the_moment_when_the_answer_leaves(self):
        case = self._answered()
        self._last_look(case).action_send_and_next()
        self.assertEqual(case.state, "in_work", "nothing has left yet")
        self._deliveries(case, "answer")._mark_sent()
        self.assertEqual(case.state, "closed")
        self.assertTrue(case.closed_at and case.answered_at)
        self.assertIn("трёх коров", case.answer_body, "what has left is kept")

    def test_who_only_sends_closes_by_hand_as_before(self):
        case = self._answered()
        self._last_look(case).action_send()
        self._deliveries(case, "answer")._mark_sent()
        self.assertEqual(case.state, "answered")

    def test_an_answer_that_comes_back_opens_the_closed_message_again(self):
        case = self._answered()
        self._last_look(case).action_send_and_next()
        delivery = self._deliveries(case, "answer")
        delivery._mark_sent()
        delivery._fail("550 no such user")
        self.assertEqual(case.state, "in_work")
        self.assertFalse(case.closed_at or case.answered_at)
        self.assertTrue(case._open_deadline_of("answer"))

    def test_a_copy_that_comes_back_leaves_it_closed(self):
        case = self._answered()
        self._last_look(case).action_send_and_next()
        delivery = self._deliveries(case, "answer")
        delivery._mark_sent()
        delivery.copy({"role": "additional"})._fail("550 no such user")
        self.assertEqual(case.state, "closed")

    def test_what_the_head_approves_closes_as_the_executor_wanted(self):
        self.unit.answers_need_approval = True
        case = self._answered()
        screen = self._last_look(case)
        self.assertTrue(screen.needs_approval)
        done = screen.action_send_and_next()
        self.assertEqual(case.state, "approval")
        self.assertIn("with the head", done["params"]["message"])
        case.with_user(self.head).action_approve(case.answer_version)
        self._deliveries(case, "answer")._mark_sent()
        self.assertEqual(case.state, "closed")
