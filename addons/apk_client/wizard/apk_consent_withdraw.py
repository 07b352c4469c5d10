from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import email_normalize

from ..messages import NOTHING_TO_WITHDRAW, WITHDRAWAL_NEEDS_SOURCE


class ApkConsentWithdraw(models.TransientModel):
    """п. 29: «направить … письмо об отзыве согласия … любым способом»: in writing, by phone, at a visit; effective at once."""

    _name = "apk.consent.withdraw"
    _description = "Register a withdrawal"

    partner_id = fields.Many2one("res.partner", string="Client")
    email = fields.Char(string="E-mail")
    found_ids = fields.Many2many("apk.consent", compute="_compute_found_ids")
    consent_ids = fields.Many2many(
        "apk.consent",
        relation="apk_consent_withdraw_rel",
        string="Consents to withdraw",
        compute="_compute_consent_ids",
        store=True,
        readonly=False,
        help="All of them, unless the client has named some.",
    )
    channel = fields.Selection(
        [("written", "In writing"), ("call", "By phone"), ("visit", "At a visit")],
        string="Withdrawn how",
        required=True,
        default="written",
    )
    source = fields.Char(
        help="Number and date of the written request, the phone number, the day of the visit."
    )
    happened_at = fields.Datetime(string="When it reached us", default=fields.Datetime.now)
    scan = fields.Binary(string="Scan of the withdrawal")
    scan_name = fields.Char()

    @api.depends("partner_id", "email")
    def _compute_found_ids(self):
        consents = self.env["apk.consent"]
        for form in self:
            who = Domain.FALSE
            if form.partner_id:
                who |= Domain("partner_id", "=", form.partner_id.id)
            address = email_normalize(form.email or "") or form.partner_id.email_normalized
            if address:
                who |= Domain("email", "=", address)
            form.found_ids = consents.search(who & Domain("withdrawn_at", "=", False))

    @api.depends("found_ids")
    def _compute_consent_ids(self):
        for form in self:
            form.consent_ids = form.found_ids

    def action_withdraw(self):
        self.ensure_one()
        self.check_access("write")
        if not self.source:
            raise WITHDRAWAL_NEEDS_SOURCE(self.env)
        withdrawn = (self.consent_ids & self.found_ids)._withdraw(
            self.channel,
            source=self.source,
            scan=self.scan,
            scan_name=self.scan_name,
            happened_at=self.happened_at,
        )
        if not withdrawn:
            raise NOTHING_TO_WITHDRAW(self.env)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Withdrawn: %s", ", ".join(withdrawn.mapped("display_name"))),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
