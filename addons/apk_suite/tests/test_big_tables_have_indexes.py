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
    def test_every_search_can_use_its_index(self):
        # a small table is read whole whatever indexes it has: forbid that, and see whether an index serves
        self.env.cr.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        for who, (model, domain, order, index) in SEARCHES.items():
            with self.subTest(who):
                query = (
                    self.env[model]
                    .with_context(active_test=False)
                    ._search(domain, order=order, limit=20)
                )
                self.env.cr.execute(SQL("EXPLAIN %s", query.select()))
                plan = "\n".join(line for [line] in self.env.cr.fetchall())
                self.assertIn(
                    f"{self.env[model]._table}__{index}".replace("__", "_"), plan.replace("__", "_")
                )
