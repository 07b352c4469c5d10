"""Every form of a page for clients is sent once, whatever the browser or the line does with it.

A double click, «Back» and «Send», a second tab, a reload, a retry after a dropped connection: the first sending counts,
the others are shown the page of the first one. A form carries a stamp: it proves that this server showed the form
within a day. The stamp is a secret of its own and not Odoo's CSRF token, which needs a session; these pages have none.
"""

import secrets
import time
from datetime import timedelta

from odoo import fields
from odoo.http import Response, request
from odoo.tools import consteq, hmac

from .sender import sender

GOOD_FOR_HOURS = 24


def new_stamp() -> str:
    return _stamp(secrets.token_hex(12), _hour())


def is_fresh(stamp) -> bool:
    nonce, hour = _parts(stamp)
    return 0 <= _hour() - hour <= GOOD_FOR_HOURS and consteq(
        stamp.encode(), _stamp(nonce, hour).encode()
    )


def submit(act, stamp, *, refuse=None, gate=None, content=None, minutes=None, stands=None, what=""):  # fmt: skip
    """Do what a form asks for, or answer as the first time.

    :param act: does it and returns the path of the page that says so, None for the address of the form itself; a
        response where nothing was done
    :param stamp: what the form has sent
    :param refuse: shows the form again with what was typed; called with the seconds to wait, 0 where only the stamp is
        too old. Without it the form stands behind a secret link, which is proof enough
    :param Gate gate: limits how often one address may send
    :param dict content: what was typed, where two people do not send the same: a second tab is known by it, and another
        text under the same stamp is another form
    :param minutes: how long the result stands, a day by default
    :param stands: whether the result of the first time still holds: what was cancelled meanwhile may be asked for again
    :param str what: tells apart the forms of one page
    """
    key = _key(stamp, what, content)
    # sudo: visitors have no rights to stamps; only the page that this very form led to is asked for
    stamps = request.env["apk.form.stamp"].sudo()
    found, result = stamps._result_of(key)
    if found and (stands is None or stands()):
        return _show(result)
    if refuse and not is_fresh(stamp):
        return refuse(0)
    wait = gate.seconds_to_wait(sender(), time.monotonic()) if gate else 0
    if wait:
        return refuse(wait)
    return _do_once(act, stamps, key, _kept_until(minutes) if is_fresh(stamp) else None)


def _do_once(act, stamps, key, kept_until):
    if kept_until:
        stamps._spend(key, kept_until)
    result = act()
    if isinstance(result, Response):
        stamps._forget(key)
        return result
    if kept_until:
        stamps._keep_result(key, result)
    return _show(result)


def _show(path):
    return request.redirect(path or request.httprequest.path, code=303)


def _key(stamp, what, content):
    """Says nothing about what was typed to those who do not hold the secret of the database."""
    form = (request.httprequest.path.rstrip("/"), what)
    sent = sorted(content.items()) if content else _parts(stamp)
    return hmac(request.env(su=True), "apk_base.form_stamp", repr((form, sent)))


def _kept_until(minutes):
    """Whole hours: a row of an anonymous form must not tell the moment (п. 80)."""
    now = fields.Datetime.now()
    if minutes:
        return now + timedelta(minutes=minutes)
    return now.replace(minute=0, second=0) + timedelta(hours=GOOD_FOR_HOURS + 1)


def _parts(stamp):
    nonce, _dot, rest = (stamp if isinstance(stamp, str) else "").partition(".")
    hour = rest.partition(".")[0]
    return nonce, int(hour) if hour.isascii() and hour.isdecimal() and len(hour) < 9 else -1


def _stamp(nonce, hour):
    env = request.env(su=True)
    return f"{nonce}.{hour}.{hmac(env, 'apk_base.form', f'{nonce}.{hour}')[:32]}"


def _hour():
    return int(time.time() // 3600)
