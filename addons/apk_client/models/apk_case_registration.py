from odoo import api, fields, models

from ..rules.registration import registration_number
from .office_time import to_local


class ApkCaseRegistration(models.AbstractModel):
    """Number, regime, area and unit of a new message (п. 18, 20)."""

    _name = "apk.case.registration"
    _description = "Registration of a message"
    _inherit = "apk.case.journal"

    # What registers ask for and letters do not tell by themselves.
    scan_ids = fields.Many2many(
        "ir.attachment",
        "apk_case_scan_rel",
        "case_id",
        "attachment_id",
        string="Scan of the letter",
        copy=False,
        bypass_search_access=True,
    )
    sheet_count = fields.Integer(string="Sheets")
    incoming_number = fields.Char(string="Number of the sender")
    incoming_on = fields.Date(string="Date of the sender")
    is_collective = fields.Boolean(string="Collective")
    is_anonymous = fields.Boolean(string="Anonymous")

    def _own_scans(self):
        """A file chosen on a form not yet saved belongs to nobody but its author; from now on to the message."""
        owner = {"res_model": self._name, "res_id": self.id}
        scans = self.scan_ids.sudo()  # sudo: as above
        scans.filtered(lambda file: not file.res_id).write(owner)

    @api.model
    def _with_registration(self, vals):
        """Values of a new message plus its number, regime, area and unit (п. 18, 20)."""
        now = fields.Datetime.now()
        vals = {**self.default_get(["regime_id", "intake_channel_id"]), **vals}
        regime = self.env["apk.regime"].browse(vals["regime_id"])
        area = self.env["apk.area"].browse(vals.get("area_id") or regime.area_id.id)
        client = self.env["res.partner"].browse(vals.get("partner_id"))
        chosen = vals.get("chosen_channel_id") or client.chosen_channel_id.id
        return {
            **vals,
            "area_id": area.id,
            "unit_id": vals.get("unit_id") or area._sole_unit().id,
            "chosen_channel_id": chosen,
            "state": "registered",
            "name": self._next_number(regime.number_prefix, to_local(now)),
            "registered_at": now,
        }

    @api.model
    def default_get(self, fields_list):
        """By hand a registrar enters letters on paper, most of them appeals of citizens (59-ФЗ)."""
        defaults = super().default_get(fields_list)
        for name, xmlid in (("regime_id", "regime_fz59"), ("intake_channel_id", "channel_post")):
            if name in fields_list and not defaults.get(name):
                defaults[name] = self.env.ref(f"apk_client.{xmlid}").id
        return defaults

    def _correct_registration(self, received_at, regime, reason):
        """Another stamp or regime: open promises follow, with the trace of who, when and why; the number stays."""
        self._only_for_the_head_or_registrar()
        corrected = {"received_at": received_at, "regime_id": regime.id}
        if not regime.term_is_elsewhere:
            corrected["answer_until"] = False
        self.sudo().write(corrected)  # sudo: kept by the system
        why = self.env._("the registration was corrected: %s", reason)
        for deadline in self.deadline_ids.filtered(lambda d: not (d.met_at or d.lifted_at)):
            self._recount(deadline, why)
        self.message_post(body=why)

    @api.model
    def _next_number(self, prefix, local_now):
        """One row of numbers per kind and year; a number is never given twice, gaps may stay."""
        sequence = self.env["apk.regime"]._sequence_of(prefix)
        serial = int(sequence.next_by_id(sequence_date=local_now.date()))
        return registration_number(prefix, local_now.year, serial)
