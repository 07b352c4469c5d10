from odoo import api, fields, models

from odoo.addons.apk_base.imports import is_import
from odoo.addons.apk_client.messages import IMPORT_WRITES_TO_NOBODY

from ...messages import (
    EMAIL_NOT_FILLED_IN,
    EMAILS_ARE_KEPT,
    MAILING_NEEDS_TOPIC,
    MAILING_TOPIC_IS_FIXED,
    MASS_SMS_REFUSED,
    NOTHING_TO_STOP,
)
from ...rules.campaign_email import left_open


class MailingMailing(models.Model):
    """A mailing of the department: by one topic, to those who agreed to it, by our own lean road (глава 5)."""

    _name = "mailing.mailing"
    _inherit = "mailing.mailing"

    apk_topic_id = fields.Many2one(
        "apk.consent.topic",
        string="Topic",
        ondelete="restrict",
        index="btree_not_null",
        help="E-mails go only to those who agreed to mailings on this topic (clause 27).",
    )
    apk_is_leaving = fields.Boolean(string="Is being sent", compute="_compute_apk_stage")
    apk_has_not_left = fields.Boolean(string="Has not left yet", compute="_compute_apk_stage")

    @api.depends("apk_topic_id")
    def _compute_email_from(self):
        """The office writes, not the clerk who pressed the button."""
        ours = self.filtered("apk_topic_id")
        for mailing in ours:
            mailing.email_from = mailing._default_sender()
        return super(MailingMailing, self - ours)._compute_email_from()

    @api.depends("apk_topic_id")
    def _compute_reply_to_mode(self):
        ours = self.filtered("apk_topic_id")
        ours.reply_to_mode = "new"
        return super(MailingMailing, self - ours)._compute_reply_to_mode()

    @api.depends("apk_topic_id")
    def _compute_reply_to(self):
        """Replies, «отпишите меня» among them, come to the mailbox that registers messages (п. 29)."""
        ours = self.filtered("apk_topic_id")
        for mailing in ours:
            mailing.reply_to = mailing._default_sender()
        return super(MailingMailing, self - ours)._compute_reply_to()

    @api.depends("state")
    def _compute_apk_stage(self):
        for mailing in self:
            mailing.apk_is_leaving = mailing.state in ("in_queue", "sending")
            mailing.apk_has_not_left = mailing.state in ("draft", "in_queue")

    @api.constrains("mailing_type", "state")
    def _check_apk_email_only(self):
        if self.filtered(lambda mailing: mailing.mailing_type != "mail"):
            raise MASS_SMS_REFUSED(self.env)

    @api.constrains("state")
    def _check_apk_not_sent_by_import(self):
        """Rows of a file are drafts: a person looks at a mailing and lets it go."""
        if is_import(self.env) and self.filtered("apk_is_leaving"):
            raise IMPORT_WRITES_TO_NOBODY(self.env)

    def write(self, vals):
        if "apk_topic_id" in vals:
            for mailing in self.filtered("mailing_trace_ids"):
                if mailing.apk_topic_id.id != vals["apk_topic_id"]:
                    raise MAILING_TOPIC_IS_FIXED(self.env)
        result = super().write(vals)
        if "apk_topic_id" in vals and "mailing_domain" not in vals:
            self._choose_by_topic()
        if vals.get("state") == "done":  # Odoo's scheduler says so, too, when nobody at all is left
            for mailing in self.filtered("apk_topic_id"):
                mailing._queue_emails(mailing._chosen_without_consent())
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_emails(self):
        """The rows of its e-mails would go with it by a cascade of the database."""
        # sudo: whoever deletes may not see the rows; only whether there are any is used
        traces = self.env["mailing.trace"].sudo()
        ours = [("mass_mailing_id", "in", self.ids), ("apk_consent_id", "!=", False)]
        if traces.search_count(ours, limit=1):
            raise EMAILS_ARE_KEPT(self.env)

    def _check_apk_ready(self):
        if self.filtered(lambda mailing: not mailing.apk_topic_id):
            raise MAILING_NEEDS_TOPIC(self.env)

    def _check_filled_in(self, text):
        places = left_open(f"{self.subject} {self.preview or ''} {text}")
        if places:
            raise EMAIL_NOT_FILLED_IN(self.env, names=", ".join(places))

    def _check_may_leave(self):
        """:raises MAILING_NEEDS_TOPIC: п. 27.1
        :raises EMAIL_NOT_FILLED_IN: a template has been filled in half
        """
        self._check_apk_ready()
        for mailing in self.filtered("apk_topic_id"):
            _page, text = mailing._email_parts()
            mailing._check_filled_in(text)
            mailing._let_text_leave()

    def action_review(self):
        """Before it leaves: whom it goes to, in numbers, and the e-mail as it will be read."""
        self.ensure_one()
        self.check_access("write")
        self._check_may_leave()
        review = self.env["apk.mailing.review"].create({"mailing_id": self.id})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Send the mailing"),
            "res_model": review._name,
            "res_id": review.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_put_in_queue(self):
        self._check_may_leave()
        return super().action_put_in_queue()

    def action_send_mail(self, res_ids=None):
        """Sending is the scheduler's: a browser that waits for 20,000 e-mails does not wait."""
        self.check_access("write")
        self._check_apk_ready()
        ours = self.filtered("apk_topic_id")
        ours._action_queue(res_ids)
        return not (self - ours) or super(MailingMailing, self - ours).action_send_mail(res_ids)

    def _action_queue(self, res_ids):
        for mailing in self:
            mailing._queue_emails(res_ids or mailing._get_remaining_recipients())
            mailing.state = "sending"
        self._wake_the_scheduler()

    def action_stop(self):
        """The next e-mail does not leave any more; the button «Send» goes on where it stopped."""
        self.check_access("write")
        if self.filtered(lambda mailing: not mailing.apk_is_leaving):
            raise NOTHING_TO_STOP(self.env)
        return self.action_cancel()

    def action_retry_failed(self):
        """Once more to those whom the server refused; never to whom an e-mail may have left already."""
        ours = self.filtered("apk_topic_id")
        # sudo: an editor may not write rows of the queue; those the server refused are queued once more
        traces = self.env["mailing.trace"].sudo()
        failed = traces.search(
            [("mass_mailing_id", "in", ours.ids), ("failure_type", "=", "mail_smtp")]
        )
        failed.write({"trace_status": "outgoing", "apk_attempts": 0, "apk_retry_at": False})
        ours.action_put_in_queue()
        return super(MailingMailing, self - ours).action_retry_failed()

    def action_preview_email(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/apk/mailing/{self.id}/preview",
            "target": "new",
        }

    def _get_remaining_recipients(self):
        """What is queued already is what remains; only a mailing without a queue looks for people."""
        return self._queued(limit=1).mapped("res_id") or super()._get_remaining_recipients()

    def _queued(self, **options):
        """What waits, and what a crash has left in the middle."""
        # sudo: an editor may not read the queue; its own mailing's rows are returned to our code
        traces = self.env["mailing.trace"].sudo()
        return traces.search(
            [
                ("mass_mailing_id", "in", self.ids),
                ("trace_status", "in", ("outgoing", "process")),
                ("apk_consent_id", "!=", False),
            ],
            **options,
        )

    def _action_send_mail(self, res_ids=None):
        """Called by the scheduler: queue whom the mailing goes to, then send a good part of it."""
        ours = self.filtered("apk_topic_id")
        for mailing in ours:
            mailing._run(res_ids)
        return not (self - ours) or super(MailingMailing, self - ours)._action_send_mail(res_ids)

    def _run(self, res_ids):
        if res_ids or not self._queued(limit=1):
            remaining = res_ids or self._get_remaining_recipients()
            left_out = [] if res_ids else self._chosen_without_consent()
            self._queue_emails([*remaining, *left_out])
        self.state = "sending"
        self.env.flush_all()
        # pylint: disable-next=invalid-commit
        self.env.cr.commit()  # commit: the queue stands before the first e-mail leaves
        if not self._send_emails() and not self._is_stopped():
            now = fields.Datetime.now()
            self.write({"state": "done", "sent_date": now, "kpi_mail_required": not self.sent_date})
