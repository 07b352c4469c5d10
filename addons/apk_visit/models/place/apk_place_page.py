from datetime import timedelta

from odoo import api, models

from odoo.addons.apk_base.rules.russian_dates import WEEKDAYS, format_weekday

from ...rules.opening import alike_days

AHEAD = timedelta(days=30)


class ApkPlacePage(models.Model):
    """What everybody may know of a place without an account: where it is, when it is open, who can get in."""

    _inherit = "apk.reception.place"

    def _page_url(self):
        """The short address of its page: a link to a map holds the address in two hundred signs."""
        return f"{self.get_base_url()}/apk/place/{self.code.lower()}"

    def _phone_link(self):
        return "tel:" + "".join(sign for sign in self.phone if sign in "+0123456789")

    @api.model
    def _by_code(self, code):
        """The place of a page, or an empty recordset; the letters of an address are small on every page for clients."""
        places = self.sudo()  # sudo: visitors have no rights; the page shows what hangs at the door
        return places._all().filtered(lambda place: place.code.lower() == code.lower())[:1]

    def _page_values(self):
        """Values of the template ``apk_visit.place_facts`` besides ``place``."""
        return {
            "access": self._accessibility_items(),
            "week": self._week_of_page(),
            "closed": self._closed_soon(),
        }

    def _week_of_page(self):
        """:return: list of ``{days, hours}``: «понедельник – пятница», «9:00–13:00, 14:00–18:00»"""
        return [
            {
                "days": WEEKDAYS[first]
                if first == last
                else f"{WEEKDAYS[first]} – {WEEKDAYS[last]}",
                "hours": ", ".join(f"{one.opens:%-H:%M}–{one.closes:%-H:%M}" for one in hours),
            }
            for first, last, hours in alike_days(self.schedule_id._week())
        ]

    def _closed_soon(self):
        """The days ahead that somebody has closed; why is for colleagues: a reason may name a person."""
        today = self.env["apk.office"]._today()
        rows = self.env["apk.place.exception"].search(
            [
                ("is_closed", "=", True),
                ("date_to", ">=", today),
                ("date_from", "<=", today + AHEAD),
            ],
            order="date_from",
        )
        mine = rows.filtered(lambda row: not row.place_ids or self in row.place_ids)
        return [self._days_text(row) for row in mine]

    @api.model
    def _days_text(self, row):
        days = dict.fromkeys((row.date_from, row.date_to))
        return " – ".join(map(format_weekday, days))
