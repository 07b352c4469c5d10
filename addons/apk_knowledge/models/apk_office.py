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
        phone = get("apk_knowledge.line_phone") or ""
        return {
            "name": get("apk_knowledge.office_name") or self.env.company.name,
            "address": get("apk_knowledge.office_address") or "",
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
    def _email(self):
        """The mailbox that writes to clients and that reads their replies (п. 80: apk@…)."""
        get = self.env["ir.config_parameter"].sudo().get_param  # sudo: printed on every letter
        return get("apk_knowledge.office_email") or self.env.company.email or ""
