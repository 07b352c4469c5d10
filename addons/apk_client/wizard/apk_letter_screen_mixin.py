from odoo import api, fields, models

from odoo.addons.apk_base.declension import declines_posts


class ApkLetterScreenMixin(models.AbstractModel):
    """The screen before an official letter is printed: the program proposes, a person has the last word (ГОСТ Р 7.0.97)."""

    _name = "apk.letter.screen.mixin"
    _description = "Requisites of an official letter"
    _letter_field = ""  # the link to the record that leaves as a letter, an ``apk.letter.mixin``

    addressee = fields.Text(
        required=True, help="Who, in the dative, then the address. A line a requisite."
    )
    has_dictionary = fields.Boolean(default=lambda self: declines_posts(), readonly=True)
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
        letters = self.env[self._fields[self._letter_field].comodel_name]
        letter = letters.browse(values.get(self._letter_field))
        if not letter:
            return values
        russian = letter.with_context(lang=self.env["apk.office"]._lang())
        words = russian._letter_words()
        signatory = words.pop("signatory")
        return {
            **values,
            **words,
            "signatory_id": signatory.id,
            "is_signed_electronically": letter.is_signed_electronically,
        }

    def action_print(self):
        """Keep the requisites and print the letter."""
        self.ensure_one()
        letter = self[self._letter_field]
        letter._set_letter(
            letter_addressee=self.addressee,
            letter_heading=self.heading,
            letter_enclosures=self.enclosures,
            signatory_id=self.signatory_id.id,
            is_signed_electronically=self.is_signed_electronically and self.has_certificate,
        )
        return {**letter._print_letter(), "close_on_report_download": True}
