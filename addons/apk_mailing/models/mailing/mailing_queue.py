import secrets

from psycopg2.extras import execute_values

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import email_normalize, split_every

from .apk_mailing_gate import WITHDRAWN

CHUNK = 1000
INSERT = """
INSERT INTO mailing_trace (
    create_uid, write_uid, create_date, write_date, trace_type, mass_mailing_id, campaign_id, model,
    res_id, email, apk_consent_id, message_id, trace_status, failure_type, failure_reason
) VALUES %s ON CONFLICT DO NOTHING RETURNING res_id
"""


class MailingQueue(models.Model):
    """Writing down whom a mailing goes to: one lean row an e-mail, and one with the reason for whoever is left out.

    Rows are inserted by thousands past the ORM: Odoo's own way costs more than the sending itself.
    """

    _inherit = "mailing.mailing"

    def _queue_emails(self, record_ids):
        """Queue these recipients; who has no live consent, or a second e-mail coming, is logged instead.

        :return: how many e-mails were queued
        """
        self.ensure_one()
        self.env.flush_all()
        queued = 0
        for ids in split_every(CHUNK, record_ids):
            addresses = self._addresses_of(ids)
            consents = self.env["apk.mailing.gate"]._consents_for(
                addresses.values(), self.apk_topic_id
            )
            taken = self._mailed_in_campaign(list(consents))
            open_rows = [
                (record_id, consents[address])
                for record_id, address in addresses.items()
                if address in consents and address not in taken
            ]
            inserted = self._insert([self._email_row(*row) for row in open_rows])
            queued += len(inserted)
            self._log_omitted(addresses, consents, inserted)
            self.env.invalidate_all()
        return queued

    def _addresses_of(self, ids):
        """{record: normalized address or False}, in the order of the ids."""
        records = self.env[self.mailing_model_real].browse(ids)
        if self.mailing_model_real == "apk.consent":
            return {consent.id: consent.email for consent in records}
        if "email_normalized" in records._fields:
            return {record.id: record.email_normalized for record in records}
        primary = records._mail_get_primary_email()
        return {record: email_normalize(email or "") for record, email in primary.items()}

    def _mailed_in_campaign(self, addresses):
        """Versions of an A/B test share their people: nobody gets two of them."""
        if not self.ab_testing_enabled or not self.campaign_id:
            return set()
        # sudo: an editor sees the own mailings; only «has this address an e-mail of the campaign» is used
        traces = self.env["mailing.trace"].sudo()
        sent = Domain("campaign_id", "=", self.campaign_id.id) & Domain("email", "in", addresses)
        return set(traces.search(sent & Domain("apk_consent_id", "!=", False)).mapped("email"))

    def _email_row(self, record_id, consent):
        name = f"<apk-{self.id}-{secrets.token_hex(8)}@{self._mail_host()}>"
        return self._row(record_id, consent.email, consent.id, name, "outgoing")

    def _row(self, record_id, email, consent_id, message_id, status, failure=None, reason=None):
        now = fields.Datetime.now()
        uid, campaign = self.env.uid, self.campaign_id.id or None
        shared = (uid, uid, now, now, "mail", self.id, campaign, self.mailing_model_real)
        return (*shared, record_id, email or None, consent_id, message_id, status, failure, reason)

    def _insert(self, rows):
        """:return: records whose row was new"""
        if not rows:
            return set()
        cursor = self.env.cr._obj
        return {row[0] for row in execute_values(cursor, INSERT, rows, page_size=CHUNK, fetch=True)}

    def _log_omitted(self, addresses, consents, inserted):
        """п. 27.1: who was left out, and why."""
        double = "mail_dup", self.env._("This address has an e-mail of this mailing already")
        out = {record: address for record, address in addresses.items() if record not in inserted}
        shut = {address for address in out.values() if address not in consents}
        reasons = self.env["apk.mailing.gate"]._reasons_for(shut, self.apk_topic_id)
        rows = []
        for record, address in out.items():
            failure, reason = reasons.get(address, double)
            kept = None if failure == WITHDRAWN else address  # 152-ФЗ, ст. 21
            rows.append(self._row(record, kept, None, None, "cancel", failure, reason))
        self._insert(rows)

    def _chosen_without_consent(self):
        """Whom the editor has chosen and the gate has left out, not logged yet."""
        chosen = Domain(self._parse_mailing_domain()) | self._withdrawn_since_written()
        gate = self.env["apk.mailing.gate"]._domain_of(self.mailing_model_real, self.apk_topic_id)
        ids = self.env[self.mailing_model_real].search(chosen & ~gate).ids
        # sudo: an editor may not read every row; only which recipients have one already is used
        rows = self.env["mailing.trace"].sudo()
        done = rows.search_fetch(
            [("mass_mailing_id", "=", self.id), ("res_id", "in", ids)], ["res_id"]
        )
        return sorted(set(ids) - set(done.mapped("res_id")))

    def _withdrawn_since_written(self):
        """Readers whom the editor still counted on; a filter by «in force» leaves them out without a word."""
        if self.mailing_model_real != "apk.consent":
            return Domain.FALSE
        since = Domain("withdrawn_at", ">=", self.create_date)
        return since & Domain("topic_id", "=", self.apk_topic_id.id)
