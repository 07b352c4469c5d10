from datetime import timezone

from odoo import api, fields, models
from odoo.tools import html2plaintext

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_appointment, format_day
from odoo.addons.apk_case.models.notice_types import NoticeType
from odoo.addons.apk_client.rules.channels import delivery_plan

from ..rules.icalendar import Event, calendar_file

AUTOMATIC = {"is_personal": False, "automatic": "auto-generated", "addon": "apk_visit"}
VISIT_DOCUMENTS = {
    document.code: document
    for document in (
        NoticeType("visit_booked", "Booking of a visit", **AUTOMATIC),
        NoticeType("visit_confirm", "Please confirm the booking", **AUTOMATIC),
        NoticeType("visit_moved", "New time of a visit", **AUTOMATIC),
        NoticeType("visit_reminder", "Reminder of a visit", **AUTOMATIC),
        NoticeType("visit_agreement", "The time of a visit must be changed", **AUTOMATIC),
        NoticeType("visit_cancelled", "Cancellation of a visit", **AUTOMATIC),
        NoticeType("visit_rating", "Offer to rate a visit", **AUTOMATIC),
    )
}
# The client must learn of these even when a person has to phone; the others repeat what was said aloud.
MUST_REACH = ("visit_reminder", "visit_agreement", "visit_cancelled")
WITH_CALENDAR = ("visit_booked", "visit_moved", "visit_reminder", "visit_cancelled")


class ApkVisitLetters(models.Model):
    """Letters about a visit, by the road of all letters: one proof for each channel (п. 5, 55)."""

    _inherit = "apk.visit"

    _delivery_link = "visit_id"

    delivery_ids = fields.One2many("apk.delivery", "visit_id", string="Letters")
    letter_channel_id = fields.Many2one(
        "apk.channel",
        string="Letters and reminders by",
        domain=[("can_notify", "=", True)],
        ondelete="restrict",
        help="Empty: the channel that stands on the client's card (clause 5).",
    )
    # Words for the letters; mail templates may use any of them.
    greeting_name = fields.Char(compute="_compute_texts")
    starts_text = fields.Char(compute="_compute_texts")
    day_text = fields.Char(compute="_compute_texts")
    hour_text = fields.Char(compute="_compute_texts")
    where_text = fields.Char(compute="_compute_texts")

    @api.depends("starts_at", "partner_id.name", "place_id.name", "site_address", "kind")
    def _compute_texts(self):
        for visit in self:
            local = to_local(visit.starts_at) if visit.starts_at else None
            visit.greeting_name = visit._greeting_name() if visit.partner_id else False
            visit.starts_text = local and format_appointment(local)
            visit.day_text = local and format_day(local.date())
            visit.hour_text = local and f"{local:%H:%M}"
            at_client = visit.kind == "inspection" and visit.site_address
            visit.where_text = at_client or visit.place_id.name

    def _notice_types(self):
        return VISIT_DOCUMENTS

    def _delivery_plan(self, document):
        """п. 55: a reminder that a law prescribes leaves by its channel and is repeated by the one chosen."""
        chosen = self.letter_channel_id or self.partner_id.chosen_channel_id
        mandatory = self.env["apk.channel"]
        if document == "visit_reminder":
            mandatory = self.service_id.reminder_channel_id
            if mandatory:
                chosen = self.reminder_channel_id
        plan = delivery_plan(mandatory or None, chosen or None, self._usual_channel())
        return [(role, channel) for role, channel in plan if self._may_leave_by(channel, document)]

    def _usual_channel(self):
        """Without a choice of the client: e-mail where there is an address, else the telephone."""
        email, phone = (self.env.ref(f"apk_client.channel_{code}") for code in ("email", "phone"))
        return email if self._address_for(email) else phone

    def _may_leave_by(self, channel, document):
        if document in MUST_REACH:
            return True
        return channel.transport != "task" and bool(self._address_for(channel))

    def _deliver_if_possible(self, document):
        """A booking is no less a booking when its letter has nowhere to go."""
        for visit in self.filtered("partner_id"):
            if visit._delivery_plan(document):
                visit._send_notice(document)

    def _tell_of_cancellation(self, via):
        """Who has cancelled by phone or at the desk knows; the office's own cancellation must reach the client."""
        plan = self._delivery_plan("visit_cancelled")
        if via == "office" or all(channel.transport != "task" for _role, channel in plan):
            self._deliver_if_possible("visit_cancelled")

    def _notify_assignee(self, summary):
        """A task for who receives at the place, else for who has booked."""
        self.ensure_one()
        people = (
            self.place_id.sudo().staff_ids | self.sudo().booked_by_id
        )  # sudo: who is who in the office
        person = people.filtered(lambda user: user.active and not user.share)[:1]
        person = person or self.env["apk.office"]._duty_registrar()
        visit = self.sudo()  # sudo: a task for a colleague
        visit.activity_schedule("mail.mail_activity_data_todo", summary=summary, user_id=person.id)

    def _notice_blocks(self, document):
        """The client's own link: to look at the visit and to cancel it at any moment (п. 57); to rate it (п. 61)."""
        if document == "visit_rating":
            rating = {"link": self._feedback_link("visit")}
            return [
                *super()._notice_blocks(document),
                self.env["ir.qweb"]._render("apk_visit.letter_rating", rating),
            ]
        values = {"visit": self, "document": document, "link": self._new_link()}
        block = self.env["ir.qweb"]._render("apk_visit.letter_link", values)
        return [*super()._notice_blocks(document), block]

    def _notice_files(self, document):
        if document not in WITH_CALENDAR:
            return {}
        return {"attachments": [(self._calendar_name(), self._calendar_file())]}

    def _calendar_name(self):
        return f"visit-{self.id}.ics"

    def _calendar_file(self):
        """The visit for the client's own calendar, by a signed number that stays the same when the time changes."""
        office = self.env["apk.office"]._details()
        domain = office["email"].partition("@")[2] or "localhost"
        aware = [
            moment.replace(tzinfo=timezone.utc)
            for moment in (fields.Datetime.now(), self.starts_at, self.ends_at)
        ]
        stamp, starts, ends = aware
        return calendar_file(
            Event(
                uid=f"visit-{self.id}@{domain}",
                sequence=self.time_version + (self.state == "cancelled"),
                stamp=stamp,
                starts=starts,
                ends=ends,
                summary=f"{self.service_id.name}: {office['name']}",
                location=self.where_text or "",
                description="\n".join(filter(None, [self._directions(), office["phone"]])),
                is_cancelled=self.state == "cancelled",
            )
        )  # fmt: skip

    def _feedback_context(self):
        """п. 80: the place and the unit, nothing of the client."""
        segments = self.partner_id.apk_segment_ids
        return {
            **super()._feedback_context(),
            "unit_id": self.unit_id.id,
            "place": self.place_id.code,
            "channel": "hand",
            "source": "reception",
            "segment_id": segments.id if len(segments) == 1 else False,
            "is_visit": True,
        }

    def _directions(self):
        """How to get there, as it is read aloud and written (п. 56); nothing when the office comes itself."""
        at_client = self.kind == "inspection"
        return "" if at_client else html2plaintext(self.place_id.directions or "")
