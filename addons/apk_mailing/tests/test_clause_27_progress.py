"""п. 27: the editor's figures are of this mailing, its progress is true, and who has withdrawn leaves no address behind."""

from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import EMAIL_NOT_FILLED_IN
from .common import MailingCommon

MORNING = "2026-11-20 08:00:00"  # Fri 11:00 in Kostroma


@tagged("post_install", "-at_install")
class TestClause27Progress(MailingCommon):
    def test_progress_counts_this_mailing_and_the_limit_says_until_when(self):
        self.env["ir.config_parameter"].set_param("apk_mailing.emails_per_hour", "2")
        with freeze_time(MORNING):
            self._agree("before@client.test")._withdraw("link")
            consents = self._agree(*(f"a{number}@client.test" for number in range(6)))
            mailing = self._mailing()
            mailing.action_launch()
            mailing._queue_emails(consents.ids)
            consents[5]._withdraw("call", source="+7 910 123-45-67")
            self._run_queue()
            self.assertEqual((mailing.apk_handled, mailing.apk_to_send), (2, 6))
            self.assertEqual(round(mailing.apk_progress), 33)
            self.assertEqual(mailing.apk_waiting, 4)
            self.assertIn("12:00", mailing.apk_waits_for)
            self.assertIn("2 e-mails", mailing.apk_waits_for)
            mailing.action_stop()
            self.assertIn("stopped", mailing.apk_waits_for)
            mailing.action_launch()
        for hour in ("09:00:01", "10:00:02", "11:00:03"):
            with freeze_time(f"2026-11-20 {hour}"):  # Fri
                self._run_queue()
        self.assertEqual(mailing.state, "done")
        self.assertEqual((mailing.apk_handled, mailing.apk_to_send), (5, 5))
        self.assertEqual((mailing.apk_progress, mailing.apk_waits_for), (100, ""))
        self.assertEqual((mailing.apk_withdrawn, mailing.apk_left_out), (1, 0))

    def test_whoever_has_withdrawn_leaves_a_reason_and_no_address(self):
        """152-ФЗ, ст. 21: a new row of each mailing once held the address of whoever had left."""
        first, second = self._agree("queued@client.test", "chosen@client.test")
        mailing = self._mailing()
        mailing._queue_emails(first.ids)
        mailing.state = "sending"
        for consent in (first, second):
            consent._withdraw("link")
        self._run_queue()
        rows = mailing.sudo().mailing_trace_ids
        self.assertEqual(rows.mapped("failure_type"), ["apk_withdrawn"] * 2)
        self.assertEqual(rows.mapped("email"), [False, False])
        self.assertFalse(self.box.emails)

    def test_samples_are_made_of_the_editors_present_blocks(self):
        """A block of another version is shown as outdated, with a button that throws its words away."""
        block = self.env["ir.qweb"]._render("mass_mailing.s_text_block", {})
        version = 'data-vxml="001"'
        self.assertIn(version, block)
        for code in ("selection", "rules", "event"):
            sample = self.env.ref(f"apk_mailing.mailing_template_{code}")
            self.assertIn(version, sample.body_arch)

    def test_the_last_look_names_the_number_before_anything_leaves(self):
        self._agree("a@client.test", "b@client.test")
        mailing = self._mailing()
        action = mailing.action_review()
        review = self.env[action["res_model"]].with_user(self.editor).browse(action["res_id"])
        self.assertEqual((review.reach, mailing.state), (2, "draft"))
        self.assertIn(f"/apk/mailing/{mailing.id}/preview", review.picture)
        review.action_send()
        self._run_queue()
        self.assertEqual(sorted(self.box.addresses()), ["a@client.test", "b@client.test"])

    def test_what_may_not_leave_is_refused_before_the_last_look(self):
        mailing = self._mailing(body_html="<p>Заявки принимаем до [дата].</p>")
        with refused(self, EMAIL_NOT_FILLED_IN, "square brackets"):
            mailing.action_review()


@tagged("post_install", "-at_install")
class TestEditorsHome(HttpCase, MailingCommon):
    def test_the_editor_begins_at_the_mailings(self):
        self.authenticate("t-mailing-editor", "t-mailing-editor")
        info = self.make_jsonrpc_request("/web/session/get_session_info")
        self.assertEqual(info["home_action_id"], self.env.ref("apk_mailing.mailing_action").id)
