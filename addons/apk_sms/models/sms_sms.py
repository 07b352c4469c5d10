from odoo import api, models

# What changes whom a text reaches, or whether it leaves at all.
JUDGED = {"number", "state"}


class SmsSms(models.Model):
    """Text messages pass the gate of texts to many people; nothing agreed to lets them through (п. 27.2)."""

    _inherit = "sms.sms"

    @api.model_create_multi
    def create(self, vals_list):
        texts = super().create(vals_list)
        self.env["apk.broadcast.gate"]._judge(texts._unjudged())
        return texts

    def write(self, vals):
        result = super().write(vals)
        if JUDGED & vals.keys():
            self.env["apk.broadcast.gate"]._judge(self._unjudged())
        return result

    def _unjudged(self):
        """A notice of the suite is a delivery to one client about the own matter, and has its tracker already."""
        texts = self.filtered(lambda text: text.state == "outgoing")
        # sudo: a sender may not read trackers; only whether a text is a delivery is asked
        trackers = self.env["sms.tracker"].sudo()
        ours = trackers.search(
            [("sms_uuid", "in", texts.mapped("uuid")), ("apk_delivery_id", "!=", False)]
        )
        notices = set(ours.mapped("sms_uuid"))
        return texts.filtered(lambda text: text.uuid not in notices)

    def _outside_addresses(self):
        return {self.number} - {False}

    def _known_colleagues(self, numbers):
        # sudo: a sender may not read users; numbers are compared, none is shown
        users = self.env["res.users"].sudo()
        partners = users.search(
            [("share", "=", False), ("partner_id.phone_sanitized", "in", list(numbers))]
        ).partner_id
        return set(partners.mapped("phone_sanitized"))

    def _matter_message(self):
        return self.mail_message_id

    def _stop_broadcast(self):
        self.write({"state": "canceled", "failure_type": "unknown"})
