from odoo import fields, models

from odoo.addons.apk_base.models.apk_protected_mixin import KEEP
from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.printing.letter_pdf import letters_pdf
from odoo.addons.apk_base.rules.letter_words import Enclosure, enclosure_lines
from odoo.addons.apk_base.rules.russian_dates import format_day

from ...messages import HISTORY_NOT_GIVEN

TEMPLATE = "apk_client.mail_template_history_letter"


class ApkHistoryLetter(models.Model):
    """The letter that a history is given with (п. 6; ГОСТ Р 7.0.97-2025), in the row of outgoing numbers."""

    _inherit = "apk.history.request"

    outgoing_number = fields.Char(
        string="Outgoing No.", copy=False, written_by="system", erase=KEEP
    )
    letter_on = fields.Date(
        string="Date of the letter", copy=False, written_by="system", erase=KEEP
    )
    asked_text = fields.Char(compute="_compute_asked_text")  # for the template

    _outgoing_number_uniq = models.UniqueIndex(
        "(outgoing_number text_pattern_ops) WHERE outgoing_number IS NOT NULL",
        "This outgoing number is already taken.",
    )

    def _compute_asked_text(self):
        for request in self:
            request.asked_text = request.asked_at and format_day(to_local(request.asked_at).date())

    def action_open_letter(self):
        """The requisites of the letter, then the letter itself."""
        self.ensure_one()
        self._check_may_print_letter()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "apk_client.apk_history_letter_action"
        )
        return {**action, "context": {"default_request_id": self.id}}

    def _check_may_print_letter(self):
        self.check_access("write")
        if self.state != "given":
            raise HISTORY_NOT_GIVEN(self.env)

    def _draw_report(self, name):
        return letters_pdf(request._letter() for request in self._for_paper())

    def _letter_text(self):
        # sudo: a clerk may not read templates; what this one says leaves to the client
        template = self.env.ref(TEMPLATE).sudo()
        return {
            "day": self.letter_on or None,
            "number": self.outgoing_number or "",
            "html": template._render_field("body_html", self.ids)[self.id],
        }

    def _letter_executor(self):
        giver = (
            self.given_by_id.sudo()
        )  # sudo: a colleague's name and telephone, printed for the client
        return giver.name or "", giver.partner_id.phone or self.env["apk.office"]._details()[
            "phone"
        ]

    def _proposed_letter_words(self):
        client = self.partner_id
        history = Enclosure(self.env._("History of interaction"), self.sheet_count)
        return {
            "addressee": "\n".join(
                filter(None, [client._letter_addressee(), client.apk_postal_address])
            ),
            "heading": self.env._("On giving the history of interaction"),
            "enclosures": "\n".join(enclosure_lines([history])),
            "signatory": self.env["apk.signatory"]._usual(self.given_by_id),
        }

    def _set_letter(self, **words):
        """Who may write the request may. The first printing gives the letter its number, each leaves a line.

        :raises HISTORY_NOT_GIVEN: there is nothing yet that it goes with
        """
        self._check_may_print_letter()
        # sudo: nobody may write what the system writes; the right to write the request was asked
        own = self.sudo()
        if not own.outgoing_number:
            number = self.env["apk.delivery"]._next_outgoing_number()
            words |= {"outgoing_number": number, "letter_on": self.env["apk.office"]._today()}
        own.write(words)
        self.message_post(body=own._letter_trace(own.outgoing_number))

    def _print_letter(self):
        return self.env.ref("apk_client.action_report_history_letter").report_action(self)
