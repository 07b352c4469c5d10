import logging
from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.transactions import commit_each

_logger = logging.getLogger(__name__)

RETRY_AFTER = (1, 2, 5, 10, 30, 60)  # minutes; the last one repeats
# Temporary refusals after which another channel is looked for: eight minutes.
REFUSALS_BEFORE_FALLBACK = 3


class ApkDeliveryQueue(models.Model):
    """The queue of deliveries: the first step of each, sending what is due, attempts to repeat."""

    _inherit = "apk.delivery"

    def _start(self):
        """The first step by the transport of the channel; an addon that adds a transport adds its step."""
        self.ensure_one()
        if self.transport == "task":
            self._source_record()._notify_assignee(self.channel_id.name + ": " + self.subject)
        elif self.transport == "email":
            self._trigger_sending()

    @api.model
    def _send_each_due(self, domain, send):
        """Oldest first, one delivery per transaction; an addon with a transport of its own calls it from its cron.

        :param domain: which deliveries this transport sends
        :param send: called with each of them; False when the others had better wait for the next run
        """
        due = self.search(
            [
                *domain,
                ("state", "=", "queued"),
                "|",
                ("next_attempt_at", "=", False),
                ("next_attempt_at", "<=", fields.Datetime.now()),
            ],
            order="id",
        )
        commit_each(due, send)

    def _schedule_retry(self, error):
        wait = RETRY_AFTER[min(self.attempts, len(RETRY_AFTER) - 1)]
        self.write(
            {
                "state": "queued",
                "attempts": self.attempts + 1,
                "next_attempt_at": fields.Datetime.now() + timedelta(minutes=wait),
                "failure": str(error)[:250],
            }
        )
        _logger.info("Delivery %s waits %s min: %s", self.id, wait, error)

    def _defer(self, error):
        """The client's server asks to come again: for eight minutes; then the assignee and the next channel take over.

        Where there is no other channel, or a law prescribes this one, the delivery goes on trying.
        """
        if self.attempts < REFUSALS_BEFORE_FALLBACK:
            return self._schedule_retry(error)
        if self._source_record()._may_fall_back(self):
            return self._fail(str(error)[:250])
        if self.attempts == REFUSALS_BEFORE_FALLBACK:
            self._source_record()._notify_assignee(
                self.env._("The client's mail server does not take the e-mail: %s", self.subject)
            )
        return self._schedule_retry(error)
