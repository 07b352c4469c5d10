from odoo import api, fields, models

from ..messages import (
    BODY_MISSING,
    NOT_TRAINED,
    ONLY_THE_LINE,
    OUTCOME_MISSING,
    TRANSFER_LIMIT_REACHED,
    TRANSFER_TO_NOBODY,
)
from ..rules.transfers import is_violation, may_transfer


class ApkCallTalk(models.Model):
    """What an operator does during a talk: take, hand on, promise a callback, finish. Nothing is done for the client (п. 40)."""

    _inherit = "apk.call"

    @api.model
    def _check_admitted(self):
        """п. 32: nobody takes a call of the line before the first training."""
        if not self.env.user.has_group("apk_base.group_operator"):
            raise ONLY_THE_LINE(self.env)
        today = self.env["apk.line"]._local_now().date()
        if not self.env["apk.training.record"]._may_take_calls(self.env.user, today):
            raise NOT_TRAINED(self.env, user=self.env.user.name)

    @api.model
    def start(self, phone="", callback_id=False, case_id=False):
        """Open a card by hand: a call without the exchange, or one to a client (п. 9, 39).

        :return: id of the call
        """
        self._check_admitted()
        call = self.sudo().create(  # sudo: the facts of a call are the system's
            {
                "user_id": self.env.uid,
                "started_at": fields.Datetime.now(),
                "answered_at": fields.Datetime.now(),
                **self._whom_to_call("apk.callback", callback_id, "callback_id"),
                **self._whom_to_call("apk.case", case_id, "case_id"),
            }
        )
        call.phone = call._one_spelling(phone or call.phone)
        call._recognise()
        self.env["apk.line"]._announce()
        return call.id

    def _whom_to_call(self, model, record_id, link):
        """A call to the client of a callback or of a message that the operator may see."""
        record = self.env[model].browse(record_id or [])
        if not record:
            return {}
        record.check_access("read")
        is_callback = model == "apk.callback"
        return {
            link: record.id,
            "direction": "out",
            "partner_id": record.partner_id.id,
            "phone": record.phone if is_callback else record.partner_id.phone,
            "question": record.question if is_callback else False,
        }

    def _one_spelling(self, number):
        return self.env["apk.line"]._phone(number) or number

    def action_take(self):
        """The operator picks the call up, or takes over the card; the first one to do so answers."""
        self.check_access("write")
        self._check_admitted()
        for call in self.sudo():  # sudo: the facts of a call are the system's
            if not call.answered_at and not call.ended_at:
                call.answered_at = fields.Datetime.now()
                call._settle_missed()
                call._ring()
            if not call.user_id:
                call.user_id = self.env.uid
        self.env["apk.line"]._announce()
        return True

    def hand_on(self, kind, expert_id=False, name="", phone="", reason=""):
        """п. 38: tell the number of a colleague (``told``) or put through (``transferred``); twice at most."""
        self.ensure_one()
        self.check_access("write")
        call = self.sudo()  # sudo: the chain is the system's
        # the row is locked and then written to: of two at once the second is tried again and sees the first
        lock = "SELECT 1 FROM apk_call WHERE id = %s FOR UPDATE"
        self.env.cr.execute(lock, [self.id], log_exceptions=False)
        call.invalidate_recordset(["transfer_ids", "transfer_count"])
        unexplained = call.transfer_ids.filtered(
            lambda one: not one.reason and not one.from_user_id
        )
        expert = self.env["apk.line.expert"].browse(expert_id or []).exists()
        values = {
            "kind": kind,
            "expert_id": expert.id,
            "to_name": name or expert.name,
            "to_phone": phone or expert.phone,
            "reason": reason,
            "from_user_id": self.env.uid,
        }
        if not values["to_name"] and not values["to_phone"]:
            raise TRANSFER_TO_NOBODY(self.env)
        if kind == "transferred" and unexplained:
            unexplained[0].write(values)  # the exchange was quicker than the card
        elif may_transfer(len(call.transfer_ids)):
            call._add_transfer(values)
        else:
            raise TRANSFER_LIMIT_REACHED(self.env)
        return True

    def _add_transfer(self, values):
        number = len(self.transfer_ids) + 1
        self.env["apk.call.transfer"].create({"call_id": self.id, "number": number, **values})

    def _follow_transfers(self, extensions):
        """Transfers that the exchange has seen: those of the card are confirmed, the others are added."""
        seen = self.transfer_ids.filtered("is_seen_by_exchange")
        for extension in extensions[len(seen) :]:
            own = self.transfer_ids.filtered(
                lambda one: one.kind == "transferred" and not one.is_seen_by_exchange
            )
            if own:
                own[0].is_seen_by_exchange = True
                continue
            expert = self.env["apk.line.expert"].search([("extension", "=", extension)], limit=1)
            self._add_transfer(
                {
                    "kind": "transferred",
                    "expert_id": expert.id,
                    "to_name": expert.name,
                    "to_phone": expert.phone or extension,
                    "is_seen_by_exchange": True,
                    "is_violation": is_violation(len(self.transfer_ids) + 1),
                }
            )

    def promise_callback(self, phone, windows=(), term=False, question=""):
        """п. 39: take down the number and the times that suit; the term is told to the client.

        :return: what to read out: ``{id, term}``
        """
        self.ensure_one()
        self.check_access("write")
        call = self.sudo()  # sudo: the promise is the system's
        call.question = question or call.question
        call.callback_id = call.env["apk.callback"]._promised(call, phone, windows, term)
        return {"id": call.callback_id.id, "term": call.callback_id._term_text()}

    def finish(self, outcome=False):
        """The talk is over: the history gets its line, the promise of a callback is kept by an outgoing one."""
        self.ensure_one()
        self.check_access("write")
        call = self.sudo()  # sudo: the facts of a call are the system's
        call._check_outcome(outcome)
        if not call.finished_at:
            now = fields.Datetime.now()
            call.write({"finished_at": now, "outcome": outcome, "ended_at": call.ended_at or now})
            call._log_talk()
            if call.direction == "out" and outcome != "broken":
                call.callback_id._reached(call)
        self.env["apk.line"]._announce()
        return True

    def _check_outcome(self, outcome):
        known = dict(self._fields["outcome"]._description_selection(self.env))
        if outcome not in known or outcome == "callback" and not self.callback_id:
            raise OUTCOME_MISSING(self.env)
        if outcome == "foreign" and not (self.body_id or self.advice):
            raise BODY_MISSING(self.env)

    def _log_mistaken(self, client):
        """The line of a client who was not on the line stays (п. 6), and is set right by one more."""
        if client:
            self._log_interaction(
                client,
                self._interaction_kind(),
                self.env._("Correction: the talk was with another client"),
                channel=self.env.ref("apk_client.channel_phone"),
                happened_at=self.started_at,
            )

    def _interaction_kind(self):
        return "call_out" if self.direction == "out" else "call_in"

    def _log_talk(self):
        """п. 6: «в том числе, обращения на консультационную линию»."""
        for call in self.filtered("partner_id"):
            outcomes = dict(call._fields["outcome"]._description_selection(call.env))
            topics = dict(call._fields["topic"]._description_selection(call.env))
            parts = [topics.get(call.topic), outcomes.get(call.outcome)]
            call._log_interaction(
                call.partner_id,
                call._interaction_kind(),
                ". ".join(filter(None, parts)) or self.env._("Talk on the line"),
                channel=self.env.ref("apk_client.channel_phone"),
                happened_at=call.started_at,
            )
