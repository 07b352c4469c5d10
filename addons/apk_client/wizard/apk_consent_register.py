from datetime import datetime, time

from odoo import api, fields, models

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc

from ..messages import CONSENT_NEEDS_PROOF
from ..models.consent.apk_consent_text import PURPOSES


class ApkConsentRegister(models.TransientModel):
    """п. 27.1: a consent on a signed form, brought or sent; the scan is the proof."""

    _name = "apk.consent.register"
    _description = "Register a consent"

    purpose = fields.Selection(PURPOSES, required=True, default="mailing")
    topic_ids = fields.Many2many("apk.consent.topic", string="Topics")
    partner_id = fields.Many2one("res.partner", string="Client")
    name = fields.Char(
        string="Surname and names", compute="_compute_from_client", store=True, readonly=False
    )
    email = fields.Char(string="E-mail", compute="_compute_from_client", store=True, readonly=False)
    is_abroad = fields.Boolean(compute="_compute_is_abroad")
    collection_mode = fields.Selection(
        [("paper", "Signed form on paper"), ("desk", "Signed at the desk")],
        string="Given how",
        required=True,
        default="paper",
    )
    given_on = fields.Date(
        string="Date of the signature",
        required=True,
        default=lambda self: self.env["apk.office"]._today(),
    )
    scan = fields.Binary(string="Scan of the signed form")
    scan_name = fields.Char()
    signed_text = fields.Text(string="What is signed", compute="_compute_signed_text")

    @api.depends("partner_id")
    def _compute_from_client(self):
        for form in self:
            form.name = form.partner_id.name or form.name
            form.email = form.partner_id.email_normalized or form.email

    @api.depends("email")
    def _compute_is_abroad(self):
        for form in self:
            form.is_abroad = self.env["apk.consent"]._is_mailbox_abroad(form.email)

    @api.depends("purpose", "topic_ids", "name", "email")
    def _compute_signed_text(self):
        for form in self:
            text = self.env["apk.consent.text"]._in_force(form.purpose or "mailing")
            form.signed_text = text._filled(
                name=form.name or "", email=form.email or "", topics=form.topic_ids
            )

    def action_register(self):
        self.ensure_one()
        self.check_access("write")
        if not self.scan:
            raise CONSENT_NEEDS_PROOF(self.env)
        consents = self.env["apk.consent"]._give(
            self.purpose,
            self.collection_mode,
            topics=self.topic_ids if self.purpose == "mailing" else None,
            email=self.email,
            partner=self.partner_id,
            name=self.name,
            scan=self.scan,
            scan_name=self.scan_name,
            given_at=to_naive_utc(datetime.combine(self.given_on, time(12), MOSCOW)),
            registered_by_id=self.env.uid,
        )
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_client.apk_consent_action")
        return {**action, "domain": [("id", "in", consents.ids)], "context": {}}
