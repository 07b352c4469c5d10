from odoo import api, fields, models

from ...messages import (
    NOTHING_TO_TAKE_BACK,
    TRANSFER_LIMIT_REACHED,
    TRANSFER_TARGET_MISSING,
)
from ...rules.scripts import filled_script
from ...rules.transfers import is_violation, may_transfer


class ApkCallTransfer(models.Model):
    """One transfer of a call (п. 38, 70): by whom, to whom, why; a number that was given, or a technical transfer.

    PostgreSQL refuses the third one, whoever asks and however many ask at once. What people did on the exchange
    itself cannot be refused any more: it is recorded and marked as a violation.
    """

    _name = "apk.call.transfer"
    _description = "Transfer of a call"
    _order = "call_id, number, id"

    call_id = fields.Many2one(
        "apk.call", string="Call of the line", required=True, ondelete="restrict", index=True
    )
    number = fields.Integer(string="Which one", required=True)
    kind = fields.Selection(
        [("number_given", "Number given"), ("transferred", "Transferred")],
        string="How",
        required=True,
    )
    at = fields.Datetime(string="When", required=True, default=fields.Datetime.now)
    from_user_id = fields.Many2one("res.users", string="Who passed on", ondelete="restrict")
    expert_id = fields.Many2one("apk.line.expert", string="To whom", ondelete="restrict")
    to_name = fields.Char(string="Colleague")
    to_phone = fields.Char(string="Number")
    reason = fields.Char(string="Why")
    is_seen_by_exchange = fields.Boolean(string="Seen by the exchange")
    is_violation = fields.Boolean(string="Against clauses 38, 70")
    taken_back_at = fields.Datetime(
        string="Taken back",
        help="A slip of the finger: the client was told no number and was not put through.",
    )

    _number_uniq = models.UniqueIndex(
        "(call_id, number) WHERE taken_back_at IS NULL",
        "Somebody is transferring this call at this moment. Open the card once more.",
    )
    _twice_at_most = models.Constraint(
        "CHECK (number BETWEEN 1 AND 2 OR (is_violation IS TRUE AND is_seen_by_exchange IS TRUE))",
        "A third transfer is not allowed (clauses 38, 70 of the Order). Offer a callback.",
    )


class ApkCallTransferring(models.Model):
    """Transferring a call: by the operator's card, and as the exchange reports it."""

    _inherit = "apk.call"

    def transfer(self, kind, expert_id=False, name="", phone="", reason=""):
        """п. 38: give the number of a colleague (``number_given``) or put through (``transferred``); twice at most.

        :raises WrongState: the client has been transferred twice
        """
        self.ensure_one()
        self.check_access("write")
        call = self.sudo()  # sudo: an operator may not edit the chain of transfers; a row is only
        # added, within the limit
        call._lock_transfers()
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
            raise TRANSFER_TARGET_MISSING(self.env)
        unexplained = call._transfers_without_card()
        if kind == "transferred" and unexplained:
            unexplained[0].write(values)
        elif may_transfer(len(call.transfer_ids)):
            call._add_transfer(values)
        else:
            raise TRANSFER_LIMIT_REACHED(self.env)
        return True

    def take_back_transfer(self):
        """A slip of the finger: the operator's last transfer of this talk does not count among the two (п. 38).

        :raises WrongState: the exchange has seen it, a colleague made it, or the talk is over
        """
        self.ensure_one()
        self.check_access("write")
        call = self.sudo()  # sudo: an operator may not edit the chain of transfers; only the own
        # last row of a talk that goes on is marked
        call._lock_transfers()
        if not call._may_take_back():
            raise NOTHING_TO_TAKE_BACK(self.env)
        call._last_transfer().taken_back_at = fields.Datetime.now()
        call.invalidate_recordset(["transfer_ids"])
        return True

    def _may_take_back(self):
        last = self._last_transfer()
        is_own = bool(last) and last.from_user_id == self.env.user
        return is_own and not last.is_seen_by_exchange and not self.finished_at

    def _last_transfer(self):
        return self.transfer_ids.sorted("number")[-1:]

    def _lock_transfers(self):
        """Lock the row of the call, then read its transfers.

        The row is written to afterwards, so of two transfers at once Odoo repeats the second, and that sees the first.
        """
        lock = "SELECT 1 FROM apk_call WHERE id = %s FOR UPDATE"
        self.env.cr.execute(lock, [self.id], log_exceptions=False)
        self.invalidate_recordset(["transfer_ids", "transfer_count"])

    def _transfers_without_card(self):
        """Transfers that the exchange has reported before the operator explained them on the card."""
        return self.transfer_ids.filtered(lambda one: not one.reason and not one.from_user_id)

    def _add_transfer(self, values):
        number = len(self.transfer_ids) + 1
        self.env["apk.call.transfer"].create({"call_id": self.id, "number": number, **values})

    def _record_exchange_transfers(self, extensions):
        """Transfers that the exchange has seen: those of the card are confirmed, the others are added.

        :param extensions: short numbers of all transfers so far, in their order
        """
        seen = self.transfer_ids.filtered("is_seen_by_exchange")
        for extension in extensions[len(seen) :]:
            of_card = self.transfer_ids.filtered(
                lambda one: one.kind == "transferred" and not one.is_seen_by_exchange
            )
            if of_card:
                of_card[0].is_seen_by_exchange = True
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

    @api.model
    def find_colleagues(self, text):
        """Ids of the colleagues who consult on what was typed, or bear the name, in the order of the card."""
        self._check_admitted()
        return self.env["apk.line.expert"]._find(str(text)).ids

    def _card_experts(self):
        """All colleagues, the fitting ones first, each with the script by which the client is transferred."""
        script = self._script_text("transfer")
        rows = self.env["apk.line.expert"]._fitting(self.function_id)._rows(self.function_id)
        for row in rows:
            known = {
                "фамилия, имя, отчество": row["name"],  # Russian: a place in the script
                "должность": row["position"],  # Russian: a place in the script
                "номер": row["phone"],  # Russian: a place in the script
            }
            row["script"] = filled_script(script, known)
        return rows
