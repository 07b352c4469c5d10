from datetime import timezone

from odoo import fields, http
from odoo.fields import Domain
from odoo.http import request
from odoo.tools import file_open

from ..rules.problems import Problem
from ..rules.sentences import about_field
from .api_call import API_ROUTE, answer

ROOT = "/apk/api/v1"
MOST_ARTICLES = 100


class PlacesApi(http.Controller):
    """What anybody may know: places, free times, published answers; and the description of the API itself."""

    @http.route(f"{ROOT}/places", methods=["GET"], **API_ROUTE)
    def places(self, **_other):
        return answer("reads_places", f"{ROOT}/places", self._places)

    @http.route(f"{ROOT}/slots", methods=["GET"], **API_ROUTE)
    def slots(self, service="", place="", day="", **_other):
        return answer(
            "reads_places", f"{ROOT}/slots", lambda _key: self._slots(service, place, day)
        )

    @http.route(f"{ROOT}/faq", methods=["GET"], **API_ROUTE)
    def faq(self, after="", **_other):
        return answer("reads_answers", f"{ROOT}/faq", lambda _key: self._faq(after))

    @http.route(f"{ROOT}/openapi.json", methods=["GET"], readonly=True, **API_ROUTE)
    def description(self, **_other):
        with file_open("apk_api/data/openapi.json", "rb") as file:
            return request.make_response(
                file.read(), headers=[("Content-Type", "application/json; charset=utf-8")]
            )

    def _places(self, _key):
        services = request.env["apk.visit"]._public_choice()["services"]
        places = request.env["apk.reception.place"].sudo()  # sudo: a program has no account; public
        found = [
            {
                "code": place.code,
                "address": place.name,
                "phone": place.phone or None,
                "page_url": place._page_url(),
                "services": [
                    {"id": service.id, "name": service.name}
                    for service in services
                    if place._serves(service)
                ],
            }
            for place in places._all()
        ]
        return {"places": found}, 200

    def _slots(self, service, place, day):
        visits = request.env["apk.visit"]
        if not visits._is_public_booking_open():
            raise Problem("booking_closed")
        found = request.env["apk.reception.place"]._by_code(place)
        choice = visits._public_choice(_number(service), found.id, _day(day))
        if not (choice["place"] and choice["service"]):
            raise Problem("invalid", [("place", about_field("no_place"))])
        days = [
            {"day": day.isoformat(), "free": known["count"]}
            for day, known in choice["days"].items()
        ]
        slots = [
            {"at": _moment(fields.Datetime.to_datetime(slot["at"])), "clock": slot["clock"]}
            for slot in choice["slots"]
        ]
        shown = choice["day"].isoformat() if choice["day"] else None
        return {"days": days, "day": shown, "slots": slots}, 200

    def _faq(self, after):
        articles = request.env["apk.article"].sudo()  # sudo: a program has no account; public ones
        public = articles._in_force_domain() & Domain("is_public", "=", True)
        page = articles.search(
            public & Domain("id", ">", _number(after) or 0), order="id", limit=MOST_ARTICLES + 1
        )
        base = articles.get_base_url()
        shown = [
            {
                "id": article.id,
                "title": article.name,
                "html": str(article.body or ""),
                "page_url": f"{base}/apk/faq/{article.id}",
                "published_at": _moment(article.published_at),
            }
            for article in page[:MOST_ARTICLES]
        ]
        following = page[MOST_ARTICLES - 1].id if len(page) > MOST_ARTICLES else None
        return {"articles": shown, "next_after": following}, 200


def _number(text):
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _day(text):
    try:
        moment = fields.Date.to_date(text[:10])
    except ValueError:
        return None
    return moment or None


def _moment(value):
    return value.replace(tzinfo=timezone.utc).isoformat() if value else None
