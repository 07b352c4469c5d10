"""«My desk»: the whole day of each role, every message in one card, what burns first."""

from itertools import combinations

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged

from .common import CaseCommon

FRIDAY = "2026-11-20 07:00:00"  # Fri 10:00 in Kostroma: the first reply is due on Mon 10:00
MONDAY_MORNING = "2026-11-23 05:00:00"  # Mon 08:00
MONDAY_LATE = "2026-11-23 07:01:00"  # Mon 10:01


class DeskCommon(CaseCommon):
    def _cards(self, user):
        self.env.invalidate_all()  # every opening is a request of its own
        return {card["key"]: card for card in self.env["apk.desk"].with_user(user).desk()}

    def _card_of(self, case, user):
        """Where a message lies on this desk: the key of a card, None when nowhere."""
        found = [
            key
            for key, card in self._cards(user).items()
            if case.name in [row["name"] for row in card["rows"]]
        ]
        self.assertLessEqual(len(found), 1, "a message lies in one card")
        return found[0] if found else None

    def _sorted(self, **values):
        """A message that nobody has to sort."""
        case = self._paper_case(**values)
        case.suggestion_ids.sudo().state = "accepted"
        return case

    def _fulfilled(self, **values):
        """A message whose first reply has left: nothing burns."""
        case = self._sorted(**values)
        case.delivery_ids.with_user(self.registrar).action_mark_sent()
        return case


