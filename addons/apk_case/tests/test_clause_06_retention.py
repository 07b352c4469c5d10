"""п. 6: five years, whoever tries to delete earlier and by whatever way; afterwards by a reviewed act."""

from datetime import date

from psycopg2.errors import RaiseException

from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import (
    ACT_NEEDS_TWO_PEOPLE,
    ADDON_KEEPS_MESSAGES,
    CASE_IS_KEPT,
    HELD_BY_LAW,
    HOLD_WITHOUT_REASON,
)

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause06Retention(CaseCommon):
    def _closed(self, **values):
        with freeze_time("2026-11-20 14:40:00"):  # Fri 17:40 in Kostroma
            case = self._paper_case(body="<p>Тайна клиента</p>", **values)
            case.with_user(self.head)._close_without_answer("Клиент благодарит")
        return case

    def test_kept_until_the_last_day_of_the_fifth_year(self):
        self.assertEqual(self._closed().retention_until, date(2031, 12, 31))

    def test_sql_and_cascades_meet_the_lock_of_the_database(self):
        case = self._closed()
        case.message_post(body="материал", attachments=[("file.txt", b"x")])
        self.env.flush_all()
        for table, where in (
            ("apk_case", f"id = {case.id}"),
            ("apk_delivery", f"case_id = {case.id}"),
            ("apk_interaction", f"partner_id = {self.client.id}"),
            ("mail_message", f"model = 'apk.case' AND res_id = {case.id}"),
            ("ir_attachment", f"res_model = 'apk.case' AND res_id = {case.id}"),
        ):
            with (
                self.assertRaisesRegex(RaiseException, "five years", msg=table),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(f"DELETE FROM {table} WHERE {where}")
        with (
            self.assertRaisesRegex(RaiseException, "five years"),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute("TRUNCATE apk_case CASCADE")

    def test_a_cascade_that_another_addon_brings_meets_the_lock(self):
        case = self._closed()
        self.env.flush_all()
        execute = self.env.cr.execute
        execute("CREATE TABLE apk_attack (id integer PRIMARY KEY)")
        execute("INSERT INTO apk_attack VALUES (1)")
        for table, where in (
            ("apk_case", f"id = {case.id}"),
            ("mail_message", f"model = 'apk.case' AND res_id = {case.id}"),
        ):
            execute(
                f"ALTER TABLE {table} ADD attack_id integer REFERENCES apk_attack ON DELETE CASCADE"
            )
            execute(f"UPDATE {table} SET attack_id = 1 WHERE {where}")
            with (
                self.assertRaisesRegex(RaiseException, "five years", msg=table),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                execute("DELETE FROM apk_attack")
            execute(f"UPDATE {table} SET attack_id = NULL WHERE {where}")

    def test_the_administrator_deletes_neither_message_nor_file(self):
        case = self._closed()
        note = case.message_post(body="материал", attachments=[("file.txt", b"x")])
        for kept in (case, note, note.attachment_ids):
            with refused(self, CASE_IS_KEPT):
                kept.sudo().unlink()

    def test_the_addon_is_not_uninstalled_with_what_it_keeps(self):
        self._closed()
        modules = self.env["ir.module.module"].search([("name", "in", ("apk_client", "mail"))])
        for module in modules:
            for way in ("button_uninstall", "module_uninstall"):
                with refused(self, ADDON_KEEPS_MESSAGES, "five years"):
                    getattr(module, way)()

    def _propose(self, moment="2032-01-01 09:00:00"):  # Thu 12:00 in Kostroma
        with freeze_time(moment):
            self.env["apk.destruction.act"]._cron_propose()
        return self.env["apk.destruction.act"].search([], limit=1)

    def _approve(self, act):
        administrator = new_test_user(self.env, "t-admin", "apk_base.group_administrator")
        with freeze_time("2032-01-12 09:00:00"):  # Mon 12:00 in Kostroma
            act.with_user(self.registrar).action_review()
            act.with_user(administrator).action_approve()

    def test_nothing_is_proposed_before_the_term_is_over(self):
        self._closed()
        self.assertFalse(self._propose("2031-12-31 09:00:00"))  # Wed 12:00 in Kostroma

    def test_a_reviewed_act_erases_the_person_and_keeps_the_figures(self):
        case = self._closed()
        number, topic, received = case.name, case.topic_id, case.received_at
        act = self._propose()
        self.assertEqual(act.case_ids, case)
        self._approve(act)
        self.assertEqual((case.name, case.topic_id, case.received_at), (number, topic, received))
        self.assertFalse(case.partner_id or case.body or case.message_ids)
        self.assertFalse(self.env["apk.interaction"].search([("partner_id", "=", self.client.id)]))
        self.assertNotIn("Тайна", str(case.read()))
        self.assertEqual((act.state, act.record_count), ("done", 1))
        self.env.cr.execute("SELECT current_setting('apk.destruction', true)")
        self.assertFalse(self.env.cr.fetchone()[0])

    def test_a_message_on_which_work_goes_on_again_is_left_out(self):
        case, other = self._closed(), self._closed(subject="Другое")
        act = self._propose()
        case.sudo().state = "in_work"
        self._approve(act)
        self.assertEqual((bool(case.destroyed_at), bool(other.destroyed_at)), (False, True))
        self.assertIn("Тайна", case.body)

    def test_one_person_alone_destroys_nothing(self):
        self._closed()
        act = self._propose()
        with refused(self, ACT_NEEDS_TWO_PEOPLE, "administrator"):
            act.with_user(self.env.ref("base.user_admin")).action_approve()
        admin = act.with_user(self.env.ref("base.user_admin"))
        admin.action_review()
        with refused(self, ACT_NEEDS_TWO_PEOPLE, "administrator"):
            admin.action_approve()

    def test_a_hold_says_why(self):
        case = self._closed()
        with refused(self, HOLD_WITHOUT_REASON, "court"):
            case.legal_hold = True

    def test_a_legal_hold_beats_the_term(self):
        case = self._closed()
        act = self._propose()
        self.assertEqual(act.case_ids, case)
        case.write({"legal_hold": True, "legal_hold_reason": "Арбитражный суд, дело А31-1/2031"})
        with refused(self, HELD_BY_LAW, case.name):
            self._approve(act)
        self.assertTrue(case.body)
        act.with_user(self.registrar).action_decline()
        self.assertFalse(self._propose("2033-01-03 09:00:00").case_ids)  # Mon 12:00 in Kostroma
