"""What the pages of mailings share: no session, no outside resource, headers that keep a personal link private."""

from odoo.http import request

from odoo.addons.apk_base.controllers.form_stamp import new_stamp
from odoo.addons.apk_base.controllers.public_page import PRIVATE
from odoo.addons.apk_base.rules.flood import Gate

GATE = Gate()  # for forms that make the office write to an address
# The one page that works by itself carries one script of our own; inline script stays forbidden.
SELF_ACTING = {
    **PRIVATE,
    "Content-Security-Policy": PRIVATE["Content-Security-Policy"] + "; script-src 'self'",
}


def page(template, headers=PRIVATE, status=200, **values):
    office = request.env["apk.office"]._details()
    values = {"office": office, "stamp": new_stamp(), **values}
    response = request.render(f"apk_mailing.{template}", values, status=status)
    response.headers.update(headers)
    return response


def visitor():
    """Where a request comes from: proof of a consent, and the pace of one place."""
    http = request.httprequest
    return {"place": http.remote_addr, "program": (http.user_agent.string or "")[:250]}
