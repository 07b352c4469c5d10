import logging
from xmlrpc import client as xmlrpclib

from markupsafe import Markup

from odoo import api, models

from ...messages import ONLY_THE_MAILBOX
from ...rules.mail_gateway import ReadEmail
from ...rules.mail_reading import CID
from ...rules.mail_receipt import one_line

_logger = logging.getLogger(__name__)


class MailThread(models.AbstractModel):
    """The door of Odoo's mail gateway: an e-mail to the office goes into the spool first, and out of it once.

    ``mail_spool_id`` among ``custom_values`` marks an e-mail that the spool has; no person may set it.
    """

    _inherit = "mail.thread"

    @api.model
    def message_process(
        self,
        model,
        message,
        custom_values=None,
        save_original=False,
        strip_attachments=False,
        thread_id=None,
    ):
        self._refuse_unless_mail_robot()
        rest = (save_original, strip_attachments, thread_id)
        if self.env.su and self._is_spooled(custom_values):
            return super().message_process(model, message, custom_values, *rest)
        raw = bytes(message.data) if isinstance(message, xmlrpclib.Binary) else message
        raw = raw.encode() if isinstance(raw, str) else raw
        spool = self.env["apk.mail.spool"].sudo()  # sudo: a robot may not write; it adds e-mails
        if not spool._is_ours(raw, model):
            return super().message_process(model, message, custom_values, *rest)
        spooled = spool.browse(spool._store(raw, self._mailbox()))
        if model != "apk.case" and spool._concerns_others(raw):
            shared = {**(custom_values or {}), "mail_spool_id": spooled.id}
            try:
                with self.env.cr.savepoint():
                    super().message_process(model, message, shared, *rest)
            except (
                Exception
            ):  # broad: the office registers its e-mail whatever breaks there (п. 18)
                _logger.exception("E-mail %s was not taken by another addon", spooled.id)
        return spooled._register_in_own_transaction()

    @api.model
    def _refuse_unless_mail_robot(self):
        """The gateway believes what it is given: only scheduled jobs and administrators, who set mailboxes up, feed it.

        :raises ONLY_THE_MAILBOX: anybody else, who could bring in an e-mail that nobody has sent (п. 6)
        """
        if not (self.env.su or self.env.user.has_group("base.group_system")):
            raise ONLY_THE_MAILBOX(self.env)

    @api.model
    def _mailbox(self):
        """The mailbox that hands an e-mail over, as core names it; empty when a mail server calls the gateway itself."""
        # sudo: a robot may not read mailboxes; only the moment of its start is used
        mailboxes = self.env["fetchmail.server"].sudo()
        return mailboxes.browse(self.env.context.get("default_fetchmail_server_id") or ()).exists()

    @api.model
    def _process_read_email(self, spooled, message, custom_values, case=None):
        """What core's ``message_process`` does, for an e-mail that the spool has read.

        :param message: a ``ReadEmail``
        :param case: the message to add it to; a new one without it
        :return: id of the message; False when the gateway took it for a report
        """
        parsed = self.message_parse(message)
        thread_id = case.id if case else None
        routes = self.message_route(message, parsed, "apk.case", thread_id, custom_values)
        if not routes:
            return False
        files, pictures = spooled._keep_files(message.reading, case or self.env["apk.case"])
        body = CID.sub(lambda found: f'src="{pictures[found[1]]}"', parsed["body"])
        parsed["body"] = Markup(body)  # noqa: S704  tame HTML; the fields that take it sanitize it
        parsed["attachment_ids"] = files.ids
        parsed.update(self._message_parse_post_process(message, parsed, routes))
        found = self._message_route_process(message, parsed, routes)
        files.filtered(lambda file: not file.res_id).res_id = found
        return found

    @api.model
    def _message_parse_extract_payload(self, message, message_dict, save_original=False):
        """Words that our reader has read; core would take them apart again, without a bound."""
        if not isinstance(message, ReadEmail):
            return super()._message_parse_extract_payload(message, message_dict, save_original)
        body = self.env["apk.mail.spool"]._body_of(message.reading)
        return {"body": body, "attachments": []}

    @api.model
    def _is_spooled(self, custom_values):
        return "mail_spool_id" in (custom_values or {})

    @api.model
    def message_parse(self, message, save_original=False):
        """Encoded words may carry what no header and no database holds: ends of lines, NUL."""
        self._refuse_unless_mail_robot()
        parsed = super().message_parse(message, save_original=save_original)
        files = [file._replace(fname=one_line(file.fname or "")) for file in parsed["attachments"]]
        body = (parsed.get("body") or "").replace("\0", "")
        heads = {name: one_line(text) for name, text in parsed.items() if isinstance(text, str)}
        return {**parsed, **heads, "body": body, "attachments": files}

    @api.model
    def message_route(self, message, message_dict, model=None, thread_id=None, custom_values=None):
        """An e-mail of the spool goes to ``apk.case`` once; core would bounce or drop some by rules of its own."""
        self._refuse_unless_mail_robot()
        if not self._is_spooled(custom_values):
            return super().message_route(message, message_dict, model, thread_id, custom_values)
        if model == "apk.case" and not message_dict.get("is_bounce"):
            self._routing_reset_bounce(message, message_dict)
            spooled = self.env["apk.mail.spool"].browse(custom_values["mail_spool_id"])
            message_dict["date"] = spooled.received_at  # the sender's «Date» is a claim
            return [("apk.case", thread_id or 0, custom_values, self.env.uid, None)]
        # a bounce, or the share of another addon in an e-mail that the office registers itself
        values = {name: value for name, value in custom_values.items() if name != "mail_spool_id"}
        routes = super().message_route(message, message_dict, model, thread_id, values or None)
        return [route for route in routes or [] if route[0] != "apk.case"]

    @api.model
    def _detect_loop_sender(self, message, message_dict, routes):
        """A public office may not drop the 21st e-mail of a sender; loops are held at the first reply."""
        others = [route for route in routes or [] if route[0] != "apk.case"]
        return bool(others) and super()._detect_loop_sender(message, message_dict, others)
