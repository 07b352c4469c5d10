import logging
from xmlrpc import client as xmlrpclib

from odoo import api, models
from odoo.tools.mail import unfold_references

from ..rules.mail_charset import with_charsets
from ..rules.mail_receipt import header_text, headers_of, one_line

_logger = logging.getLogger(__name__)
OTHERS = "apk_letter_of_others"  # the spool has the letter: its way to «apk.case» is over


class MailThread(models.AbstractModel):
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
        """A letter to the office goes through the spool; the mail of other addons goes on as before."""
        raw = bytes(message.data) if isinstance(message, xmlrpclib.Binary) else message
        raw = raw.encode() if isinstance(raw, str) else raw
        spool = self.env[
            "apk.mail.spool"
        ].sudo()  # sudo: the gateway stores before it knows who wrote
        if not spool._is_ours(raw, model):
            return super().message_process(
                model, message, custom_values, save_original, strip_attachments, thread_id
            )
        letter = spool.browse(spool._store(raw))
        if model != "apk.case" and spool._concerns_others(raw):
            try:
                with self.env.cr.savepoint():
                    super(MailThread, self.with_context(**{OTHERS: True})).message_process(
                        model, message, custom_values, save_original, strip_attachments, thread_id
                    )
            except Exception:  # broad: the office registers its letter all the same (п. 18)
                _logger.exception("Letter %s was not taken by another addon", letter.id)
        return letter._register_in_own_transaction()

    @api.model
    def _process_spooled(self, letter, raw, joins, continues=None):
        """Let the gateway take apart and route a letter of the spool.

        :param joins: the message that the letter is added to, or an empty recordset
        :param continues: for a new message, the one that the client answers though it is over
        """
        raw, values = with_charsets(raw), {"mail_spool_id": letter.id}
        if continues:
            values["repeats_id"] = continues.id
        if (
            self.env["mail.message"]
            .sudo()
            .search_count(  # sudo: ids of every message count
                [("message_id", "=", letter.message_id or False)], limit=1
            )
        ):
            # Two letters share a Message-Id (scanners do so); the gateway would drop the second.
            raw = b"Message-Id: <%s@spool>\r\n" % letter.fingerprint.encode() + raw
        # the gateway itself, past our own door to it
        return super().message_process(  # pylint: disable=super-method-mismatch
            "apk.case",
            raw,
            custom_values=values,
            thread_id=joins.id or None,
        )

    @api.model
    def _case_answered_by(self, raw):
        """The message a letter belongs to: by reference to a letter of ours, else by number in the subject."""
        message = headers_of(raw)
        references = unfold_references(
            f"{header_text(message, 'References')} {header_text(message, 'In-Reply-To')}"
        )
        cases = self.env["apk.case"]
        answered = (
            self.env["mail.message"]
            .sudo()
            .search(  # sudo: the client reads no messages
                [("model", "=", "apk.case"), ("message_id", "in", references)],
                order="id desc",
                limit=1,
            )
        )
        return cases.browse(answered.res_id) if answered else cases._by_number_in(message)

    @api.model
    def message_parse(self, message, save_original=False):
        """Encoded words carry what no header and no database may hold: ends of lines, NUL."""
        parsed = super().message_parse(message, save_original=save_original)
        files = [file._replace(fname=one_line(file.fname or "")) for file in parsed["attachments"]]
        body = (parsed.get("body") or "").replace("\0", "")
        heads = {name: one_line(words) for name, words in parsed.items() if isinstance(words, str)}
        return {**parsed, **heads, "body": body, "attachments": files}

    @api.model
    def message_route(self, message, message_dict, model=None, thread_id=None, custom_values=None):
        """A letter of the spool has one way: core would bounce or drop some letters by its own rules."""
        spooled = "mail_spool_id" in (custom_values or {})
        if not spooled or message_dict.get("is_bounce"):
            routes = super().message_route(message, message_dict, model, thread_id, custom_values)
            is_ours = self.env.context.get(OTHERS)
            return [route for route in routes or [] if not is_ours or route[0] != "apk.case"]
        self._routing_reset_bounce(message, message_dict)
        return [("apk.case", thread_id or 0, custom_values, self.env.uid, None)]

    @api.model
    def _detect_loop_sender(self, message, message_dict, routes):
        """A public office may not drop the 21st letter of a sender; loops are held at the first reply."""
        others = [route for route in routes or [] if route[0] != "apk.case"]
        return bool(others) and super()._detect_loop_sender(message, message_dict, others)

    @api.model
    def _routing_handle_bounce(self, email_message, message_dict):
        result = super()._routing_handle_bounce(email_message, message_dict)
        self.env["apk.delivery"].sudo()._mark_bounced(  # sudo: the mail robot reports
            message_dict.get("bounced_message"), message_dict.get("body")
        )
        return result
