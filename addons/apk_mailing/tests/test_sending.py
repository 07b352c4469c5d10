"""п. 27, 28: how e-mails leave — headers, both parts, pace, stop, crash, refusals of the mail server."""

from contextlib import suppress

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from ..messages import EMAILS_ARE_KEPT, NOTHING_TO_STOP
from .common import Killed, MailingCommon, die


@tagged("post_install", "-at_install")
class TestSending(MailingCommon):
    def _states(self, mailing):
        traces = mailing.sudo().mailing_trace_ids
        return {trace.email: trace.trace_status for trace in traces}

    def test_a_stopped_mailing_goes_on_where_it_stopped(self):
        self._agree("a@client.test", "b@client.test", "c@client.test")
        mailing = self._mailing()
        self.box.before = lambda address: self._stop_by_sql(mailing)
        self._send(mailing)
        self.assertEqual(len(self.box.emails), 1)
        self.assertEqual(mailing.state, "draft")
        self.box.before = lambda address: None
        self._send(mailing)
        self.assertEqual(
            sorted(self.box.addresses()), ["a@client.test", "b@client.test", "c@client.test"]
        )
        self.assertEqual(mailing.state, "done")

    def _stop_by_sql(self, mailing):
        self.env.cr.execute(
            "UPDATE mailing_mailing SET state = 'draft' WHERE id = %s", [mailing.id]
        )

    def test_stop_is_for_what_is_on_its_way(self):
        mailing = self._mailing()
        with refused(self, NOTHING_TO_STOP, "Reload"):
            mailing.action_stop()
        mailing.action_launch()
        mailing.action_stop()
        self.assertEqual(mailing.state, "draft")

    def test_no_more_emails_an_hour_than_allowed(self):
        self.env["ir.config_parameter"].set_param("apk_mailing.emails_per_hour", "2")
        self._agree(*(f"a{number}@client.test" for number in range(5)))
        mailing = self._mailing()
        with freeze_time("2026-11-20 08:00:00"):  # Fri 11:00 in Kostroma
            self._send(mailing)
            self._run_queue()
        self.assertEqual(len(self.box.emails), 2)
        self.assertEqual(mailing.state, "sending")
        with freeze_time("2026-11-20 09:00:01"):  # Fri 12:00 in Kostroma
            self._run_queue()
        self.assertEqual(len(self.box.emails), 4)

    @mute_logger("odoo.addons.base.models.ir_cron")
    def test_killed_before_the_email_left_or_after_it_is_not_sent_twice(self):
        self._agree("a@client.test", "b@client.test", "c@client.test")
        mailing = self._mailing()
        mailing.action_launch()
        self._die_at(mailing, "b@client.test")
        self._run_queue()
        self.assertEqual(len(self.box.addresses()), len(set(self.box.addresses())))
        self.assertEqual(self._states(mailing)["b@client.test"], "error")
        unclear = mailing.sudo().mailing_trace_ids.filtered(lambda t: t.email == "b@client.test")
        self.assertEqual(unclear.failure_type, "apk_unclear")
        self.assertEqual(
            sorted(set(self.box.addresses()) - {"b@client.test"}),
            ["a@client.test", "c@client.test"],
        )
        mailing.action_retry_failed()
        self._run_queue()
        self.assertEqual(len(self.box.addresses()), len(set(self.box.addresses())))

    def _die_at(self, mailing, address):
        """The process dies with the e-mail in its hands, after the mark that it is being sent."""
        sender = self.registry["mailing.mailing"]
        submit = sender._submit

        def dying(records, session, form, row):
            if row["email"] == address:
                die(records)
            return submit(records, session, form, row)

        self.patch(sender, "_submit", dying)
        with suppress(
            Killed
        ):  # not assertRaises: it would undo what the dead process had committed
            self._run_queue()
        self.patch(sender, "_submit", submit)

    def test_an_email_that_another_run_has_taken_meanwhile_is_not_sent_again(self):
        self._agree("a@client.test", "b@client.test", "c@client.test")
        mailing = self._mailing()
        self.box.before = lambda _address: self.env.cr.execute(
            "UPDATE mailing_trace SET trace_status = 'sent' WHERE trace_status = 'outgoing'"
        )
        self._send(mailing)
        self.assertEqual(len(self.box.emails), 1)

    def test_nobody_puts_an_email_back_by_hand(self):
        self._agree("ivanov@client.test")
        mailing = self._mailing()
        self._send(mailing)
        row = mailing.with_user(self.editor).mailing_trace_ids
        for values in (
            {"trace_status": "outgoing"},
            {"apk_consent_id": False},
            {"email": "x@client.test"},
        ):
            with refused(self, FILLED_BY_THE_SYSTEM):
                row.write(values)
        with refused(self, FILLED_BY_THE_SYSTEM):
            self.env["apk.consent"].with_user(self.editor).create({"purpose": "mailing"})

    def test_the_rows_of_emails_are_not_deleted(self):
        self._agree("ivanov@client.test")
        mailing = self._mailing()
        self._send(mailing)
        for kept in (mailing, mailing.mailing_trace_ids):
            with refused(self, EMAILS_ARE_KEPT, "Archive"):
                kept.unlink()