@tagged("post_install", "-at_install")
class TestDesk(DeskCommon):
    @freeze_time(FRIDAY)
    def test_the_road_of_a_message_over_the_desk_of_its_executor(self):
        case = self._fulfilled(user_id=self.specialist.id).with_user(self.specialist)
        self.assertEqual(self._card_of(case, self.specialist), "new")
        case.action_take()
        self.assertEqual(self._card_of(case, self.specialist), "in_work")
        case._react_to_addition("Есть ещё вопрос")
        self.assertEqual(self._card_of(case, self.specialist), "replied")
        case.answer_body = "<p>Отвечаем на оба вопроса.</p>"
        self.assertEqual(self._card_of(case, self.specialist), "in_work")
        self.unit.answers_need_approval = True
        case.action_send_answer(case.answer_version)
        self.assertEqual(self._card_of(case, self.head), "approval")
        head = case.with_user(self.head)
        head.approval_remark = "Короче"
        head.action_return_answer()
        self.assertEqual(self._card_of(case, self.specialist), "returned")
        self.assertIsNone(self._card_of(case, self.head))

    @freeze_time(FRIDAY)
    def test_what_is_handed_over_in_the_middle_is_new_for_the_receiver(self):
        case = self._fulfilled(user_id=self.head.id).with_user(self.head)
        case.action_take()
        case._hand_over(self.env["apk.unit"], self.specialist)
        self.assertEqual(self._card_of(case, self.specialist), "new")
        case.with_user(self.specialist).answer_body = "<p>Отвечаю дальше.</p>"
        self.assertEqual(self._card_of(case, self.specialist), "in_work")

    def test_a_decision_takes_up_what_the_client_has_written(self):
        case = self._fulfilled(user_id=self.specialist.id).with_user(self.specialist)
        case.action_take()
        case._react_to_addition("Прошу побыстрее")
        case._clarify_in_writing("За какой год?")
        self.assertFalse(case.client_wrote_at)
        case._react_to_addition("За прошлый")
        self.assertEqual((case.state, self._card_of(case, self.specialist)), ("in_work", "replied"))

    def test_due_today_then_overdue_of_ones_own(self):
        with freeze_time(FRIDAY):
            case = self._paper_case(user_id=self.specialist.id)
            theirs = self._paper_case(user_id=self.head.id)
        with freeze_time(MONDAY_MORNING):
            self.assertEqual(self._card_of(case, self.specialist), "today")
            self.assertEqual(self._card_of(case, self.head), "burning")
        with freeze_time(MONDAY_LATE):
            self.assertEqual(self._card_of(case, self.specialist), "overdue")
            (row,) = self._cards(self.specialist)["overdue"]["rows"]
            self.assertTrue(row["is_late"])
            self.assertIsNone(self._card_of(theirs, self.specialist))
            self.assertEqual(self._card_of(theirs, self.head), "overdue")
            self.assertEqual(self._card_of(theirs, self.controller), "overdue")

    def test_a_head_reads_whose_work_burns(self):
        self.specialist.name = "Лебедев Олег Викторович"
        with freeze_time(FRIDAY):
            case = self._paper_case(user_id=self.specialist.id)
        with freeze_time(MONDAY_LATE):
            rows = self._cards(self.head)["burning"]["rows"]
        whose = {row["id"]: row["who"] for row in rows}
        self.assertEqual(whose[case.id], "Иванов Пётр Сергеевич · Лебедев О. В.")

    @freeze_time(FRIDAY)
    def test_a_suspicion_waits_for_the_head(self):
        rude = self._receive(self._raw_email(text="Вы идиоты"))
        rude.unit_id = self.unit
        self.assertEqual(rude.abuse_state, "suspected")
        self.assertEqual(self._card_of(rude, self.head), "approval")

    @freeze_time(FRIDAY)
    def test_what_waits_for_an_absent_head_waits_for_who_stands_in(self):
        other = new_test_user(self.env, "t-other-head", "apk_base.group_head")
        self.unit.member_ids |= other
        case = self._fulfilled(user_id=self.specialist.id)
        case.sudo().state = "approval"
        self.assertIsNone(self._card_of(case, other))
        away = {"user_id": self.head.id, "first_day": "2026-11-20", "last_day": "2026-11-27"}
        self.env["apk.absence"].create({**away, "substitute_id": other.id})
        self.assertEqual(self._card_of(case, other), "approval")

    @freeze_time(FRIDAY)
    def test_work_of_who_has_left_lies_before_the_head_and_the_registrar(self):
        case = self._fulfilled(user_id=self.specialist.id)
        self.specialist.active = False
        self.assertEqual(self._card_of(case, self.head), "absent")
        self.assertEqual(self._card_of(case, self.registrar), "unassigned")

    @freeze_time(FRIDAY)
    def test_what_has_not_arrived_is_on_the_desk_until_another_notice_leaves(self):
        case = self._receive(self._raw_email())
        case.write({"user_id": self.specialist.id, "unit_id": self.unit.id})
        case.with_user(self.registrar).action_accept_suggestions()
        case.partner_id.write({"street": False, "city": False})  # no other channel
        delivery = self._deliveries(case, "first_reply")
        delivery._mark_sent()
        delivery._fail("550 no such user")
        self.assertEqual(self._card_of(case, self.registrar), "undelivered")
        self.assertTrue(case.has_undelivered_notice)
        delivery.with_user(self.registrar).action_send_again()
        self.assertNotEqual(self._card_of(case, self.registrar), "undelivered")

    @freeze_time(FRIDAY)
    def test_letters_to_print_lie_before_the_registrar_and_the_list_holds_them_all(self):
        cases = [self._sorted(user_id=self.specialist.id) for _number in range(9)]
        card = self._cards(self.registrar)["hand_over"]
        self.assertEqual((card["model"], len(card["rows"])), ("apk.delivery", 7))
        letters = self.env["apk.delivery"].with_user(self.registrar).search(card["domain"])
        self.assertEqual(card["count"], len(letters))
        self.assertLessEqual({case.name for case in cases}, set(letters.mapped("about")))

    def test_a_letter_of_a_message_that_is_over_is_still_to_be_posted(self):
        with freeze_time(FRIDAY):
            case = self._paper_case(user_id=self.specialist.id)
        letter = self._deliveries(case, "first_reply")
        other = new_test_user(self.env, "t-other", "apk_base.group_specialist")
        self.unit.member_ids |= other
        case.sudo().state = "closed"
        for user, holds in ((self.registrar, True), (self.specialist, True), (other, False)):
            self.assertEqual(letter in self._letters_of(user), holds, user.login)
        letter.with_user(self.registrar).action_mark_sent()
        self.assertNotIn(letter, self._letters_of(self.registrar))

    def _letters_of(self, user):
        """What the card «To send by hand» holds; there is no card where it holds nothing."""
        letters = self.env["apk.delivery"].with_user(user)
        card = self._cards(user).get("hand_over")
        return letters.search(card["domain"]) if card else letters

    def test_the_year_is_named_only_when_it_is_another_one(self):
        for moment, due in (
            (FRIDAY, "by 10:00 23 ноября"),
            ("2026-12-30 14:40:00", "by 17:40 11 января 2027 г."),  # Wed 17:40 before the holidays
        ):
            with freeze_time(moment):
                case = self._paper_case()
                rows = self._cards(self.specialist)["unassigned"]["rows"]
            self.assertEqual([row["due"] for row in rows if row["id"] == case.id], [due])


