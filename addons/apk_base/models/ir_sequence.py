from datetime import date

from odoo import api, fields, models
from odoo.tools import SQL

from .office_time import to_local


class IrSequence(models.Model):
    """Registration and outgoing numbers start anew with the year, and the year is opened ahead (п. 18)."""

    _inherit = "ir.sequence"

    def _create_date_range_seq(self, date):
        """Of two first letters of a year the second waits here, and then its transaction starts anew.

        Without the write each would open a year of its own, and both would get number one.
        """
        self.env.cr.execute(SQL("UPDATE ir_sequence SET code = code WHERE id = %s", self.id))
        return super()._create_date_range_seq(date)

    def _open_years(self):
        """Open this year and the next, so that nobody has to wait at the turn of the year."""
        this_year = to_local(fields.Datetime.now()).year
        for sequence in self:
            for year in (this_year, this_year + 1):
                sequence._get_current_sequence(date(year, 1, 1))

    @api.model
    def _cron_open_years(self):
        own = [("code", "=like", "apk.%"), ("use_date_range", "=", True)]
        self.search(own)._open_years()
