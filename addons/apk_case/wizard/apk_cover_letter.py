from odoo import api, fields, models


class ApkCoverLetter(models.TransientModel):
    """What stands around the text of the letter to another body: a person has the last word (59-ФЗ, ст. 8)."""

    _name = "apk.cover.letter"
    _description = "Letter to another body"

    decision_id = fields.Many2one("apk.case.decision", required=True, ondelete="cascade")
    number = fields.Char(related="decision_id.outgoing_number")
    addressee = fields.Text(
        required=True,
        help="The body, or its head in the dative, then its postal address. A line a requisite.",
    )
    heading = fields.Char()
    enclosures = fields.Text(string="Enclosed")
    signatory_id = fields.Many2one("apk.signatory", string="Signed by")
    has_certificate = fields.Boolean(compute="_compute_has_certificate")
    is_signed_electronically = fields.Boolean(string="Signed with an electronic signature")

    @api.depends("signatory_id")
    def _compute_has_certificate(self):
        for screen in self:
            screen.has_certificate = bool(screen.signatory_id.certificate_number)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        decision = self.env["apk.case.decision"].browse(values.get("decision_id"))
        russian = decision.with_context(lang=self.env["apk.office"]._lang())
        words = russian._cover_words() if decision else {}
        signatory = words.pop("signatory", self.env["apk.signatory"])
        return {
            **values,
            **words,
            "signatory_id": signatory.id,
            "is_signed_electronically": decision.is_cover_signed,
        }

    def action_print(self):
        """Keep the requisites and print the letter."""
        self.ensure_one()
        self.decision_id._set_cover_letter(
            cover_addressee=self.addressee,
            cover_heading=self.heading,
            cover_enclosures=self.enclosures,
            cover_signatory_id=self.signatory_id.id,
            is_cover_signed=self.is_signed_electronically and self.has_certificate,
        )
        report = self.env.ref("apk_case.action_report_cover_letter")
        return {**report.report_action(self.decision_id), "close_on_report_download": True}
