import base64

from odoo import fields, models

from ...messages import VISIT_RATED_ONCE
from ..visit_state import ATTENDED_STATES

NOT_OFFERED = {"rating_offer": False, "rating_offered_at": False, "rating_offered_by_id": False}


class ApkVisitRating(models.Model):
    """п. 61: «клиенту необходимо предложить оценить опыт такого личного посещения»; the offer is written down."""

    _inherit = "apk.visit"

    def action_rating_link(self):
        """Send the link by the client's channel; whoever has none is shown the QR code."""
        for visit in self:
            if not visit._delivery_plan("visit_rating"):
                return visit.action_rating_qr()
            visit._offer_rating("link")
            visit._send_notice("visit_rating")
        return True

    def action_rating_qr(self):
        """Show a new QR code on the screen, for the client's own telephone."""
        self.ensure_one()
        self._offer_rating("qr")
        shown = self._rating_code()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Show the code to the client"),
            "res_model": shown._name,
            "res_id": shown.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def action_rating_paper(self):
        """Print a slip with the code and the link, for clients who will answer at home."""
        self._offer_rating("paper")
        for visit in self:
            visit._rating_code()
        return self.env.ref("apk_visit.action_report_rating_slip").report_action(self)

    def action_rating_declined(self):
        self._offer_rating("declined")

    def _offer_rating(self, offer):
        """Write down that the client was offered to rate.

        :param str offer: a key of ``rating_offer``
        """
        self.check_access("write")
        self._check_state(ATTENDED_STATES)
        for visit in self:
            offered = visit.sudo()  # sudo: system fields; write access was checked above
            offered.write(
                {
                    "rating_offer": offer,
                    "rating_offered_at": fields.Datetime.now(),
                    "rating_offered_by_id": self.env.uid,
                }
            )

    def _withdraw_rating_offer(self):
        """The wrong button was pressed; a link that has left stays valid."""
        self.write(NOT_OFFERED)

    def _rating_code(self):
        """The link of this visit and its QR code; shown again to whoever has asked for it, as long as Odoo keeps it.

        :return: ``apk.visit.rating``
        :raises VISIT_RATED_ONCE: the client has got the link already
        """
        self.ensure_one()
        codes = self.env["apk.visit.rating"]
        shown = codes.search(
            [("visit_id", "=", self.id), ("create_uid", "=", self.env.uid)], limit=1
        )
        if shown:
            return shown
        link = self._rating_link()
        # sudo: nobody may make codes by hand; the right to offer this visit's was checked with the offer
        made = codes.sudo().create(
            {"visit_id": self.id, "link": link, "code": base64.b64encode(self._feedback_qr(link))}
        )
        return codes.browse(made.id)

    def _rating_link(self):
        """The only invitation of this visit: a second link would be a second voice (п. 80).

        :raises VISIT_RATED_ONCE: it was made before
        """
        visit = self.sudo()  # sudo: a system field; callers have checked the right to offer
        if visit.has_rating_link:
            raise VISIT_RATED_ONCE(self.env)
        visit.has_rating_link = True
        return self._feedback_link("visit")

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
