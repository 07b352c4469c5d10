"""The stamp in a public form: it proves that this server showed the form within a day, and that it was sent once.

A secret of its own and not Odoo's CSRF token: that one needs a session, which an anonymous page must not have.
"""

import secrets
import time

from odoo.http import request
from odoo.tools import consteq, hmac

GOOD_FOR_HOURS = 24


def new_stamp():
    return _stamp(secrets.token_urlsafe(12), _hour())


def is_fresh(stamp):
    nonce, _dot, rest = (stamp if isinstance(stamp, str) else "").partition(".")
    hour = rest.partition(".")[0]
    return (
        hour.isdecimal()
        and 0 <= _hour() - int(hour) <= GOOD_FOR_HOURS
        and consteq(stamp.encode(), _stamp(nonce, int(hour)).encode())
    )


def _stamp(nonce, hour):
    env = request.env(su=True)
    return f"{nonce}.{hour}.{hmac(env, 'apk_feedback_form', f'{nonce}.{hour}')[:32]}"


def _hour():
    return int(time.time() // 3600)
