"""The address of a message from the site is confirmed before a letter leaves by itself (п. 20, 62).

Anybody may type anybody's address. The office writes there so seldom that nobody's mailbox can be filled by the form,
and what it writes holds no word of whoever typed the address.
"""

from datetime import datetime, timedelta

LINK_GOOD_FOR = timedelta(days=7)
# Letters to one address.
AT_MOST = ((timedelta(hours=1), 2), (timedelta(days=1), 5))
# Letters an hour because of forms from one network address, and because of all forms.
FROM_ONE_PLACE, FROM_EVERYWHERE = 20, 300
HOUR = timedelta(hours=1)
LONGEST = max(span for span, _count in AT_MOST)


def may_write(now: datetime, written_at: list[datetime]) -> bool:
    """Whether one more letter may go to an address.

    :param written_at: moments of the letters that went there within ``LONGEST``
    """
    return all(sum(now - moment < span for moment in written_at) < most for span, most in AT_MOST)
