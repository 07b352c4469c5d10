"""Calls to other systems when the state of their message has changed (п. 62): signature, repetition, addresses.

The signature is that of the widespread scheme ``t=…,v1=…`` (HMAC-SHA256, RFC 2104) over «moment.body».
"""

import hashlib
import hmac
import ipaddress
from datetime import timedelta
from urllib.parse import urlsplit

# After the first failure, the second …; then it is given up: about a day and a half in all.
RETRY_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 720, 1440))
LONGEST_URL = 500
# The networks of an office (RFC 1918, RFC 4193). Loopback and link-local hold the server itself and the keys of its cloud.
INTERNAL = tuple(
    map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"))
)


def signature(secret: str, moment: int, body: bytes) -> str:
    """Value of the header ``APK-Signature``.

    :param moment: seconds since 1970; whoever receives the call refuses an old one
    """
    digest = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return f"t={moment},v1={digest.hexdigest()}"


def wait_before(attempts: int) -> timedelta | None:
    """How long to wait after so many failures; None: it is given up."""
    return RETRY_AFTER[attempts - 1] if attempts <= len(RETRY_AFTER) else None


def is_callable_url(url: str) -> bool:
    """``https://host[:port]/path``: no name and password in it, no other scheme."""
    try:
        parts = urlsplit(url)
        is_plain = parts.username is None and parts.password is None and not parts.fragment
        is_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    is_clean = len(url) <= LONGEST_URL and not any(char.isspace() or char < " " for char in url)
    return parts.scheme == "https" and bool(parts.hostname) and is_plain and is_port and is_clean


def may_call(address: str, *, is_internal: bool) -> bool:
    """Whether a call may go to this address.

    :param is_internal: an administrator has said that the system stands in the office's own network
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    if is_internal and any(ip in network for network in INTERNAL if network.version == ip.version):
        return True
    return ip.is_global and not ip.is_multicast
