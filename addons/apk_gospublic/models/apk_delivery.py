from odoo import api, fields, models

from odoo.addons.apk_base.transactions import in_new_transaction

from ..rules.network import Refused
from ..rules.plain_notice import plain_notice
from .network_calls import NoAnswer


class ApkDelivery(models.Model):
    """A notice to a person in a network; where none is known, a clerk hands it over as before."""

    _inherit = "apk.delivery"

    social_account_id = fields.Many2one("apk.social.account", readonly=True, ondelete="restrict")
    _social_idx = models.Index("(id) WHERE social_account_id IS NOT NULL AND state = 'queued'")

    def _start(self):
        account = self._account_of_owner()
        if not account:
            return super()._start()
        self.write({"social_account_id": account.id, "address": account._address()})
        # sudo: a specialist may not touch scheduled jobs; this one is only woken earlier
        self.env.ref("apk_gospublic.ir_cron_send").sudo()._trigger()
        return None

    def _account_of_owner(self):
        """Where the client has written from; empty when the administrator sends this channel another way."""
        owner, is_by_hand = self._source_record(), self.transport == "task"
        is_social = self.channel_id.code == "gospublic" and hasattr(owner, "_social_account")
        if not (is_by_hand and is_social):
            return self.env["apk.social.account"]
        account = owner._social_account()
        return account if account.page_id.active else account.browse()

    @api.model
    def _cron_send_to_networks(self):
        notices = self.with_context(lang=self.env["apk.office"]._lang())
        to_people = [("social_account_id", "!=", False)]
        notices._send_each_due(to_people, lambda notice: notice._send_to_network())

    def _send_to_network(self):
        self.ensure_one()
        with self._held_while_sending() as is_ours:
            if is_ours and self.state == "queued":
                outcome = self._call_network()
                if outcome:
                    in_new_transaction(self.env, *outcome)

    def _call_network(self):
        """:return: what is to be recorded, a method and its arguments; None when somebody has cancelled it"""
        account = self.social_account_id
        page = account.page_id
        more = self.env._("The rest is on the page of your message")
        text = plain_notice(str(self.mail_message_id.body), page._rules().LONGEST, more)
        # a network that does not know repeated messages: a crash must not send twice
        if page.network != "vk" and not in_new_transaction(self.env, self._claim):
            return None
        try:
            page._send(account.person, text, self.id)
        except Refused as refused:
            return (self._fail, str(refused)) if refused.is_final else (self._defer, refused)
        except NoAnswer as silence:
            return self._judge_silence, page, silence
        return (self._mark_sent,)

    def _judge_silence(self, page, silence):
        """VKontakte delivers a message of one number once: it is repeated. MAX does not: a person looks."""
        if page.network == "vk":
            self._defer(silence)
        else:
            self.write({"state": "unclear", "failure": str(silence)})
            self._source_record()._notify_assignee(
                self.env._("Find out whether the notice left: %s", self.subject)
            )
