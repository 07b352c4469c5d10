from odoo import models

from .apk_desk import CHANNEL


class IrWebsocket(models.AbstractModel):
    """An open desk hears that something has changed; only who has a desk hears even that."""

    _inherit = "ir.websocket"

    def _build_bus_channel_list(self, channels):
        desk = self.env["apk.desk"]
        is_asked = any(isinstance(one, str) and one == CHANNEL for one in channels)
        if is_asked and self.env.user._is_internal() and desk._has_desk():
            channels = [*channels, desk._channel()]
        return super()._build_bus_channel_list(channels)
