from datetime import datetime
from zoneinfo import ZoneInfo

from odoo import api, models

# The Order and its clients live in one time zone; a user's own setting must not move a legal day.
MOSCOW = ZoneInfo("Europe/Moscow")


class ApkOffice(models.AbstractModel):
    """What the department signs its letters and public pages with; parameters of the system hold it."""

    _name = "apk.office"
    _description = "Details of the department"

    @api.model
    def _details(self):
        """Who writes to the client.

        :return: ``name``, ``address``, ``phone``, ``phone_link`` (digits and plus), ``email``
        """
        get = self.env["ir.config_parameter"].sudo().get_param  # sudo: printed on every letter
        phone = get("apk_base.line_phone") or ""
        return {
            "name": get("apk_base.office_name") or self.env.company.name,
            "address": get("apk_base.office_address") or "",
            "phone": phone,
            "phone_link": "".join(char for char in phone if char.isdigit() or char == "+"),
            "email": self._email(),
        }

    @api.model
    def _today(self):
        return datetime.now(MOSCOW).date()

    @api.model
    def _lang(self):
        """What the robots of the office write on a record, they write in its language."""
        active = dict(self.env["res.lang"].get_installed())
        return "ru_RU" if "ru_RU" in active else self.env.lang

    @api.model
    def _controllers(self):
        """Point 4 of the Order: who controls how it is kept."""
        controllers = self.env.ref(
            "apk_base.group_controller"
        ).sudo()  # sudo: an employee may not read groups; only the people behind one are named
        return controllers.all_user_ids.filtered("active")

    @api.model
    def _duty_registrar(self):
        """Who gets what belongs to no unit yet; whoever is signed in when there is no registrar."""
        registrars = self.env.ref("apk_base.group_registrar").sudo()  # sudo: as above
        return registrars.all_user_ids.filtered("active").sorted("id")[:1] or self.env.user

    @api.model
    def _email(self):
        """The mailbox that writes to clients and that reads their replies (п. 80: apk@…)."""
        get = self.env["ir.config_parameter"].sudo().get_param  # sudo: printed on every letter
        return get("apk_base.office_email") or self.env.company.email or ""
