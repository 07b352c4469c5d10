from odoo import api, fields, models
from odoo.tools import consteq
from odoo.tools.misc import hmac

from ..rules.russian_dates import spoken_moment
from .office_time import to_local

TOKEN_LENGTH = 20  # 80 bits: short enough to be typed from a letter on paper


class ApkCaseStatus(models.AbstractModel):
    """What the client may see without an account: steps and dates, never the words of a letter."""

    _name = "apk.case.status"
    _description = "Status page of a message"

    status_url = fields.Char(string="Status page", compute="_compute_status_url")

    def _compute_status_url(self):
        base = self.get_base_url()
        for case in self:
            case.status_url = f"{base}/apk/case/{case.id}/{case._status_token()}"

    def _status_token(self):
        return hmac(self.env(su=True), "apk_client.case_status", self.id)[:TOKEN_LENGTH]

    @api.model
    def _find_by_status_token(self, case_id, token):
        """The message of a status link, or an empty recordset: a stranger learns nothing."""
        case = self.sudo().browse(case_id)  # sudo: the token is the permission
        return case if consteq(case._status_token(), token) and case.exists() else self.browse()

    def _status_page(self):
        self.ensure_one()
        return {
            "case": self,
            "office": self.office_details(),
            "steps": self._status_steps(),
            "channel": ", ".join(channel.name for _role, channel in self._delivery_plan("answer")),
        }

    def _status_steps(self):
        """The client's road: what is done, where the message is now, what comes."""
        moments = {"registered": self.registered_at, "answered": self.answered_at}
        states = ["registered", "in_work", "answered"]
        now = states.index(self.state if self.state in states else "answered")
        return [
            {
                "state": state,
                "note": spoken_moment(to_local(moments[state])) if moments.get(state) else "",
                "is_done": position < now,
                "is_now": position == now,
            }
            for position, state in enumerate(states)
        ]

    @api.model
    @api.private
    def office_details(self):
        """Who writes to the client: name, address, phone, e-mail of the department."""
        get = self.env["ir.config_parameter"].sudo().get_param  # sudo: printed on every letter
        phone = get("apk_client.line_phone") or ""
        return {
            "name": get("apk_client.office_name") or self.env.company.name,
            "address": get("apk_client.office_address") or "",
            "phone": phone,
            "phone_link": "".join(char for char in phone if char.isdigit() or char == "+"),
            "email": self.env["apk.delivery"]._office_address(),
        }
