from odoo import models

from odoo.addons.apk_case.models.notice_types import NoticeType
from odoo.addons.apk_client.rules.channels import delivery_plan

AUTOMATIC = {"is_personal": False, "automatic": "auto-generated", "addon": "apk_visit"}
VISIT_NOTICES = {
    notice.code: notice
    for notice in (
        NoticeType("visit_booked", "Booking of a visit", **AUTOMATIC),
        NoticeType("visit_confirm", "Please confirm the booking", **AUTOMATIC),
        NoticeType("visit_moved", "New time of a visit", **AUTOMATIC),
        NoticeType("visit_reminder", "Reminder of a visit", **AUTOMATIC),
        NoticeType("visit_agreement", "The time of a visit must be changed", **AUTOMATIC),
        NoticeType("visit_cancelled", "Cancellation of a visit", **AUTOMATIC),
        NoticeType("visit_rating", "Offer to rate a visit", **AUTOMATIC),
    )
}
# The client must learn of these even when a person has to phone; the others repeat what the client has just heard.
MUST_REACH_CLIENT = ("visit_reminder", "visit_agreement", "visit_cancelled")
WITH_CALENDAR_FILE = ("visit_booked", "visit_moved", "visit_reminder", "visit_cancelled")


class ApkVisitNotice(models.Model):
    """Which notices about a visit leave, by which channels, and what they hold (п. 5, 55)."""

    _inherit = "apk.visit"

    _delivery_link = "visit_id"

    def _notice_types(self):
        return VISIT_NOTICES

    def _delivery_plan(self, document):
        """п. 55: a reminder that a law prescribes leaves by its channel and is repeated by the one chosen."""
        chosen = self.notice_channel_id or self.partner_id.chosen_channel_id
        mandatory = self.env["apk.channel"]
        if document == "visit_reminder":
            mandatory = self.service_id.reminder_channel_id
            if mandatory:
                chosen = self.reminder_channel_id
        plan = delivery_plan(mandatory or None, chosen or None, self._usual_channel())
        return [(role, channel) for role, channel in plan if self._may_leave_by(channel, document)]

    def _usual_channel(self):
        """For a client who has chosen nothing: e-mail where there is an address, else the telephone."""
        email, phone = (self.env.ref(f"apk_client.channel_{code}") for code in ("email", "phone"))
        return email if self._address_for(email) else phone

    def _may_leave_by(self, channel, document):
        if document in MUST_REACH_CLIENT:
            return True
        return channel.transport != "task" and bool(self._address_for(channel))

    def _send_notice_if_possible(self, document):
        """A booking is valid without its notice: a client may have left no address."""
        for visit in self.filtered("partner_id"):
            if visit._delivery_plan(document):
                visit._send_notice(document)

    def _notify_assignee(self, summary):
        """A task for whoever receives at the place, else for whoever has booked, else for the registrar on duty."""
        self.ensure_one()
        visit = self.sudo()  # sudo: an editor of hours may not add tasks to visits of other units
        people = visit.place_id.staff_ids | visit.booked_by_id
        person = people.filtered(lambda user: user.active and not user.share)[:1]
        person = person or self.env["apk.office"]._duty_registrar()
        visit.activity_schedule(
            "mail.mail_activity_data_todo",
            date_deadline=self.env["apk.office"]._today(),
            summary=summary,
            user_id=person.id,
        )

    def _notice_blocks(self, document, *, is_preview=False):
        """The client's own link: to look at the visit and to cancel it at any moment (п. 57), or to rate it (п. 61)."""
        if document == "visit_rating":
            template, values = "notice_rating", {"link": "…" if is_preview else self._rating_link()}
        else:
            template = "notice_link"
            link = "…" if is_preview else self._new_link()
            values = {"visit": self, "document": document, "link": link}
        block = self.env["ir.qweb"]._render(f"apk_visit.{template}", values)
        return [*super()._notice_blocks(document, is_preview=is_preview), block]

    def _notice_files(self, document):
        if document not in WITH_CALENDAR_FILE:
            return super()._notice_files(document)
        return {"attachments": [(f"visit-{self.id}.ics", self._calendar_file())]}

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Only employees follow a visit: the client gets notices through the chosen channel (п. 55)."""
        people = self.env["res.partner"].browse(partner_ids or [])
        staff = people.filtered(lambda partner: not partner.partner_share)
        return super().message_subscribe(staff.ids, subtype_ids)

    def _message_get_suggested_recipients(self, **kwargs):
        """Nobody: what a client gets leaves as a delivery, which proves it."""
        return []
