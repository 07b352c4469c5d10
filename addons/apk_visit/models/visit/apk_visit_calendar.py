from datetime import timezone

from odoo import fields, models
from odoo.tools import html2plaintext

from ...rules.icalendar import Event, calendar_file


class ApkVisitCalendar(models.Model):
    """The visit as a file for the client's own calendar."""

    _inherit = "apk.visit"

    def _calendar_file(self):
        """Content of an iCalendar file. Its UID stays the same when the time changes: calendars replace the entry.

        :rtype: bytes
        """
        office = self.env["apk.office"]._details()
        domain = office["email"].partition("@")[2] or "localhost"
        stamp, starts, ends = (
            moment.replace(tzinfo=timezone.utc)
            for moment in (fields.Datetime.now(), self.starts_at, self.ends_at)
        )
        return calendar_file(
            Event(
                uid=f"visit-{self.id}@{domain}",
                sequence=self.time_version + (self.state == "cancelled"),
                stamp=stamp,
                starts=starts,
                ends=ends,
                summary=f"{self.service_id.name}: {office['name']}",
                location=self.place_text or "",
                description="\n".join(filter(None, [self._directions(), office["phone"]])),
                is_cancelled=self.state == "cancelled",
            )
        )

    def _directions(self):
        """How to get to the place (п. 56); empty when the office comes to the client."""
        if self.kind == "inspection":
            return ""
        return html2plaintext(self.place_id.directions or "")
