"""The address of a message from the site is confirmed before a letter leaves by itself (п. 20, 62).

Anybody may type anybody's address. The office writes there so seldom that nobody's mailbox can be filled by the form,
and what it writes holds no word of whoever typed the address.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

LINK_GOOD_FOR = timedelta(days=7)
# Letters to one address.
AT_MOST = ((timedelta(hours=1), 2), (timedelta(days=1), 5))
# Letters an hour because of forms from one network address, and because of all forms.
FROM_ONE_PLACE, FROM_EVERYWHERE = 20, 300
HOUR = timedelta(hours=1)
LONGEST = max(span for span, _count in AT_MOST)


@dataclass(frozen=True)
class Letter:
    """A letter that has left; ``place``: network address of whoever filled in the form, empty for another system."""

    email: str
    place: str
    moment: datetime


def may_write(now: datetime, email: str, place: str, letters: list[Letter]) -> bool:
    """Whether one more letter may go to an address now; later it may.

    :param letters: those that left within ``LONGEST``
    """
    to_address = [now - one.moment for one in letters if one.email == email]
    if any(sum(ago < span for ago in to_address) >= most for span, most in AT_MOST):
        return False
    hour = [one.place for one in letters if now - one.moment < HOUR]
    # another system asks for all its clients from one place; its key limits its calls
    is_place_quiet = not place or hour.count(place) < FROM_ONE_PLACE
    return is_place_quiet and len(hour) < FROM_EVERYWHERE
