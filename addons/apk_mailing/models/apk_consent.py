from odoo import api, fields, models
from odoo.fields import Domain


class ApkConsent(models.Model):
    """Consents as recipients of mailings, and Odoo's own lists and stops kept to the same truth."""

    _inherit = "apk.consent"
    _mailing_enabled = True

    @api.model
    def _give(self, purpose, collection_mode, **particulars):
        """A consent given anew opens an address that had been stopped before."""
        consents = super()._give(purpose, collection_mode, **particulars)
        if purpose == "mailing":
            address = consents[:1].email
            # sudo: a visitor may not edit the stop list; the owner of the mailbox has just agreed to e-mails again
            stops = self.env["mail.blacklist"].sudo()
            if stops.search_count([("email", "=", address)], limit=1):
                stops._remove(address, message=self.env._("The client has agreed to e-mails again"))
            consents._follow_in_lists(is_out=False)
        return consents

    def _withdraw(self, channel, **particulars):
        withdrawn = super()._withdraw(channel, **particulars)
        withdrawn.filtered("email")._follow_in_lists(is_out=True)
        return withdrawn

    def _give_again(self, place, program):
        """«Вернуть подписку»: a new consent, proved by the personal link of the old one (п. 27.1)."""
        self.ensure_one()
        office = self.with_context(lang=self.env["apk.office"]._lang())
        proof = office.env._(
            "Given again by the personal link of consent %(old)s: %(now)s UTC, %(place)s, %(program)s",
            old=self.id,
            now=fields.Datetime.now(),
            place=place,
            program=program,
        )
        return self._give(
            "mailing", "web", topics=self.topic_id, email=self.email, name=self.name, proof=proof
        )

    @api.model
    def _withdraw_address(self, email, topic, channel):
        """Odoo's own ways of leaving end here: the topic, or every mailing when there is none."""
        about = Domain("topic_id", "=", topic.id) if topic else Domain.TRUE
        # sudo: a visitor reads no consents; п. 29 lets everybody withdraw, and only a withdrawal follows
        consents = self.sudo()
        address = Domain("email", "=", self._address_of(email)) & Domain("purpose", "=", "mailing")
        return consents.search(address & about & Domain("withdrawn_at", "=", False))._withdraw(
            channel
        )

    def _follow_in_lists(self, *, is_out):
        """Lists of Odoo are derived: they show what the consents say."""
        # sudo: a visitor may not edit lists; they repeat what the consent says
        subscriptions = self.env["mailing.subscription"].sudo()
        for consent in self:
            stale = subscriptions.search(
                [
                    ("contact_id.email_normalized", "=", consent.email),
                    ("list_id.apk_topic_id", "=", consent.topic_id.id),
                    ("opt_out", "=", not is_out),
                ]
            )
            if stale:
                stale.write({"opt_out": is_out})

    @api.model
    def _mailing_get_default_domain(self, mailing):
        topic = mailing.apk_topic_id._origin.id
        about = ("topic_id", "=", topic) if topic else ("purpose", "=", "mailing")
        return [about, ("is_live", "=", True)]
