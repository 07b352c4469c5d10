"""Talking to a network: one request, an answer that is understood or a refusal with its words."""

from urllib.parse import urlsplit

import requests
from urllib3.exceptions import NewConnectionError

from ..rules.network import Refused

TIMEOUT = 15  # seconds
LARGEST_FILE = 25 * 1024 * 1024


class NoAnswer(Exception):
    """The network was reached and has not answered: what was sent may have come to it."""


def call(page, request, check):
    """
    :param rules.network.Request request: what to ask
    :param check: function of (status, answer) that raises ``Refused``
    :return: the answer
    :raises Refused: the network has said no, or it was not reached
    :raises NoAnswer: see there
    """
    try:
        response = requests.request(
            request.method,
            page._host() + request.path,
            data=request.form,
            json=request.json,
            headers=request.headers,
            timeout=TIMEOUT,
            verify=page.ca_file or True,
            allow_redirects=False,
        )
    except (requests.RequestException, OSError) as error:  # OSError: no such file of certificates
        if is_not_reached(error):
            raise Refused(str(error)[:200], is_final=False) from error
        raise NoAnswer(str(error)[:200]) from error
    try:
        answer = response.json()
    except ValueError:
        answer = {}
    check(response.status_code, answer)
    return answer


def is_not_reached(error):
    """Nobody has listened: what was to be said has not been said."""
    if not isinstance(error, requests.RequestException):
        return True
    if isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError):
        return True
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return isinstance(reason, NewConnectionError)


def fetched(url, hosts):
    """A file that a person has sent.

    :param hosts: domains of the network; a file from elsewhere is not fetched: a message must not make us call at any door
    :return: bytes, or None where it is not to be had
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme != "https" or not any(host == own or host.endswith(f".{own}") for own in hosts):
        return None
    try:
        with requests.get(url, timeout=TIMEOUT, stream=True, allow_redirects=False) as response:
            if response.status_code != 200:
                return None
            content = b""
            for piece in response.iter_content(64 * 1024):
                content += piece
                if len(content) > LARGEST_FILE:
                    return None
            return content
    except requests.RequestException:
        return None
