"""What the tests of visits share: an operator on the line, a place, a free time."""

import re
from datetime import datetime

from odoo.tests import new_test_user

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc
from odoo.addons.apk_case.tests.common import CaseCommon

MOSCOW_TEXT = "%a %Y-%m-%d %H:%M"
LINK = re.compile(r'href="[^"]*(/apk/visit/[\w-]+)"')


def moment(text):
    """«Tue 2026-11-24 10:00» of Kostroma as Odoo stores it; a wrong weekday is an error."""
    local = datetime.strptime(text, MOSCOW_TEXT).replace(tzinfo=MOSCOW)
    assert f"{local:{MOSCOW_TEXT}}" == text, f"{text!r} is a {local:%A}"
    return to_naive_utc(local)


class VisitCase(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.operator = new_test_user(cls.env, "t-operator", "apk_base.group_operator")
        cls.place = cls.env.ref("apk_visit.place_buy")
        cls.other_place = cls.env.ref("apk_visit.place_galich")
        cls.place.directions = "От вокзала автобусом № 2 до площади, вход со двора."
        cls.place.staff_ids = cls.specialist
        cls.service = cls.env.ref("apk_visit.service_consultation")
        cls.inspection = cls.env.ref("apk_visit.service_inspection")

    def _hold(self, at="Tue 2026-11-24 10:00", user=None, **values):
        """An operator holds a time during the call."""
        visits = self.env["apk.visit"].with_user(user or self.operator)
        place, service = values.pop("place", self.place), values.pop("service", self.service)
        values = {"partner_id": self.client.id, **values}
        return visits._hold(place, service, moment(at), values.pop("via", "line"), **values)

    def _book(self, at="Tue 2026-11-24 10:00", **values):
        visit = self._hold(at, **values)
        visit.are_directions_given = True
        visit.action_confirm()
        return visit

    def _notices(self, visit, document):
        """Deliveries of one kind of notice about a visit."""
        return visit.sudo().delivery_ids.filtered(lambda d: d.document == document)

    def _free(self, at, place=None, service=None):
        """How many seats the screen offers at this moment."""
        place, day = place or self.place, moment(at).date()
        slots = place._free_slots(service or self.service, [day])[place]
        return sum(slot.left for slot in slots if to_naive_utc(slot.starts) == moment(at))

    def _path(self, visit, document="visit_booked"):
        """The client's own link, as it stands in the notice."""
        return LINK.search(self._notices(visit, document)[:1].body)[1]
