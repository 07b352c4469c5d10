import base64
import hashlib

from odoo import fields, models

LOCK = 27_01  # key of the advisory lock: clause 27.1
REPORT = "apk_client.report_consent_form"


class ApkConsentForm(models.Model):
    """The form of a consent to print and sign (п. 27.1): made once, kept until its words change.

    Drawing a PDF takes seconds of a processor, and anybody may ask for this one.
    """

    _inherit = "apk.consent.text"

    printed_form = fields.Binary(copy=False, written_by="system")
    printed_from = fields.Char(copy=False, written_by="system")

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
            content, _kind = text.env["ir.actions.report"]._render_qweb_pdf(REPORT, text.ids)
            text.write({"printed_form": base64.b64encode(content), "printed_from": words})
        return base64.b64decode(text.with_context(bin_size=False).printed_form)

    def _words_of_form(self):
        """Fingerprint of all that the form is made of."""
        topics = self.env["apk.consent.topic"].search([("active", "=", True)]).mapped("name")
        office = self.env["apk.office"]._details()
        layout = self.env.ref(REPORT).arch_db
        parts = (self.fingerprint, self.number, sorted(office.items()), topics, layout)
        return hashlib.sha256(repr(parts).encode()).hexdigest()
