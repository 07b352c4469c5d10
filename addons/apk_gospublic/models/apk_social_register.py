import json
import logging

from markupsafe import Markup

from odoo import api, models
from odoo.tools import plaintext2html

from odoo.addons.apk_base.transactions import commit_each, in_new_transaction

from .network_calls import fetched

_logger = logging.getLogger(__name__)
SUBJECT = 90  # characters


class ApkSocialRegister(models.Model):
    """How a message from a network becomes a message of the office (п. 18, 20, 62)."""

    _inherit = "apk.social.event"

    @api.model
    def _cron_register(self):
        """Each in a transaction of its own; one that fails stays in sight and does not stop the others."""
        waiting = self.search([("state", "=", "received")], order="id")
        commit_each(waiting, lambda event: event._register_or_report())

    def _register_or_report(self):
        try:
            in_new_transaction(self.env, self._register_once)
        except Exception as error:  # broad: the others are registered; this one stays in sight
            _logger.exception("Message %s of a network could not be registered", self.id)
            self.failure = str(error)[:250]

    def _register_once(self):
        self.ensure_one()
        self = self.with_context(lang=self.env["apk.office"]._lang())
        if not self.try_lock_for_update() or self.state != "received":
            return
        page = self.page_id
        incoming = page._rules().incoming(json.loads(self.raw))
        account = self.env["apk.social.account"]._of(page, incoming.person, incoming.name)
        files, links = self._files(page, incoming)
        body = Markup(plaintext2html(incoming.text or self.env._("(no words)"))) + links  # noqa: S704  plaintext2html escapes
        open_case = account._open_case()
        if open_case:
            open_case._take_from_network(account, body, files)
        case = open_case or self._new_case(account, incoming, body, files)
        state = "attached" if open_case else "registered"
        self.write({"state": state, "case_id": case.id, "failure": False})

    def _files(self, page, incoming):
        """What could be fetched, as ``message_post`` takes it, and links to the rest."""
        files, links = [], Markup()
        for file in incoming.files:
            content = fetched(file.url, page._rules().FILE_HOSTS)
            if content is None:
                not_fetched = self.env._("A file that could not be fetched: %s", file.name)
                links += Markup("<p>%s %s</p>") % (not_fetched, file.url)
            else:
                files.append((file.name, content))
        return files, links

    def _new_case(self, account, incoming, body, files):
        words = " ".join(incoming.text.split())
        subject = words if len(words) <= SUBJECT else words[:SUBJECT].rsplit(" ", 1)[0] + "…"
        channel = self.env.ref("apk_client.channel_gospublic")
        case = self.env["apk.case"].create(
            {
                "subject": subject or self.env._("Message from %s", account.page_id.name),
                "body": body,
                "partner_id": account.partner_id.id,
                "social_account_id": account.id,
                "received_at": self.received_at,
                "intake_channel_id": channel.id,
                "chosen_channel_id": channel.id,
                "regime_id": self.env.ref("apk_case.regime_order_only").id,
            }
        )
        if files:
            sent = self.env._("Files of the client")
            posted = case.message_post(body=sent, attachments=files)
            case._log_addition(account.partner_id, sent, channel, message=posted)
        return case
