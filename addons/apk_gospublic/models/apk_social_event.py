from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.apk_client.messages import CASE_IS_KEPT


class ApkSocialEvent(models.Model):
    """Every message of a person as the network reported it, stored before the call is answered, once however often repeated."""

    _name = "apk.social.event"
    _description = "Message from a social network"
    _order = "id desc"
    _rec_name = "event"

    page_id = fields.Many2one("apk.social.page", required=True, readonly=True, ondelete="restrict")
    event = fields.Char(required=True, readonly=True)
    raw = fields.Text(readonly=True, help="The call as it came.")
    received_at = fields.Datetime(string="Received", required=True, readonly=True)
    state = fields.Selection(
        [
            ("received", "Waits for registration"),
            ("registered", "Registered"),
            ("attached", "Added to a message"),
        ],
        default="received",
        required=True,
        readonly=True,
    )
    failure = fields.Char(string="What went wrong", readonly=True)
    case_id = fields.Many2one("apk.case", string="Message", readonly=True, ondelete="restrict")

    _event_uniq = models.Constraint("UNIQUE(page_id, event)", "This message is already here.")
    _waiting_idx = models.Index("(id) WHERE state = 'received'")

    def _store(self, page, incoming, raw):
        """One row for a message; a repeated call finds it there."""
        now = fields.Datetime.now()
        self.env.cr.execute(
            SQL(
                "INSERT INTO apk_social_event (page_id, event, raw, received_at, state, create_date, create_uid)"
                " VALUES (%s, %s, %s, %s, 'received', %s, %s) ON CONFLICT DO NOTHING RETURNING id",
                page.id, incoming.event, raw, min(incoming.sent_at, now), now, self.env.uid,
            )
        )  # fmt: skip
        if self.env.cr.fetchone():
            self.env.ref("apk_gospublic.ir_cron_register")._trigger()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise CASE_IS_KEPT(self.env)
