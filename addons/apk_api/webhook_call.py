"""One HTTPS call to another system: to the very address that was judged, without redirects, its answer not read."""

import socket
import ssl
from urllib.parse import urlsplit

import urllib3

from .rules.webhooks import may_call

TIMEOUT = urllib3.Timeout(connect=5, read=10)


class Forbidden(Exception):
    """The name of the system leads to an address that must not be called."""


def post(url, body, headers, *, is_internal):
    """
    :return: the status that the system has answered
    :raises Forbidden:
    :raises OSError, urllib3.exceptions.HTTPError: it could not be reached
    """
    parts = urlsplit(url)
    port = parts.port or 443
    pool = urllib3.HTTPSConnectionPool(
        _judged_address(parts.hostname, port, is_internal),
        port,
        server_hostname=parts.hostname,
        assert_hostname=parts.hostname,
        ssl_context=ssl.create_default_context(),
        timeout=TIMEOUT,
        retries=False,
    )
    path = parts._replace(scheme="", netloc="").geturl() or "/"
    with pool:
        answer = pool.urlopen(
            "POST",
            path,
            body=body,
            headers={**headers, "Host": parts.netloc},
            redirect=False,
            preload_content=False,
        )
        answer.close()
        return answer.status


def _judged_address(host, port, is_internal):
    """The name is looked up once: a second look could lead elsewhere."""
    found = [row[4][0] for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(may_call(address, is_internal=is_internal) for address in found):
        raise Forbidden(host)
    return found[0]
