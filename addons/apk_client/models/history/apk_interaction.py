from odoo import api, fields, models

from ...messages import HISTORY_IS_APPEND_ONLY
from ..res_partner_card import CARD


class ApkInteraction(models.Model):
    """One event of a client's history (п. 6): append-only, one list over all points of contact.

    An act of destruction deletes the events of the records that it destroys.
    """

    _name = "apk.interaction"
    _description = "Line of the client's history"
    _order = "happened_at desc, id desc"
    _rec_name = "summary"

    partner_id = fields.Many2one(
        "res.partner",
        string="Client",
        required=True,
        ondelete="restrict",
        index=True,
        context=CARD,
    )
    happened_at = fields.Datetime(string="When", required=True)
    kind = fields.Selection(
        [
            ("message_in", "Message from the client"),
            ("notice_out", "Notice to the client"),
            ("receipt", "What became of a notice"),
            ("auto_reply", "Automatic reply from the client's mailbox"),
            ("status", "Change of status"),
            ("call_out", "Call to the client"),
            ("choice", "Choice of the channel"),
            ("history", "History given to the client"),
            ("consent", "Consent of the client"),
            ("consent_withdrawn", "Withdrawal of a consent"),
        ],
        string="What",
        required=True,
    )
    channel_id = fields.Many2one("apk.channel", ondelete="restrict")
    res_model = fields.Char()
    res_id = fields.Many2oneReference(model_field="res_model")
    # Which message holds the words and files of the event: two of one minute cannot be told apart by their dates.
    mail_message_id = fields.Many2one("mail.message", ondelete="set null", index="btree_not_null")
    summary = fields.Char(required=True)

    _latest_idx = models.Index("(happened_at DESC, id DESC)")
    _record_idx = models.Index("(res_id, res_model)")

    def write(self, vals):  # pylint: disable=method-required-super
        raise HISTORY_IS_APPEND_ONLY(self.env)

    @api.model
    def _move_to_client(self, record, former, kinds):
        """The right client of a record has been named: its events are that client's; what was sent to the former stays."""
        client = record.partner_id
        own = [("res_model", "=", record._name), ("res_id", "=", record.id)]
        of_former = [("partner_id", "=", former.id), ("kind", "in", kinds)]
        moved = self.search([*own, *of_former]) if former and client else self.browse()
        # past our own refusal to change a line: whose it is was wrong, what happened stays
        with self.env["apk.retention.lock"]._opened_for_merge():
            models.Model.write(moved, {"partner_id": client.id})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        raise HISTORY_IS_APPEND_ONLY(self.env)

    def action_open_source(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
