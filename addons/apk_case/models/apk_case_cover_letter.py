from odoo import api, fields, models

from odoo.addons.apk_base.models.apk_protected_mixin import KEEP
from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.printing.letter_pdf import letters_pdf
from odoo.addons.apk_base.rules.russian_dates import format_day

from ..messages import ONLY_A_FORWARDING_HAS_A_LETTER

TEMPLATE = "apk_case.mail_template_cover_letter"


class ApkCaseCoverLetter(models.Model):
    """The letter to the competent body that a message is passed on with (59-ФЗ, ст. 8, ч. 3, 4; ГОСТ Р 7.0.97-2025).

    Its outgoing number is given by itself unless it was registered elsewhere; one row of numbers runs through these letters
    and the postal items of clients.
    """

    _inherit = "apk.case.decision"

    cover_number = fields.Char(copy=False, written_by="system", erase=KEEP)
    # Texts for the template.
    registered_text = fields.Char(compute="_compute_cover_texts")
    ground_text = fields.Char(compute="_compute_cover_texts")
    cover_names_law = fields.Boolean(compute="_compute_cover_texts")

    _cover_number_uniq = models.UniqueIndex(
        "(cover_number text_pattern_ops) WHERE cover_number IS NOT NULL",
        "This outgoing number is already taken.",
    )

    @api.depends("reason", "case_id.registered_at", "case_id.regime_id")
    def _compute_cover_texts(self):
        by_law = self.env.ref("apk_case.regime_fz59")
        for decision in self:
            registered = decision.case_id.registered_at
            decision.registered_text = registered and format_day(to_local(registered).date())
            ground = (decision.reason or "").strip()
            decision.ground_text = ground and ground + ("" if ground[-1] in ".!?…" else ".")
            decision.cover_names_law = decision.case_id.regime_id == by_law

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_outgoing_number(vals) for vals in vals_list])

    @api.model
    def _with_outgoing_number(self, vals):
        """A forwarding whose cover note nobody has registered elsewhere takes the next outgoing number."""
        if vals.get("kind") != "forwarding" or vals.get("outgoing_number"):
            return vals
        number = self.env["apk.delivery"]._next_outgoing_number()
        return {**vals, "outgoing_number": number, "cover_number": number}

    def action_open_cover_letter(self):
        """The requisites of the letter to the body, then the letter itself."""
        self.ensure_one()
        self.case_id.check_access("write")
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_case.apk_cover_letter_action")
        return {**action, "context": {"default_decision_id": self.id}}

    def _draw_report(self, name):
        return letters_pdf(decision._letter() for decision in self._for_paper())

    def _letter_text(self):
        # sudo: a clerk may not read templates; what this one says leaves to the body
        template = self.env.ref(TEMPLATE).sudo()
        return {
            "day": self.sent_on or None,
            "number": self.outgoing_number or "",
            "html": template._render_field("body_html", self.ids)[self.id],
        }

    def _letter_executor(self):
        return self.case_id._letter_executor()

    def _proposed_letter_words(self):
        sheets = self.case_id.sheet_count
        enclosed = (
            self.env._("Enclosed: the message, %s sheets, 1 copy.", sheets)
            if sheets
            else self.env._("Enclosed: the message, 1 copy.")
        )
        return {
            "addressee": self._addressee_of_body(),
            "heading": self.env._("On passing a message on"),
            "enclosures": enclosed,
            "signatory": self.case_id._letter_signatory(),
        }

    def _addressee_of_body(self):
        body = self.env["apk.article"]._body_of(self.addressee or "")
        return body._letter_addressee() if body else self.addressee or ""

    def _set_letter(self, **words):
        """Who may write the message may. Each printing leaves a line.

        :raises ONLY_A_FORWARDING_HAS_A_LETTER: a decision of another kind
        """
        self.case_id.check_access("write")
        if self.kind != "forwarding":
            raise ONLY_A_FORWARDING_HAS_A_LETTER(self.env)
        # sudo: nobody may write decisions; the right to write the message was asked
        own = self.sudo()
        own.write(words)
        self.case_id.message_post(body=self._letter_trace(self.outgoing_number))

    def _print_letter(self):
        return self.env.ref("apk_case.action_report_cover_letter").report_action(self)
