import json
import logging
import time

import urllib3

from odoo import api, fields, models

from odoo.addons.apk_base.transactions import commit_each
from odoo.addons.apk_case.models.case_state import STATES as CASE_STATES

from .. import webhook_call
from ..rules.webhooks import signature, wait_before
from .apk_api_message import public_state

_logger = logging.getLogger(__name__)
KEPT_DAYS = 90


class ApkApiEvent(models.Model):
    """A change of state that a system wants to hear of: written with the change, told after it is committed (п. 62).

    Each is told at least once, in the order of the message; a number tells a repeated call from a new one.
    """

    _name = "apk.api.event"
    _description = "Call to another system"
    _inherit = "apk.protected.mixin"
    _order = "id desc"
    _rec_name = "state"

    key_id = fields.Many2one(
        "apk.api.key", string="System", required=True, ondelete="cascade", written_by="system"
    )
    message_id = fields.Many2one(
        "apk.api.message",
        string="Message of the system",
        required=True,
        index=True,
        ondelete="cascade",
        written_by="system",
    )
    state = fields.Selection(CASE_STATES, string="New state", required=True, written_by="system")
    happened_at = fields.Datetime(
        string="When it changed", required=True, default=fields.Datetime.now, written_by="system"
    )
    delivery = fields.Selection(
        [("waiting", "Waits"), ("delivered", "Told"), ("given_up", "Given up")],
        string="Whether it was told",
        default="waiting",
        required=True,
        written_by="system",
    )
    attempts = fields.Integer(string="Tried", aggregator=None, written_by="system")
    next_try_at = fields.Datetime(
        string="Next try", default=fields.Datetime.now, written_by="system"
    )
    delivered_at = fields.Datetime(string="Told at", written_by="system")
    problem = fields.Char(string="Why not", written_by="system")

    _waiting_idx = models.Index("(next_try_at, id) WHERE delivery = 'waiting'")
    _key_idx = models.Index("(key_id, delivery)")

    @api.model
    def _note_changes(self, former):
        """Write down whose state another system sees differently now.

        :param former: case -> the state that it had
        """
        changed = [
            case.id
            for case, state in former.items()
            if public_state(state) != public_state(case.state)
        ]
        # sudo: whoever works on a message may not see keys of other systems; nothing of them is shown
        events = self.sudo()
        messages = events.env["apk.api.message"].search(
            [("case_id", "in", changed), ("key_id.webhook_url", "!=", False)]
        )
        if messages:
            events.create(
                [
                    {"key_id": one.key_id.id, "message_id": one.id, "state": one._public_state()}
                    for one in messages
                ]
            )
            events.env.ref("apk_api.ir_cron_tell")._trigger()

    @api.model
    def _cron_tell(self):
        """Tell what is due, the oldest of each message first."""
        due = [("delivery", "=", "waiting"), ("next_try_at", "<=", fields.Datetime.now())]
        commit_each(self.search(due, order="id"), self._tell)

    @api.model
    def _tell(self, event):
        if event.delivery != "waiting" or event._waits_for_an_earlier_one():
            return
        if not event.key_id.active or not event.key_id.webhook_url:
            event._give_up(self.env._("the key was revoked, or names no address any more"))
            return
        problem = event._call()
        if problem:
            event._fail(problem)
        else:
            event.write(
                {
                    "delivery": "delivered",
                    "delivered_at": fields.Datetime.now(),
                    "attempts": event.attempts + 1,
                    "problem": False,
                }
            )

    def _waits_for_an_earlier_one(self):
        earlier = [("message_id", "=", self.message_id.id), ("delivery", "=", "waiting")]
        return bool(self.search_count([*earlier, ("id", "<", self.id)], limit=1))

    def _call(self):
        """
        :return: what went wrong, in words; empty when the system has taken it
        """
        key = self.key_id
        body = json.dumps(self._payload(), ensure_ascii=False).encode()
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "apk-webhook/1",
            "APK-Event": str(self.id),
            "APK-Signature": signature(key.webhook_secret or "", int(time.time()), body),
        }
        try:
            status = webhook_call.post(
                key.webhook_url, body, headers, is_internal=key.webhook_is_internal
            )
        except webhook_call.Forbidden:
            return self.env._("its name leads to an address that is not called from here")
        except (OSError, ValueError, urllib3.exceptions.HTTPError) as error:
            _logger.info("System %s could not be called", key.id, exc_info=error)
            return self.env._("it could not be reached: %s", type(error).__name__)
        return "" if 200 <= status < 300 else self.env._("it has answered %s", status)

    def _payload(self):
        """The change, and the message as a call of the API would show it now."""
        return {
            "event": "message.state_changed",
            "event_id": self.id,
            "state": self.state,
            "happened_at": f"{self.happened_at:%Y-%m-%dT%H:%M:%S+00:00}",
            "message": self.message_id._values(),
        }

    def _fail(self, problem):
        wait = wait_before(self.attempts + 1)
        self.attempts += 1
        if not wait:
            self._give_up(problem)
            return
        self.write({"problem": problem, "next_try_at": fields.Datetime.now() + wait})

    def _give_up(self, problem):
        """Whoever keeps the key reads it there, once for all that fail together."""
        others = [("key_id", "=", self.key_id.id), ("delivery", "=", "given_up")]
        is_first = not self.search_count(
            [*others, ("happened_at", ">", self._a_day_ago())], limit=1
        )
        self.write({"delivery": "given_up", "problem": problem})
        if is_first:
            self.key_id.message_post(
                body=self.env._("A change of state could not be told to the system: %s.", problem)
            )

    def _a_day_ago(self):
        return fields.Datetime.subtract(fields.Datetime.now(), days=1)

    def action_tell_again(self):
        """The system works again: what was given up is told once more."""
        self.check_access("read")
        self.env["apk.api.key"].check_access("write")
        # sudo: nobody writes how a call has ended; the right to the keys was checked
        given_up = self.sudo().filtered(lambda event: event.delivery == "given_up")
        given_up.write({"delivery": "waiting", "attempts": 0, "next_try_at": fields.Datetime.now()})
        self.env.ref("apk_api.ir_cron_tell").sudo()._trigger()  # sudo: jobs are the system's own

    @api.autovacuum
    def _gc_events(self):
        old = fields.Datetime.subtract(fields.Datetime.now(), days=KEPT_DAYS)
        self.search(
            [("happened_at", "<", old), ("delivery", "!=", "waiting")], limit=100_000
        ).unlink()
