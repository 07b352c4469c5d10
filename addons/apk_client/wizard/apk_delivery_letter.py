from odoo import api, fields, models


class ApkDeliveryLetter(models.TransientModel):
    """What stands around the text of one letter: the program proposes it, a person has the last word (ГОСТ Р 7.0.97)."""

    _name = "apk.delivery.letter"
    _description = "Requisites of a letter"

    delivery_id = fields.Many2one("apk.delivery", required=True, ondelete="cascade")
    addressee = fields.Text(
        required=True, help="Who, in the dative, then the address. A line a requisite."
    )
    heading = fields.Char(help="What the letter is about: «О …». It may stay empty.")
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
        delivery = self.env["apk.delivery"].browse(values.get("delivery_id"))
        words = delivery._letter_words() if delivery else {}
        signatory = words.pop("signatory", self.env["apk.signatory"])
        return {
            **values,
            **words,
            "signatory_id": signatory.id,
            "is_signed_electronically": delivery.is_signed_electronically,
        }

    def action_print(self):
        """Keep the requisites and print the letter."""
        self.ensure_one()
        self.delivery_id._set_letter(
            letter_addressee=self.addressee,
            letter_heading=self.heading,
            letter_enclosures=self.enclosures,
            signatory_id=self.signatory_id.id,
            is_signed_electronically=self.is_signed_electronically and self.has_certificate,
        )
        return {**self.delivery_id.action_print(), "close_on_report_download": True}
