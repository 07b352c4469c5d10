from odoo import api, models


class ApkOverviewSource(models.AbstractModel):
    """What the overview of appeals counts beside messages; an addon that receives people otherwise adds its tables.

    Two tables of one population must not share a line: what one hides the other would show.
    """

    _name = "apk.overview.source"
    _description = "Tables of the overview of appeals"

    @api.model
    def _overview_tables(self):
        """Tables by their codes, ``rules.overview_table.OverviewTable``, in the language of the environment."""
        return {}