@tagged("post_install", "-at_install")
class TestDeskIsDisjoint(DeskCommon):
    """Nobody counts a message twice, and a card leads to the list of what it counts."""

    def _day_of_everybody(self):
        """Messages in every state of the day, of several people."""
        for executor in (self.specialist, self.head, self.registrar, False):
            with freeze_time(FRIDAY):
                for _number in range(2):
                    self._paper_case(user_id=executor and executor.id)
            with freeze_time(MONDAY_MORNING):
                kept = [self._fulfilled(user_id=executor and executor.id) for _number in range(3)]
                kept[0]._react_to_addition("Ещё вопрос")
                kept[1].sudo().write({"state": "in_work", "approval_remark": "Короче"})
                kept[2].sudo().write({"state": "approval"})
                self._receive(self._raw_email(f"<{executor and executor.id}@client.test>"))

    def test_no_message_lies_in_two_cards_and_each_list_holds_what_is_counted(self):
        self._day_of_everybody()
        with freeze_time(MONDAY_MORNING):
            self._paper_case(user_id=self.specialist.id).sudo().state = "closed"
        everybody = (self.specialist, self.head, self.registrar, self.controller, self.env.ref("base.user_admin"))  # fmt: skip
        for moment in (MONDAY_MORNING, MONDAY_LATE):
            for user in everybody:
                with freeze_time(moment):
                    self._check_disjoint(user)

    def _check_disjoint(self, user):
        found = {}
        for key, card in self._cards(user).items():
            records = self.env[card["model"]].with_user(user).search(card["domain"])
            self.assertEqual(card["count"], len(records), (user.login, key))
            if card["model"] in ("apk.case", "apk.delivery") and not card.get("is_alert"):
                found[key] = records if card["model"] == "apk.case" else records.case_id
        self.assertTrue(found, user.login)
        for (one, these), (other, those) in combinations(found.items(), 2):
            self.assertFalse(these & those, (user.login, one, other))

    def test_every_open_message_of_an_executor_lies_somewhere(self):
        self._day_of_everybody()
        with freeze_time(MONDAY_LATE):
            cards = self._cards(self.specialist)
            cases = self.env["apk.case"].with_user(self.specialist)
            mine = cases.search(cases._mine())
            laid = self.env["apk.case"]
            for card in cards.values():
                found = self.env[card["model"]].search(card["domain"])
                laid |= found if card["model"] == "apk.case" else found.case_id
        self.assertFalse(mine.sudo() - laid.sudo())

    def test_rows_stand_in_the_order_of_their_terms(self):
        with freeze_time(FRIDAY):
            later, urgent = self._fulfilled(), self._fulfilled(urgency="urgent")
            names = [row["name"] for row in self._cards(self.specialist)["unassigned"]["rows"]]
        self.assertLess(names.index(urgent.name), names.index(later.name))

    def test_the_desk_asks_the_database_few_questions_however_much_there_is(self):
        with freeze_time(MONDAY_MORNING):
            for user, limit in (
                (self.specialist, 14), (self.registrar, 17), (self.head, 20), (self.controller, 12),
            ):  # fmt: skip
                few = self._queries_of(user)
                self.assertLessEqual(few, limit, user.login)
        self._day_of_everybody()
        self._day_of_everybody()
        with freeze_time(MONDAY_LATE):
            for user, limit in ((self.specialist, 14), (self.registrar, 17), (self.head, 20)):
                self.assertLessEqual(self._queries_of(user), limit, user.login)

    def _queries_of(self, user):
        """Of the second opening: the first one of the day also loads the record rules."""
        desk = self.env["apk.desk"].with_user(user)
        desk.desk()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        desk.desk()
        return self.cr.sql_log_count - before


