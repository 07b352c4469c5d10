from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.apk_client.rules.addresses import is_in_russian_zone


class MailingRecipients(models.Model):
    """Whom a mailing goes to, shown before it leaves: the gate, first of three (п. 27.1)."""

    _inherit = "mailing.mailing"

    apk_reach = fields.Integer(string="Will get the e-mail", compute="_compute_apk_reach")
    apk_abroad_count = fields.Integer(
        string="Mailboxes outside the Russian zone", compute="_compute_apk_abroad_count"
    )
    apk_is_tracked = fields.Boolean(compute="_compute_apk_is_tracked")

    @api.depends("apk_topic_id", "mailing_model_id", "mailing_domain", "contact_list_ids")
    def _compute_apk_reach(self):
        for mailing in self:
            records = self.env[mailing.mailing_model_real or "apk.consent"]
            mailing.apk_reach = mailing._may_count_recipients() and records.search_count(
                mailing._get_recipients_domain()
            )

    def _compute_total(self):
        """A mailing of another addon opens for whoever reads mailings, without counting what is not theirs to read."""
        countable = self.filtered(lambda mailing: mailing._may_count_recipients())
        (self - countable).total = 0
        return super(MailingRecipients, countable)._compute_total()

    def _may_count_recipients(self):
        return self.env[self.mailing_model_real or "apk.consent"].has_access("read")

    @api.depends("apk_topic_id")
    def _compute_apk_abroad_count(self):
        consents = self.env["apk.consent"]
        for mailing in self:
            live = Domain("topic_id", "=", mailing.apk_topic_id.id) & Domain("is_live", "=", True)
            emails = mailing.apk_topic_id and consents.search_fetch(live, ["email"]).mapped("email")
            mailing.apk_abroad_count = sum(not is_in_russian_zone(one) for one in emails or ())

    def _compute_apk_is_tracked(self):
        self.apk_is_tracked = bool(self._tracking_modes())

    @api.onchange("apk_topic_id")
    def _choose_by_topic(self):
        """Everybody who agreed to the topic, until the editor narrows it down."""
        for mailing in self.filtered(lambda one: one.mailing_model_real == "apk.consent"):
            mailing.mailing_domain = repr(mailing._get_default_mailing_domain())

    def _get_recipients_domain(self):
        gate = self.env["apk.mailing.gate"]._domain_of(self.mailing_model_real, self.apk_topic_id)
        return super()._get_recipients_domain() & gate

    def _get_ab_testing_siblings_mailings(self):
        # sudo: a controller may not read campaigns; the form only shows which mailings belong to one A/B test
        system = self.sudo()
        siblings = super(MailingRecipients, system)._get_ab_testing_siblings_mailings()
        return siblings.sudo(self.env.su)
