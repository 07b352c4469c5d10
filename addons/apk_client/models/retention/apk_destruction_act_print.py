from odoo import models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.printing.form_pdf import Form, forms_pdf
from odoo.addons.apk_base.rules.letter_words import FORM_SIGNATURE, initials_first


class ApkDestructionActPrint(models.Model):
    """The act on paper, to be filed (приказ РКН от 28.10.2022 № 179, п. 2)."""

    _inherit = "apk.destruction.act"

    def _draw_report(self, name):
        acts = self._for_paper()
        return forms_pdf(act._act_form() for act in acts)

    def _act_form(self):
        office = self.env["apk.office"]._details()
        states = dict(self._fields["state"]._description_selection(self.env))
        approved = self.approved_at and f"{to_local(self.approved_at):%d.%m.%Y %H:%M}"
        drawn_up = self.drawn_up_on and f"{self.drawn_up_on:%d.%m.%Y}"
        rows = (
            (self.env._("Drawn up on"), drawn_up or ""),
            (self.env._("How many records"), str(self.record_count)),
            (self.env._("Ground"), self.env._("The term of five years is over (clause 6)")),
            (
                self.env._("How they are destroyed"),
                self.env._("Words, files and names are erased from the information system"),
            ),
            (self.env._("State"), states[self.state]),
            (self.env._("Approved at"), approved or ""),
        )
        reviewed, approver = self.sudo().reviewed_by_id, self.sudo().approved_by_id  # sudo: names
        return Form(
            title=self.env._("ACT No. %s\non the destruction of personal data", self.name or "—"),
            text="",
            addressee=(office["name"], office["address"]),
            rows=rows,
            hands=(
                (self.env._("Reviewed by"), self._hand(reviewed)),
                (self.env._("Approved by"), self._hand(approver)),
            ),
        )

    def _hand(self, user):
        """A line to sign on, with the name of who has decided."""
        line, _gap, name = FORM_SIGNATURE[0].partition(" / ")
        return f"{line} / {initials_first(user.name or '') or name}"
