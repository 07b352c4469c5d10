from odoo import api, models
from odoo.fields import Domain
from odoo.tools import email_normalize

from odoo.addons.apk_base.office_time import to_local

RUSSIAN_DAY = "%d.%m.%Y"
WITHDRAWN = "apk_withdrawn"


class ApkMailingGate(models.AbstractModel):
    """п. 27.1: who may get an e-mail on a topic at this moment. Every entrance asks here; no context opens it."""

    _name = "apk.mailing.gate"
    _description = "Gate of mailings"

    @api.model
    def _consents_for(self, emails, topic):
        """Consents that let e-mails through now.

        :return: {address: consent}; an address that is not in it gets no e-mail
        """
        if not topic:
            return {}
        addresses = {address for address in map(email_normalize, filter(None, emails)) if address}
        # sudo: an editor may not read the stop list; stopped addresses are only left out
        stops = self.env["mail.blacklist"].sudo()
        stopped = stops.search([("email", "in", list(addresses))]).mapped("email")
        consents = self.env["apk.consent"]._live_for(
            addresses.difference(stopped), "mailing", topic
        )
        return {consent.email: consent for consent in consents.sorted("id")}

    @api.model
    def _domain_of(self, model, topic):
        """The gate as a domain of recipients; for a model without a stored address everybody, to be judged later."""
        if not topic:
            return Domain.FALSE
        consents = self.env["apk.consent"]
        live = Domain("topic_id", "=", topic.id) & Domain("withdrawn_at", "=", False)
        if model == "apk.consent":
            return live
        field = self.env[model]._fields.get("email_normalized")
        if not field or not field.store:
            return Domain.TRUE
        # sudo: an editor may read fewer consents than there are; only addresses of consents in force enter the query
        query = consents.sudo()._search(live)
        return Domain("email_normalized", "in", query.subselect("email"))

    @api.model
    def _reasons_for(self, emails, topic):
        """Why these addresses get no e-mail.

        :return: {address: (kind of failure, sentence for the log)}
        """
        # sudo: an editor may not read the stop list; the log says «stopped» of an address the editor chose
        stops = self.env["mail.blacklist"].sudo()
        stopped = set(stops.search([("email", "in", list(emails))]).mapped("email"))
        # sudo: an editor does not see withdrawn consents; only the day of the withdrawal is written into the log
        consents = self.env["apk.consent"].sudo()
        left = Domain("email", "in", list(emails)) & Domain("topic_id", "=", topic.id or 0)
        last = dict(
            consents._read_group(
                left & Domain("withdrawn_at", "!=", False), ["email"], ["withdrawn_at:max"]
            )
        )
        return {email: self._reason(email, email in stopped, last.get(email)) for email in emails}

    @api.model
    def _reason(self, email, is_stopped, withdrawn_at):
        if not email:
            return "mail_email_missing", self.env._("There is no address")
        if is_stopped:
            return "mail_bl", self.env._("The address is on the stop list, no e-mail was sent")
        if not withdrawn_at:
            return "apk_no_consent", self.env._(
                "There is no consent to this topic, no e-mail was sent"
            )
        day = to_local(withdrawn_at).strftime(RUSSIAN_DAY)
        return WITHDRAWN, self.env._(
            "The recipient has withdrawn the consent on %s, no e-mail was sent", day
        )

    @api.model
    def _withdrawn_meanwhile(self, consents):
        """Of these, what another transaction has withdrawn by now: ours still sees them as they were.

        Odoo reads a snapshot of the moment its transaction began; an e-mail leaves later.
        """
        with self.env.registry.cursor() as fresh:
            fresh.execute(
                "SELECT id FROM apk_consent WHERE id = ANY(%s) AND withdrawn_at IS NOT NULL",
                [consents.ids],
            )
            return consents.browse(row[0] for row in fresh.fetchall())
