import re

from odoo import models

CASE_CHANNEL = re.compile(r"apk\.case_(\d{1,9})")


class IrWebsocket(models.AbstractModel):
    """A screen listens to a message by «apk.case_ID»; only who may read the message hears anything."""

    _inherit = "ir.websocket"

    def _build_bus_channel_list(self, channels):
        asked = [CASE_CHANNEL.fullmatch(name) for name in channels if isinstance(name, str)]
        wanted = [match for match in asked if match]
        others = [name for name in channels if name not in {match[0] for match in wanted}]
        cases = self.env["apk.case"].browse(int(match[1]) for match in wanted)
        if self.env.user._is_internal():
            others.extend(cases.exists()._filtered_access("read"))
        return super()._build_bus_channel_list(others)
