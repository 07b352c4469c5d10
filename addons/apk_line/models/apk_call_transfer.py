from odoo import fields, models


class ApkCallTransfer(models.Model):
    """One time the caller was handed on (п. 38, 70): from whom, to whom, why; a told number and a transfer apart.

    The third one is refused by the database, whoever asks and however many ask at once. What people did on the
    exchange itself cannot be refused: it is recorded and marked.
    """

    _name = "apk.call.transfer"
    _description = "Transfer of a call"
    _order = "call_id, number, id"

    call_id = fields.Many2one(
        "apk.call", string="Call of the line", required=True, ondelete="restrict", index=True
    )
    number = fields.Integer(string="Which one", required=True)
    kind = fields.Selection(
        [("told", "Number told"), ("transferred", "Transferred")], string="How", required=True
    )
    at = fields.Datetime(string="When", required=True, default=fields.Datetime.now)
    from_user_id = fields.Many2one("res.users", string="Who passed on", ondelete="restrict")
    expert_id = fields.Many2one("apk.line.expert", string="To whom", ondelete="restrict")
    to_name = fields.Char(string="Colleague")
    to_phone = fields.Char(string="Number")
    reason = fields.Char(string="Why")
    is_seen_by_exchange = fields.Boolean(string="Seen by the exchange")
    is_violation = fields.Boolean(string="Against clauses 38, 70")

    _number_uniq = models.Constraint(
        "UNIQUE(call_id, number)",
        "Somebody is transferring this call at this moment. Open the card once more.",
    )
    _twice_at_most = models.Constraint(
        "CHECK (number BETWEEN 1 AND 2 OR (is_violation IS TRUE AND is_seen_by_exchange IS TRUE))",
        "A third transfer is not allowed (clauses 38, 70 of the Order). Offer a callback.",
    )
