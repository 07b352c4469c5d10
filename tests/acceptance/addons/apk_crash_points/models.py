"""``kill -9`` at the moments between two steps, when the file $APK_CRASH names the moment."""

import os
import signal
from pathlib import Path

from odoo import models


def crash_at(moment):
    order = Path(os.environ["APK_CRASH"])
    if order.exists() and order.read_text() == moment:
        order.unlink()
        os.kill(os.getpid(), signal.SIGKILL)


class ApkMailSpool(models.Model):
    _inherit = "apk.mail.spool"

    def _register_once(self):
        crash_at("spooled, not registered")
        case_id = super()._register_once()
        crash_at("registered, not committed")
        return case_id


class ApkDelivery(models.Model):
    _inherit = "apk.delivery"

    def _cron_send_deliveries(self):
        if self.search_count([("state", "=", "queued"), ("transport", "=", "email")]):
            crash_at("written, not sent")
        return super()._cron_send_deliveries()

    def _open_smtp(self):
        session = super()._open_smtp()
        crash_at("connected, not sent")
        return session

    def _mark_sent(self):
        crash_at("sent, not recorded")
        return super()._mark_sent()