@tagged("post_install", "-at_install")
class TestDeskIsLive(DeskCommon):
    """An open desk hears that something has changed, and not a word of what."""

    def _signals(self):
        waiting = self.env.cr.precommit.data.get("bus.bus.values", [])
        return [value for value in waiting if "apk_desk.changed" in value["message"]]

    def _forget_signals(self):
        self.env.cr.precommit.data.pop("apk.desk", None)
        self.env.cr.precommit.data["bus.bus.values"] = []

    def test_a_transaction_says_once_that_something_has_changed(self):
        self._forget_signals()
        self._paper_case()
        self._paper_case()
        (signal,) = self._signals()
        self.assertEqual(signal["message"], '{"type":"apk_desk.changed","payload":{}}')

    def test_a_text_that_is_being_typed_disturbs_no_desk(self):
        case = self._paper_case(user_id=self.specialist.id).with_user(self.specialist)
        case.action_take()
        self.env.flush_all()
        self._forget_signals()
        case.save_answer_draft({"answer_body": "<p>Добрый день</p>"}, case.answer_version)
        self.assertFalse(self._signals())

    def test_only_who_has_a_desk_hears_it(self):
        stranger = new_test_user(self.env, "t-stranger", "base.group_user")
        client = new_test_user(self.env, "t-portal", "base.group_portal")
        for user, hears in ((self.specialist, True), (self.controller, True), (stranger, False), (client, False)):  # fmt: skip
            channels = self._channels_of(user, ["apk.desk"])
            self.assertEqual("apk.desk" in channels, hears, user.login)
        self.assertNotIn("apk.desk", self._channels_of(self.specialist, []))

    def _channels_of(self, user, asked):
        websocket = self.env["ir.websocket"].with_user(user)
        from odoo.addons.http_routing.tests.common import MockRequest

        with MockRequest(self.env(user=user)):
            channels = websocket._build_bus_channel_list(list(asked))
        return [one[1] for one in channels if isinstance(one, tuple)]


@tagged("post_install", "-at_install")
class TestQuarantineOnTheDesk(DeskCommon):
    def _bulk_email_of_friday(self):
        trace = "from a by mx.apk.test; Fri, 20 Nov 2026 17:40:00 +0300"
        headers = {"Received": trace, "Precedence": "bulk"}
        self._receive(self._raw_email(headers=headers))
        return self.env["apk.mail.spool"].search([], order="id desc", limit=1)

    def _quarantined(self, user):
        with freeze_time("2026-11-23 07:00:00"):  # Mon 10:00
            queues = self.env["apk.desk"].with_user(user).desk()
        return {
            row["id"]: row
            for queue in queues
            if queue["key"] == "quarantined"
            for row in queue["rows"]
        }

    def test_a_quarantined_email_lies_on_the_desk_of_the_registrar_with_its_term(self):
        spooled = self._bulk_email_of_friday()
        row = self._quarantined(self.registrar)[spooled.id]
        self.assertEqual(row["due"], "17:40 23 ноября")  # Mon
        self.assertIn("ivanov@client.test", row["name"])
        self.assertTrue(row["who"])
        self.assertFalse(self._quarantined(self.specialist))

    def test_what_the_registrar_has_judged_leaves_the_desk(self):
        spooled = self._bulk_email_of_friday()
        spooled.with_user(self.registrar).action_dismiss()
        self.assertNotIn(spooled.id, self._quarantined(self.registrar))
        self.assertEqual((spooled.state, spooled.dismissed_by_id), ("dismissed", self.registrar))
        spooled.with_user(self.registrar).action_register()  # on second thoughts
        self.assertEqual(
            (spooled.state, spooled.case_id.subject), ("registered", "Вопрос о гранте")
        )

    def test_a_controller_judges_no_email(self):
        spooled = self._bulk_email_of_friday()
        for act in ("action_dismiss", "action_register"):
            with self.assertRaisesRegex(AccessError, "apk.case"):
                getattr(spooled.with_user(self.controller), act)()

    def test_a_stranger_has_no_desk(self):
        stranger = new_test_user(self.env, "t-stranger", "base.group_user")
        with self.assertRaisesRegex(AccessError, "apk.deadline"):
            self.env["apk.desk"].with_user(stranger).desk()

    def test_the_registrar_takes_the_journal_away_as_a_table(self):
        self.assertTrue(self.registrar.has_group("base.group_allow_export"))
        case = self._paper_case()
        names = ["name", "received_at", "partner_id/name", "topic_id/complete_name", "user_id/name"]
        rows = case.with_user(self.registrar).export_data(names)["datas"]
        self.assertEqual((rows[0][0], rows[0][2]), (case.name, self.client.name))
