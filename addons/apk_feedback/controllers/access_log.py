"""п. 80: the access log must not tell which invitation was opened when."""

import logging
import re

RATING_PATH = re.compile(r"(/apk/rate/)[\w-]+")


class HideInvitation(logging.Filter):
    """Mask the token of a rating link in the lines of the HTTP server."""

    def filter(self, record):
        message = record.getMessage()
        if "/apk/rate/" in message:
            record.msg, record.args = RATING_PATH.sub(r"\1…", message), ()
        return True


logging.getLogger("werkzeug").addFilter(HideInvitation())
