import json

from odoo import api, models

from .boards import BOARDS
from .sheet import dashboard


class SpreadsheetDashboard(models.Model):
    """Our dashboards are made of code at every installation and update: nobody edits their JSON by hand."""

    _inherit = "spreadsheet.dashboard"

    @api.model
    def _make_apk_boards(self):
        """Called by the data of the addon, in the language of the office."""
        for name in BOARDS:
            board = self.env.ref(f"apk_dashboard.board_{name}")
            board.spreadsheet_data = json.dumps(self._apk_board(name), ensure_ascii=False)

    @api.model
    def _apk_board(self, name):
        """
        :param name: a key of ``BOARDS``
        :return: the JSON of the dashboard as a dict, its words in the language of the office
        """
        office = self.with_context(lang=self.env["apk.office"]._lang())
        return dashboard(BOARDS[name], office.env._)
