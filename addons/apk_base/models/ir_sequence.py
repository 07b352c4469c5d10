from datetime import date

from odoo import api, fields, models
from odoo.tools import SQL

from ..office_time import to_local


class IrSequence(models.Model):
    """Registration and outgoing numbers start anew every year; the ranges of a year are created in advance (п. 18)."""

    _inherit = "ir.sequence"

    def _create_date_range_seq(self, date):
        """The UPDATE serialises two transactions that need the first number of a year at the same time.

        The second waits for the first, fails to serialise and is repeated by Odoo. Without it both would create a range
        of the year, and both numbers would be one.
        """
        self.env.cr.execute(SQL("UPDATE ir_sequence SET code = code WHERE id = %s", self.id))
        return super()._create_date_range_seq(date)

    def unlink(self):
        """The years go one by one: PostgreSQL's cascade would delete their rows and leave their counters behind."""
        self.date_range_ids.unlink()
        return super().unlink()

    def _open_years(self):
        """Create the ranges of this year and the next, so that nobody waits for the lock at the turn of the year."""
        this_year = to_local(fields.Datetime.now()).year
        for sequence in self:
            for year in (this_year, this_year + 1):
                sequence._get_current_sequence(date(year, 1, 1))

    def _first_of(self, day):
        """The number that the year of ``day`` begins with: an administrator may go on with the row of a former register."""
        years = self.date_range_ids
        return years.filtered(lambda one: one.date_from <= day <= one.date_to)[:1].number_next or 1

    @api.model
    def _cron_open_years(self):
        own = [("code", "=like", "apk.%"), ("use_date_range", "=", True)]
        self.search(own)._open_years()
