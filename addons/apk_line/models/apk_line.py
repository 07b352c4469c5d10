from datetime import datetime

from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import to_local

from ..rules.line_hours import LineHours, is_line_open

ANNOUNCED_TO = ("apk_base.group_operator", "apk_base.group_controller")


class ApkLine(models.AbstractModel):
    """The consultation line itself (п. 31): its hours, who is there, what they are told at once."""

    _name = "apk.line"
    _description = "Consultation line"

    @api.model
    def _hours(self):
        get = self.env["ir.config_parameter"].sudo().get_param  # sudo: hours are on every letter
        opens, closes, short = (
            get(f"apk_line.{key}") for key in ("opens", "closes", "short_closes")
        )
        return LineHours(
            _clock(opens or "09:00"), _clock(closes or "18:00"), _clock(short) if short else None
        )

    @api.model
    def _calendar(self):
        """A year without a calendar must not stop the phone: «Mon–Fri» until it is loaded."""
        return self.env["apk.working.day"]._calendar().assuming_weekdays()

    @api.model
    def _is_open_at(self, moment):
        """п. 41 «в часы работы»; the moment is Odoo's."""
        return is_line_open(to_local(moment), self._calendar(), self._hours())

    @api.model
    def _local_now(self):
        return to_local(fields.Datetime.now())

    @api.model
    def _operators(self):
        group = self.env.ref("apk_base.group_operator").sudo()  # sudo: who is who
        return group.all_user_ids.filtered(lambda user: user.active and user._is_internal())

    @api.model
    def _on_shift(self):
        """Those on today's roster; without a roster every operator."""
        shifts = self.env["apk.line.shift"].sudo()  # sudo: a call finds its operators by itself
        today = shifts.search([("day", "=", self._local_now().date())]).user_id
        return today or self._operators()

    @api.model
    def _heads(self):
        group = self.env.ref("apk_line.group_line_head").sudo()  # sudo: who is who
        heads = group.all_user_ids.filtered(lambda user: user.active and user._is_internal())
        return heads or self.env.ref("apk_base.unit_oorg").head_id

    @api.model
    def _announce(self):
        """The wallboard looks anew; the message itself says nothing about anybody."""
        for xmlid in ANNOUNCED_TO:
            self.env.ref(xmlid).sudo()._bus_send("apk_line.changed", {})  # sudo: tells the screens

    @api.model
    def _phone(self, number):
        """A number in one spelling, +79101234567; what is no number stays False."""
        said = (number or "").strip()
        country = self.env.company.country_id or self.env.ref("base.ru")
        partners = self.env["res.partner"]
        return said and partners._phone_format(number=said, country=country) or False


def _clock(text):
    return datetime.strptime(text.strip(), "%H:%M").time()
