from odoo import fields, models

from ...messages import GIVE_UP_WITHOUT_REASON
from .apk_callback import DEADLINE_KINDS


class ApkCallbackGiveUp(models.Model):
    """A callback that cannot be made: the number is wrong, or the client has asked not to be called (п. 39)."""

    _inherit = "apk.callback"

    def action_give_up(self):
        """Waive the callback, with the reason on its deadline."""
        self.check_access("write")
        self._check_open()
        for callback in self:
            if not callback.give_up_reason:
                raise GIVE_UP_WITHOUT_REASON(self.env)
            waived = callback.sudo()  # sudo: users may not write the state; the right to write and
            # the reason were checked
            waived.write({"state": "given_up", "done_at": fields.Datetime.now()})
            callback._waive(*DEADLINE_KINDS, reason=callback.give_up_reason)
        self.env["apk.line"]._refresh_wallboards()
