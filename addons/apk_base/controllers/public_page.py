"""For every page that a client opens without an account: response headers, and a log without the secrets of links."""

import logging
import re

# Headers of a page that everybody may read; PRIVATE of a page behind a secret link.
PUBLIC = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'",
    "Referrer-Policy": "no-referrer",
}
PRIVATE = {**PUBLIC, "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}


class HideSecret(logging.Filter):
    """Replaces the token in a logged path by «…»: who reads the access log must not be able to open the link."""

    def __init__(self, path):
        super().__init__()
        self.pattern = re.compile(rf"({path})[\w-]+")

    def filter(self, record):
        message = record.getMessage()
        if self.pattern.search(message):
            record.msg, record.args = self.pattern.sub(r"\1…", message), ()
        return True


def hide_in_access_log(path):
    """Mask the tokens of links in the access log of this process.

    :param path: regular expression of what stands in the address before the token
    """
    logging.getLogger("werkzeug").addFilter(HideSecret(path))
