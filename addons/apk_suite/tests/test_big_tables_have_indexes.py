"""What people and jobs look for in the tables that grow is found by an index, at 200 messages and at 200,000."""

from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.apk_case.tests.common import CaseCommon

# who looks: model, domain, order, index
SEARCHES = {
    "deadlines of a message": (
        "apk.deadline",
        [("res_model", "=", "apk.case"), ("res_id", "in", [1, 2])],
        None,
        "record_idx",
    ),
    "the reminders' job": (
        "apk.deadline",
        [
            ("fulfilled_at", "=", False),
            ("waived_at", "=", False),
            ("work_due_at", "<", "2026-12-01"),
        ],
        None,
        "open_idx",
    ),
    "who is late": (
        "apk.deadline",
        [
            ("fulfilled_at", "=", False),
            ("waived_at", "=", False),
            ("paused_at", "=", False),
            ("due_at", "<", "2026-12-01"),
        ],
        None,
        "overdue_idx",
    ),
    "the client of an e-mail": (
        "res.partner",
        [("email_normalized", "=", "a@b.test")],
        None,
        "apk_email_idx",
    ),
    "the client of a call": (
        "res.partner",
        [("phone_sanitized", "=", "+79101234567")],
        None,
        "apk_phone_idx",
    ),
    "the list of messages": ("apk.case", [], "registered_at desc, id desc", "registered_idx"),
    "messages of a month": (
        "apk.case",
        [("received_at", ">=", "2026-11-01"), ("received_at", "<", "2026-12-01")],
        None,
        "received_idx",
    ),
    "the month of the portal of results": (
        "apk.case.question",
        ["|", ("ended_on", "=", False), ("ended_on", ">=", "2026-11-01")],
        None,
        "ended_on_index",
    ),
    "held first replies": ("apk.case", [("first_reply_hold", "!=", False)], None, "held_idx"),
    "what waits on the desk": ("apk.case", [("state", "=", "registered")], None, "to_triage_idx"),
    "notices to hand over": (
        "apk.delivery",
        [
            "|",
            "&",
            ("transport", "=", "task"),
            ("state", "in", ["queued", "failed"]),
            ("state", "=", "unclear"),
        ],
        None,
        "by_hand_idx",
    ),
    "notices to send": (
        "apk.delivery",
        [("transport", "=", "email"), ("state", "in", ["queued", "sending"])],
        None,
        "waiting_idx",
    ),
    "the history, the latest first": (
        "apk.interaction",
        [],
        "happened_at desc, id desc",
        "latest_idx",
    ),
    "the e-mail that a client answers": (
        "apk.mail.spool",
        [("message_id", "in", ["<1@client.test>", "<2@client.test>"])],
        None,
        "message_id_index",
    ),
    "e-mails that wait": (
        "apk.mail.spool",
        [("state", "in", ["quarantined", "received"])],
        None,
        "waiting_idx",
    ),
}


@tagged("post_install", "-at_install")
class TestBigTablesHaveIndexes(CaseCommon):
    def _keep_only(self, table, index):
        """Two indexes that both serve cost the same on a small table, and the planner may take either."""
        self.env.cr.execute(
            "SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = %s::regclass"
            " AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)",
            [table],
        )
        # Odoo puts one «_» before the name of an index of a model, two before that of a field
        named = {f"{table}_{index}", f"{table}__{index}"}
        names = {name for [name] in self.env.cr.fetchall()}
        self.assertTrue(names & named, names)
        for name in names - named:
            self.env.cr.execute(SQL("DROP INDEX %s", SQL.identifier(name)))

    def _plan(self, model, domain, order):
        found = (
            self.env[model].with_context(active_test=False)._search(domain, order=order, limit=20)
        )
        return "\n".join(
            line for [line] in self.env.execute_query(SQL("EXPLAIN %s", found.select()))
        )

    def test_every_search_can_use_its_index(self):
        # a small table is read whole whatever indexes it has: forbid that, and see whether an index serves
        self.env.cr.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        for who, (model, domain, order, index) in SEARCHES.items():
            with self.subTest(who), self.env.cr.savepoint() as undone:
                self._keep_only(self.env[model]._table, index)
                self.assertIn(index, self._plan(model, domain, order))
                undone.rollback()
