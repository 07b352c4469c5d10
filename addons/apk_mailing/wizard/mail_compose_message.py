from odoo import api, fields, models

from ..messages import MASS_EMAIL_NEEDS_TOPIC


class MailComposeMessage(models.TransientModel):
    """The second gate: one e-mail written to many from a list, by whatever road of Odoo (п. 27.1)."""

    _inherit = "mail.compose.message"

    apk_topic_id = fields.Many2one(
        "apk.consent.topic",
        string="Topic",
        help="E-mails to many people go only to those who agreed to the topic (clause 27).",
    )

    apk_is_transactional = fields.Boolean(
        string="About the recipient's own matter", compute="_compute_apk_is_transactional"
    )

    @api.depends("model")
    def _compute_apk_is_transactional(self):
        for composer in self:
            composer.apk_is_transactional = self.env["apk.transactional.mail"]._is_transactional(
                composer.model
            )

    def _is_mailing(self):
        """A topic, or a mailing of Odoo, makes a mailing even of e-mails about documents."""
        is_mass = self.composition_mode == "mass_mail"
        by_choice = self.mass_mailing_id or self.mass_mailing_name or self.apk_topic_id
        return is_mass and bool(by_choice or not self.apk_is_transactional)

    def _apk_topic(self):
        return self.mass_mailing_id.apk_topic_id or self.apk_topic_id

    def action_send_mail(self):
        """A person at the screen learns what to do; what programs prepare is stopped one by one."""
        self._check_apk_topic()
        return super().action_send_mail()

    def _action_send_mail(self, auto_commit=False):
        """A person may also come here by a method of another model: ``message_mail_with_source``."""
        if self.env["apk.broadcast.gate"]._is_a_colleague():
            self._check_apk_topic()
        return super()._action_send_mail(auto_commit=auto_commit)

    def _check_apk_topic(self):
        for composer in self:
            if composer._is_mailing() and not composer._apk_topic():
                raise MASS_EMAIL_NEEDS_TOPIC(self.env)

    def _process_mail_values_state(self, mail_values_dict):
        result = super()._process_mail_values_state(mail_values_dict)
        if not self._is_mailing():
            return result
        info = self._get_recipients_data(result)
        emails = {email for one in info.values() for email in one["mail_to_normalized"]}
        open_for = self.env["apk.mailing.gate"]._consents_for(emails, self._apk_topic())
        colleagues = set() if self.mass_mailing_id else self._apk_colleagues(emails)
        for record_id, values in result.items():
            to = info[record_id]["mail_to_normalized"]
            if to and set(to) <= colleagues:
                continue
            values.update(apk_is_mailing=True, apk_topic_id=self._apk_topic().id)
            if len(to) != 1 or to[0] not in open_for:
                values.update(state="cancel", failure_type="mail_optout", is_notification=False)
        return result

    def _apk_colleagues(self, emails):
        return self.env["apk.broadcast.gate"]._colleague_addresses(emails)
