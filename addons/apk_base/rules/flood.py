"""Protection of public forms from floods, without a captcha, a cookie or a stored address.

Many people may share one address (an office, a village): thirty forms in a row are a meeting, three hundred are a
machine.
"""

import ipaddress
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True)
class Allowance:
    """How many attempts pass at once, and how many more every minute."""

    at_once: int
    per_minute: int


ONE_ADDRESS = Allowance(at_once=30, per_minute=6)
ALL_TOGETHER = Allowance(at_once=300, per_minute=240)
ONE_VOTE_A_DAY = Allowance(at_once=1, per_minute=1 / (24 * 60))
# Opening pages: a village behind one address reads, a program that copies the site waits.
PAGES_OF_ONE, PAGES_OF_ALL = Allowance(600, 300), Allowance(3000, 1800)
# Links of notices and campaign e-mails: a mail provider opens those of all its readers from few addresses, and presses
# «unsubscribe» for them (RFC 8058).
LINKS_OF_ONE, LINKS_OF_ALL = Allowance(1200, 1200), Allowance(6000, 3600)
# The telephone exchange and networks, which prove themselves by a secret.
MACHINE, MACHINES = Allowance(3000, 1800), Allowance(6000, 3600)
REMEMBERED = 10_000  # addresses; the one not seen for the longest time is forgotten first


class Gate:
    """Token buckets in the memory of one process: one for each sender, and one for all senders together."""

    def __init__(self, each=ONE_ADDRESS, everybody=ALL_TOGETHER, remembered=REMEMBERED):
        self.each, self.everybody, self.remembered = each, everybody, remembered
        self.buckets: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()
        self.common = (float(everybody.at_once), 0.0)

    def seconds_to_wait(self, who: Hashable, now: float) -> int:
        """Zero: the attempt passes and is counted. Otherwise the seconds until one would pass.

        :param who: the sender, hashable and without personal data
        :param now: seconds of a monotonic clock
        """
        own = _filled(self.buckets.pop(who, (float(self.each.at_once), now)), self.each, now)
        common = _filled(self.common, self.everybody, now)
        wait = max(_lacking(own, self.each), _lacking(common, self.everybody))
        taken = 0 if wait else 1
        self.buckets[who] = (own - taken, now)
        self.common = (common - taken, now)
        while len(self.buckets) > self.remembered:
            self.buckets.popitem(last=False)
        return wait


def network_of(address: str) -> str:
    """Whom an address belongs to: a subscriber gets 2⁶⁴ addresses of IPv6 and counts as one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False))


def _filled(bucket, allowance, now):
    permits, since = bucket
    return min(allowance.at_once, permits + max(0, now - since) * allowance.per_minute / 60)


def _lacking(permits, allowance):
    return 0 if permits >= 1 else max(1, round((1 - permits) * 60 / allowance.per_minute))
