from odoo import fields, models

from odoo.addons.apk_case.models.triage.apk_suggestion import Proposal

SURE = 0.9  # a client errs, too


class ApkCase(models.Model):
    """What the form of the site adds to a message (п. 5, 62)."""

    _inherit = "apk.case"

    writer_address = fields.Char(
        string="Postal address in the message", copy=False, written_by="creation", erase=False
    )
    site_topic_id = fields.Many2one(
        "apk.topic",
        string="Topic chosen on the site",
        copy=False,
        ondelete="restrict",
        written_by="creation",
    )

    def _address_for(self, channel):
        """Who has written on the site is answered where the form says (п. 5); a letter to an old card would go astray."""
        typed = {"post": self.writer_address, "phone": self.writer_phone}.get(channel.code)
        is_from_site = self.intake_channel_id.code == "site"
        return (is_from_site and typed) or super()._address_for(channel)

    def _suggest(self):
        """The client has named the topic: it comes before what the words speak for; a person still decides."""
        proposals = super()._suggest()
        if not self.site_topic_id:
            return proposals
        aspects = ("topic", "area", "unit", "user")
        others = [one for one in proposals if one.aspect not in aspects]
        reason = self.env._("the client has chosen it on the site")
        chosen = Proposal("topic", str(self.site_topic_id.id), SURE, reason)
        return [*others, chosen, *self._suggest_route([chosen])]
