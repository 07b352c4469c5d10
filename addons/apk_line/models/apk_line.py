from datetime import datetime

from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local

from ..rules.line_hours import LineHours, is_line_open

WALLBOARD_GROUPS = ("apk_base.group_operator", "apk_base.group_controller")


class ApkLine(models.AbstractModel):
    """The consultation line itself (п. 31): its hours, the people on it, notices to their screens."""

    _name = "apk.line"
    _description = "Consultation line"

    @api.model
    def _hours(self):
        params = self.env["ir.config_parameter"].sudo()  # sudo: users may not read system
        # parameters; the hours are public
        keys = ("opens", "closes", "short_closes")
        opens, closes, short = (params.get_param(f"apk_line.{key}") for key in keys)
        return LineHours(
            _clock(opens or "09:00"), _clock(closes or "18:00"), _clock(short) if short else None
        )

    @api.model
    def _calendar(self):
        """The production calendar; Monday to Friday in a year for which none is loaded: the telephone must not stop."""
        return self.env["apk.working.day"]._calendar().assuming_weekdays()

    @api.model
    def _is_open_at(self, moment):
        """п. 41 «в часы работы».

        :param moment: naive UTC, as the ORM stores it
        """
        return is_line_open(to_local(moment), self._calendar(), self._hours())

    @api.model
    def _local_now(self):
        return to_local(fields.Datetime.now())

    @api.model
    def _operators(self):
        group = self.env.ref("apk_base.group_operator").sudo()  # sudo: the exchange has no account
        # to read groups with; only its active members leave
        return group.all_user_ids.filtered(lambda user: user.active and user._is_internal())

    @api.model
    def _on_shift(self):
        """Those on today's roster; without a roster every operator."""
        shifts = self.env["apk.line.shift"].sudo()  # sudo: the exchange and most roles may not read
        # the roster; today's users leave
        today = shifts.search([("day", "=", self._local_now().date())]).user_id
        return today or self._operators()

    @api.model
    def _heads(self):
        group = self.env.ref("apk_line.group_line_head").sudo()  # sudo: the exchange has no account
        # to read groups with; only its active members leave
        heads = group.all_user_ids.filtered(lambda user: user.active and user._is_internal())
        return heads or self.env.ref("apk_base.unit_oorg").head_id

    @api.model
    def _refresh_wallboards(self):
        """Open wallboards read their figures anew; the notice itself is empty."""
        for xmlid in WALLBOARD_GROUPS:
            group = self.env.ref(xmlid).sudo()  # sudo: the exchange has no account to read groups
            # with; an empty notice leaves
            group._bus_send("apk_line.changed", {})

    @api.model
    def _normalized_phone(self, number):
        """«8 (910) 123-45-67» → «+79101234567»; False when it is no telephone number."""
        given = (number or "").strip()
        country = self.env.company.country_id or self.env.ref("base.ru")
        partners = self.env["res.partner"]
        return given and partners._phone_format(number=given, country=country) or False


def _clock(text):
    return datetime.strptime(text.strip(), "%H:%M").time()
