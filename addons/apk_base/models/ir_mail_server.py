import time

from odoo import api, models

PATIENCE = 10  # seconds; a mail server that is well answers in one
SILENCE = 5 * 60  # seconds for which nobody waits for a silent one again

_silent = {"until": float("-inf")}  # of this process, by its monotonic clock


class IrMailServer(models.Model):
    """A mail server that accepts and is silent holds a process for a minute at every step.

    There are few processes for scheduled jobs, and the intake needs one: after the first such minute the jobs that send
    leave the server alone for a while. What was to leave waits in its queue.
    """

    _inherit = "ir.mail_server"

    @api.model
    def _is_silent(self):
        """Whether a job had better not begin to send now."""
        return time.monotonic() < _silent["until"]

    def _connect__(self, *args, **kwargs):
        began = time.monotonic()
        try:
            return super()._connect__(*args, **kwargs)
        except Exception:  # broad: whatever it ends in, only its length counts here
            self._note_silence(began)
            raise

    @api.private  # it would open a connection to whatever server a caller by RPC names
    @api.model
    def send_email(self, *args, **kwargs):
        began = time.monotonic()
        try:
            return super().send_email(*args, **kwargs)
        except Exception:  # broad: as when connecting
            self._note_silence(began)
            raise

    def _note_silence(self, began):
        now = time.monotonic()
        if now - began > PATIENCE:
            _silent["until"] = now + SILENCE
