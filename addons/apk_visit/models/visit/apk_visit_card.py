from odoo import models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.printing.form_pdf import Form, forms_pdf
from odoo.addons.apk_base.rules.letter_words import FORM_SIGNATURE, initials_first
from odoo.addons.apk_base.rules.russian_dates import format_moment


class ApkVisitCard(models.Model):
    """59-ФЗ, ст. 13, ч. 3: «содержание устного обращения заносится в карточку личного приёма гражданина»."""

    _inherit = "apk.visit"

    def _draw_report(self, name):
        visits = self._for_paper()
        return forms_pdf(visit._reception_card() for visit in visits)

    def _reception_card(self):
        office = self.env["apk.office"]._details()
        client, receiver = self.partner_id, self.sudo().received_by_id  # sudo: a colleague's name
        rows = (
            (self.env._("Date and time"), format_moment(to_local(self.starts_at))),
            (self.env._("Place"), self.place_id.name or ""),
            (self.env._("Surname, name, patronymic"), client.name or ""),
            (self.env._("Address"), client.apk_postal_address or ""),
            (self.env._("Telephone"), client.phone or ""),
            (self.env._("Purpose"), self.service_id.name or ""),
            (self.env._("In short"), self.question or ""),
            (self.env._("What was said and agreed on"), self.outcome or ""),
            (
                self.env._("Written requests handed in"),
                ", ".join(self.case_ids.filtered("name").mapped("name")),
            ),
        )
        line, _gap, name = FORM_SIGNATURE[0].partition(" / ")
        signed = f"{line} / {initials_first(receiver.name or '') or name}"
        return Form(
            title=self.env._("CARD No. %s\nof personal reception", self.name or "—"),
            text="",
            addressee=(office["name"], office["address"]),
            rows=rows,
            hands=(
                (self.env._("Received by"), signed),
                (self.env._("The client agrees to an oral answer"), FORM_SIGNATURE[0]),
            ),
        )
