import time

from odoo import fields, http
from odoo.http import request
from odoo.tools import email_normalize

from odoo.addons.apk_base.controllers.public_page import PUBLIC
from odoo.addons.apk_base.controllers.sender import sender
from odoo.addons.apk_base.rules.flood import Gate

from ..messages import SlotNotOffered, SlotTaken, TooManyBookings

PAGE = {"type": "http", "auth": "public", "save_session": False, "sitemap": False}
GATE = Gate()


class PublicBooking(http.Controller):
    """Booking by the client: what for, where, when, who. Closed until the office opens it (п. 53)."""

    @http.route("/apk/book", methods=["GET"], readonly=True, **PAGE)
    def choose(self, service="", place="", **_kwargs):
        return self._page(self._choice(service, place))

    # csrf: the page keeps no session; nothing is booked before the link in the e-mail is used
    @http.route("/apk/book", methods=["POST"], csrf=False, max_content_length=16 * 1024, **PAGE)
    def hold(self, service="", place="", at="", **sent):
        choice = self._choice(service, place)
        if not self._is_open() or not (choice["service"] and choice["place"]):
            return self._page(choice)
        asked = {key: (sent.get(key) or "").strip()[:100] for key in ("name", "email", "phone")}
        error = self._refusal(asked, at) or self._book(choice, at, asked)
        if error:
            return self._page(self._choice(service, place), error=error, at=at, **asked)
        return request.redirect("/apk/book/sent", code=303)

    @http.route("/apk/book/sent", methods=["GET"], readonly=True, **PAGE)
    def sent(self, **_kwargs):
        return self._render("apk_visit.booking_sent", {})

    def _refusal(self, asked, at):
        """Which field is missing, ``wait`` for a sender who books too often, or ``None``."""
        if not asked["name"]:
            return "name"
        if not email_normalize(asked["email"]):
            return "email"
        if not at:
            return "at"
        return "wait" if GATE.seconds_to_wait(sender(), time.monotonic()) else None

    def _book(self, choice, at, asked):
        """:return: ``None`` when the time is held, else the name of the error that the page explains"""
        try:
            with request.env.cr.savepoint():
                moment = fields.Datetime.to_datetime(at)
                visits = request.env["apk.visit"]
                visits._hold_by_client(choice["place"], choice["service"], moment, **asked)
        except (SlotTaken, SlotNotOffered, ValueError):
            return "taken"
        except TooManyBookings:
            return "many"
        return None

    def _is_open(self):
        return request.env["apk.visit"]._is_public_booking_open()

    def _choice(self, service, place):
        numbers = (int(each) if each.isdecimal() else None for each in (service[:9], place[:9]))
        return request.env["apk.visit"]._public_choice(*numbers)

    def _page(self, choice, **values):
        if not self._is_open():
            return self._render("apk_visit.booking_closed", {}, status=404)
        values = {"error": None, "at": "", "name": "", "email": "", "phone": "", **values}
        return self._render("apk_visit.booking_page", {**choice, **values})

    def _render(self, template, values, status=200):
        office = request.env["apk.office"]._details()
        response = request.render(template, {"office": office, **values}, status=status)
        response.headers.update(PUBLIC)
        response.headers["Cache-Control"] = "no-store"
        return response
