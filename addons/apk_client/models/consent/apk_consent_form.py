import base64
import hashlib

from odoo import fields, models

from odoo.addons.apk_base.printing.form_pdf import Form, forms_pdf

LOCK = 27_01  # key of the advisory lock: clause 27.1
LAYOUT = 2  # grows with every change of the layout: forms that are kept are drawn anew
NAME_LINE, EMAIL_LINE = "_" * 52, "_" * 40


class ApkConsentForm(models.Model):
    """The form of a consent to print and sign (п. 27.1): made once, kept until its words change.

    Anybody may ask for this one, and drawing takes a processor.
    """

    _inherit = "apk.consent.text"

    printed_form = fields.Binary(copy=False, written_by="system")
    printed_from = fields.Char(copy=False, written_by="system")

    def _draw_report(self, name):
        """The forms of these texts, each on a page of its own."""
        return forms_pdf(text._form() for text in self._for_paper())

    def _form(self):
        office = self.env["apk.office"]._details()
        words = self._filled(
            name=NAME_LINE, email=EMAIL_LINE, named=self.env._("those that are marked below")
        )
        title, _gap, text = words.partition("\n\n")
        topics = self._topics_to_choose() if self.purpose == "mailing" else ()
        return Form(
            title=title,
            text=text,
            addressee=(office["name"], office["address"]),
            choices_title=self.env._("Mark the topics that you want e-mails about:"),
            choices=tuple(topics),
            note=self.env._(
                "Text of the consent, version No. %(number)s. Fingerprint: %(fingerprint)s",
                number=self.number,
                fingerprint=self.fingerprint[:16],
            ),
        )

    def _topics_to_choose(self):
        return self.env["apk.consent.topic"].search([("active", "=", True)]).mapped("name")

    def _printed_form(self):
        """The PDF as bytes; empty while another process is drawing it."""
        self.ensure_one()
        # sudo: a visitor may neither read texts nor draw reports; an empty form holds nobody's data
        text = self.sudo()
        words = text._words_of_form()
        if text.printed_from != words:
            self.env.cr.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK, text.id])
            if not self.env.cr.fetchone()[0]:
                return b""
            content = text._draw_report("apk_client.report_consent_form")
            text.write({"printed_form": base64.b64encode(content), "printed_from": words})
        return base64.b64decode(text.with_context(bin_size=False).printed_form)

    def _words_of_form(self):
        """Fingerprint of all that the form is made of."""
        office = self.env["apk.office"]._details()
        topics = self._topics_to_choose()
        parts = (self.fingerprint, self.number, sorted(office.items()), topics, LAYOUT)
        return hashlib.sha256(repr(parts).encode()).hexdigest()
