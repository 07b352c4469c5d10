"""What every page for a client without an account shares: headers, and a log that hides the secret of a link."""

import logging
import re

PUBLIC = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'",
    "Referrer-Policy": "no-referrer",
}
PRIVATE = {**PUBLIC, "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}


class HideSecret(logging.Filter):
    """Mask what follows a path in the access log of the HTTP server: who has the log must not have the link."""

    def __init__(self, path):
        super().__init__()
        self.pattern = re.compile(rf"({path})[\w-]+")

    def filter(self, record):
        message = record.getMessage()
        if self.pattern.search(message):
            record.msg, record.args = self.pattern.sub(r"\1…", message), ()
        return True


def hide_in_access_log(path):
    """:param path: regular expression of what stands before the secret"""
    logging.getLogger("werkzeug").addFilter(HideSecret(path))
