from odoo import api, fields, models
from odoo.tools import consteq
from odoo.tools.misc import hmac

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_moment
from odoo.addons.apk_base.rules.secret_link import HEXADECIMAL, in_groups, read_token

from .case_state import OPEN_STATES

TOKEN_LENGTH = 20  # hexadecimal digits, 80 bits: short enough to be typed from a notice on paper


class ApkCaseStatus(models.Model):
    """What the client may see without an account: steps and dates, never the text of a message or an answer."""

    _inherit = "apk.case"

    status_code = fields.Char(compute="_compute_status_url")
    status_url = fields.Char(string="Status page", compute="_compute_status_url")

    def _compute_status_url(self):
        for case in self:
            case.status_url = f"{case.get_base_url()}{case._status_path()}"
            case.status_code = case._status_code()

    def _status_path(self):
        return f"/apk/case/{self.id}/{self._status_token()}"

    def _status_code(self):
        """The secret of the status link as it is printed for people who type: groups of five."""
        return in_groups(self._status_token())

    @api.model
    def _find_by_number_and_code(self, number, code):
        """The message of a number and a code as people type them; empty for a stranger."""
        cases = self.sudo()  # sudo: a visitor may not search messages; the code is checked below
        numbered = cases.search([("name", "in", cases._numbers_in(number))])
        own = [cases._find_by_status_token(case.id, code) for case in numbered]
        return next(filter(None, own), cases.browse())

    def _channels_to_choose(self):
        """п. 5: channels that lead to this client."""
        channels = self.env["apk.channel"].search([("can_notify", "=", True)])
        return channels.filtered(self._address_for)

    def _choose_channel(self, code):
        """п. 5: «возможность выбора канала взаимодействия для дальнейшей коммуникации», at any time."""
        channel = self._channels_to_choose().filtered(lambda channel: channel.code == code)
        if channel and channel != self.chosen_channel_id:
            self.chosen_channel_id = channel
            note = self.env._(
                "%(number)s: chosen by the client: %(channel)s",
                number=self.name,
                channel=channel.name,
            )
            self._log_interaction(self.partner_id, "choice", note, channel=channel)
        return bool(channel)

    def _status_token(self):
        return hmac(self.env(su=True), "apk_case.case_status", self.id)[:TOKEN_LENGTH]

    @api.model
    def _find_by_status_token(self, case_id, token):
        """The message of a status link, or an empty recordset: a stranger learns nothing.

        :param token: as it came: in capitals, in groups, with signs behind it, in Russian letters that look the same
        """
        cases = self.sudo()  # sudo: a visitor may not read messages; the token is checked below
        case = cases.browse(case_id)
        read = read_token(token, TOKEN_LENGTH, HEXADECIMAL)
        is_own = consteq(case._status_token().encode(), read.encode())
        return case if is_own and case.exists() else case.browse()

    def _status_page(self):
        self.ensure_one()
        return {
            "case": self,
            "office": self.env["apk.office"]._details(),
            "steps": self._status_steps(),
            "channels": [channel for _role, channel in self._delivery_plan("answer")],
            "mandatory": self.env["apk.channel.rule"]._mandatory_channel(
                self.regime_id, self.intake_channel_id, "answer"
            ),
            "choices": self._channels_to_choose(),
            "can_choose": self.state in OPEN_STATES,
        }

    def _status_steps(self):
        """The steps of the message: what is done, where it is now, what comes.

        :return: list of dicts ``state``, ``note`` (text), ``is_done``, ``is_now``, in the order of the page
        """
        moments = {"registered": self.registered_at, "answered": self.answered_at}
        states = ["registered", "in_work", "answered"]
        state = "in_work" if self.state in OPEN_STATES[1:] else self.state
        now = states.index(state if state in states else "answered")
        return [
            {
                "state": state,
                "note": format_moment(to_local(moments[state])) if moments.get(state) else "",
                "is_done": position < now,
                "is_now": position == now,
            }
            for position, state in enumerate(states)
        ]
