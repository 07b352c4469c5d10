from odoo import fields, models


class ApkCallbackAttempt(models.Model):
    """One attempt to reach the client (п. 39)."""

    _name = "apk.callback.attempt"
    _description = "Attempt to call back"
    _order = "at desc, id desc"
    _rec_name = "at"

    callback_id = fields.Many2one("apk.callback", required=True, ondelete="restrict", index=True)
    at = fields.Datetime(string="When", required=True, default=fields.Datetime.now)
    user_id = fields.Many2one("res.users", string="Who", ondelete="restrict")
    result = fields.Selection(
        [("reached", "Talked"), ("no_answer", "No answer")], string="How it went", required=True
    )
    call_id = fields.Many2one("apk.call", string="Call of the line", ondelete="restrict")
