from odoo import fields, http
from odoo.http import request
from odoo.tools import email_normalize

from odoo.addons.apk_base.controllers.form_stamp import new_stamp, submit
from odoo.addons.apk_base.controllers.public_page import PAGE, PUBLIC
from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.flood import Gate
from odoo.addons.apk_base.rules.russian_dates import MONTHS, SHORT_WEEKDAYS, WEEKDAYS

from ..messages import SlotNotOffered, SlotTaken, TooManyBookings
from ..rules.slots import HELD_ON_PUBLIC_PAGE_FOR

GATE = Gate()


class PublicBooking(http.Controller):
    """Booking by the client: what for, where, when, who. Closed until the office opens it (п. 53)."""

    @http.route("/apk/book", methods=["GET"], readonly=True, **PAGE)
    def choose(self, service="", place="", at="", day="", **_kwargs):
        return self._page(self._choice(service, place, at or day), at=at)

    # csrf: the page keeps no session; nothing is booked before the link in the e-mail is used
    @http.route("/apk/book", methods=["POST"], csrf=False, max_content_length=16 * 1024, **PAGE)
    def hold(self, service="", place="", at="", stamp="", **sent):
        """Sent twice, it is held once: the second time is shown the page of the first."""
        choice = self._choice(service, place, at)
        if not self._is_open() or not (choice["service"] and choice["place"]):
            return self._page(choice)
        asked = {key: (sent.get(key) or "").strip()[:100] for key in ("name", "email", "phone")}
        moment = self._moment(at)
        error = self._refusal(asked, moment)
        if error:
            return self._page(choice, error=error, at=at, **asked)

        def again(error):
            return self._page(self._choice(service, place, at), error=error, at=at, **asked)

        def book():
            error = self._book(choice, moment, asked)
            return again(error) if error else "/apk/book/sent"

        visits, where = request.env["apk.visit"], (choice["place"], choice["service"])
        return submit(
            book,
            stamp,
            refuse=lambda wait: again("wait" if wait else "stale"),
            gate=GATE,
            content={**asked, "service": service, "place": place, "at": at},
            minutes=HELD_ON_PUBLIC_PAGE_FOR.seconds // 60,
            stands=lambda: visits._is_held_for(asked["email"], *where, moment),
        )

    @http.route("/apk/book/sent", methods=["GET"], readonly=True, **PAGE)
    def sent(self, **_kwargs):
        return self._render("apk_visit.booking_sent", {})

    def _moment(self, at):
        try:
            return fields.Datetime.to_datetime(at) or None
        except ValueError:
            return None

    def _day(self, when):
        moment = self._moment(when)
        if not moment or len(when) == len("2026-12-31"):
            return moment and moment.date()
        try:
            return to_local(moment).date()
        except OverflowError:  # the last hours of the year 9999
            return None

    def _refusal(self, asked, moment):
        """Which field is missing, or ``None``."""
        if not asked["name"]:
            return "name"
        if not email_normalize(asked["email"]):
            return "email"
        return None if moment else "at"

    def _book(self, choice, moment, asked):
        """:return: ``None`` when the time is held, else the name of the error that the page explains"""
        try:
            with request.env.cr.savepoint():
                visits = request.env["apk.visit"]
                visits._hold_by_client(choice["place"], choice["service"], moment, **asked)
        except SlotTaken:
            return "taken"
        except SlotNotOffered:
            return "closed"
        except TooManyBookings:
            return "many"
        return None

    def _is_open(self):
        return request.env["apk.visit"]._is_public_booking_open()

    def _choice(self, service, place, when):
        """:param when: the chosen moment in UTC, or the day to show"""
        numbers = (int(each) if each.isdecimal() else None for each in (service[:9], place[:9]))
        return request.env["apk.visit"]._public_choice(*numbers, self._day(when))

    def _page(self, choice, **values):
        if not self._is_open():
            return self._render("apk_visit.booking_closed", {}, status=404)
        values = {"error": None, "at": "", "name": "", "email": "", "phone": "", **values}
        values |= {
            "stamp": new_stamp(),
            "weekday_names": WEEKDAYS,
            "short_names": SHORT_WEEKDAYS,
            "months": MONTHS,
        }
        return self._render("apk_visit.booking_page", {**choice, **values})

    def _render(self, template, values, status=200):
        office = request.env["apk.office"]._details()
        response = request.render(template, {"office": office, **values}, status=status)
        response.headers.update(PUBLIC)
        response.headers["Cache-Control"] = "no-store"
        return response
