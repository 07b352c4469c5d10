"""For every page that a client opens without an account: its route, response headers, a log without secrets of links."""

import logging
import re
from urllib.parse import unquote

PAGE = {"type": "http", "auth": "public", "save_session": False, "sitemap": False}
# A page behind a secret link: its gate lets through the programs of a mail provider, which open many links.
LINK_PAGE = {**PAGE, "gate": "link"}

# Headers of a page that everybody may read; PRIVATE of a page behind a secret link.
PUBLIC = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'",
    "Referrer-Policy": "no-referrer",
}
PRIVATE = {**PUBLIC, "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}

# Regular expressions of what stands before a secret; ``docker/nginx.conf`` must name each of them, a test compares.
SECRET_PATHS: list[str] = []
ADDRESS = re.compile(r"/[^\s\"'<>]*")


class HideSecret(logging.Filter):
    """Replaces the secret in a logged path by «…»: who reads the access log must not be able to open the link."""

    def filter(self, record):
        message = record.getMessage()
        hidden = ADDRESS.sub(lambda found: without_secret(found[0]), message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True


def without_secret(address):
    """The address without what stands behind a secret path, however its signs were escaped or written."""
    plain = unquote(unquote(address)).lower()
    for path in SECRET_PATHS:
        if found := re.match(path, re.sub("/+", "/", plain)):
            return f"{found[0]}…"
    return address


def hide_in_access_log(path):
    """Mask the secrets of links in the access log of this process.

    :param path: regular expression of what stands in the address before the secret
    """
    if not SECRET_PATHS:
        logging.getLogger("werkzeug").addFilter(HideSecret())
    if path not in SECRET_PATHS:
        SECRET_PATHS.append(path)
