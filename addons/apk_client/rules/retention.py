"""How long what was written is kept (п. 6: «в течение 5 лет»)."""

from datetime import date

YEARS = 5


def keep_until(closed_on: date) -> date:
    """The last day of keeping: 31 December of the fifth year after the one in which the work ended.

    The Order counts five years; archives count whole years from 1 January of the next one, and the later wins.
    """
    return date(closed_on.year + YEARS, 12, 31)
