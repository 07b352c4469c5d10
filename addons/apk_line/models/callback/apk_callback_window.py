from odoo import fields, models


class ApkCallbackWindow(models.Model):
    """An interval of time in which the client can talk (п. 39 «удобные интервалы времени для принятия звонка»)."""

    _name = "apk.callback.window"
    _description = "Convenient interval"
    _order = "starts_at, id"
    _rec_name = "starts_at"

    callback_id = fields.Many2one("apk.callback", required=True, ondelete="restrict", index=True)
    starts_at = fields.Datetime(string="From", required=True)
    ends_at = fields.Datetime(string="Until", required=True)
    replaced_at = fields.Datetime(
        string="Replaced", help="The client has named other intervals since."
    )
