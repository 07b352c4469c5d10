import email.policy

from markupsafe import Markup

from odoo import models
from odoo.tools import formataddr
from odoo.tools.misc import file_open

from odoo.addons.apk_base.rules.plain_text import plain_text

from ...messages import EMAIL_WITHOUT_LINK
from ...rules.campaign_email import GIVEN_ON, LINK, PLACES, EmailForm, is_personal

HEAD, TEXT, HTML = (place.decode() for place in PLACES)
STYLES = "mass_mailing/static/src/scss/mass_mailing_mail.scss"


class CampaignEmail(models.Model):
    """How a campaign e-mail looks: composed once, with places for what is personal (п. 28)."""

    _inherit = "mailing.mailing"

    def _is_personal(self):
        self.ensure_one()
        return is_personal(self.body_html, self.subject, self.preview)

    def _email_body(self, record_id):
        """The editor's text as it leaves; rendered for the record when it names something of the recipient."""
        self.ensure_one()
        body, preview = self.body_html or Markup(), self.preview
        if self._is_personal() and record_id:
            ids = [record_id]
            body = self._render_field("body_html", ids, compute_lang=False)[record_id]
            preview = self._render_field("preview", ids, compute_lang=False)[record_id]
        return self._prepend_preview(Markup(body), preview)  # noqa: S704  rendered and sanitized by Odoo

    def _email_subject(self, record_id):
        if not is_personal(self.subject) or not record_id:
            return self.subject
        return self._render_field("subject", [record_id], compute_lang=False)[record_id]

    def _email_parts(self, record_id=None, tracking=()):
        """The page and the text of an e-mail, both with the link to leave.

        :param tracking: modes (``TRACKING_MODES``) in which this reader has agreed to be tracked
        :raises EMAIL_WITHOUT_LINK: an e-mail without it must not leave
        """
        body = self._email_body(record_id)
        foot = self._email_footer(self.apk_topic_id, tracking)
        seen = self._with_tracked_links(body) if "links" in tracking else body
        mark = self._opening_mark() if "openings" in tracking else Markup()
        absolute = self.env["mail.render.mixin"]._replace_local_links(seen + foot + mark)
        absolute = self._with_own_links(absolute)
        with file_open(STYLES) as styles:
            style = Markup("<style>%s</style>") % Markup(styles.read())  # noqa: S704  a file of Odoo
        html = self.env["ir.qweb"]._render(
            "mass_mailing.mass_mailing_mail_layout",
            {"body": absolute, "mailing_style": style},
            minimal_qcontext=True,
        )
        text = plain_text(self._with_own_links(body)) + "\n\n" + plain_text(foot)
        if LINK not in html or LINK not in text:
            raise EMAIL_WITHOUT_LINK(self.env)
        return str(html), text

    def _email_footer(self, topic, tracking=()):
        """Why the person gets the e-mail, and the way out of it (п. 28)."""
        values = {
            "topic": topic,
            "link": f"{self.get_base_url()}/apk/unsubscribe/{LINK}",
            "given_on": GIVEN_ON,
            "tracking": tracking,
            "office": self.env["apk.office"]._details(),
        }
        return self.env["ir.qweb"]._render(
            "apk_mailing.email_footer", values, minimal_qcontext=True
        )

    def _with_own_links(self, html):
        """Odoo's places for «unsubscribe» and «view» lead to our pages: theirs carry the address of the person."""
        base = self.get_base_url()
        own = {
            "/unsubscribe_from_list": f"{base}/apk/unsubscribe/{LINK}",
            "/view": f"{base}/apk/campaign/{self.id}/{LINK}",
        }
        for path, link in own.items():
            html = html.replace(Markup(f'"{base}{path}"'), Markup(f'"{link}"'))  # noqa: S704  links of ours
            html = html.replace(Markup(f'"{path}"'), Markup(f'"{link}"'))  # noqa: S704
        return html

    def _email_form(self, session, record_id=None, tracking=()):
        """The e-mail with places for a person, and the address it is sent from.

        :param session: of the mail server: it may want another sender
        """
        html, text = self._email_parts(record_id, tracking)
        # sudo: an editor may not read mail servers; one message is built, nothing of the settings is shown
        servers = self.env["ir.mail_server"].sudo()
        message = servers._build_email__(
            email_from=self.email_from,
            email_to=["everybody@invalid.test"],
            subject=self._email_subject(record_id),
            body=HTML,
            body_alternative=TEXT,
            subtype="html",
            reply_to=self.reply_to or self.email_from,
            attachments=[(file.name, file.raw, file.mimetype) for file in self.attachment_ids],
            headers={"Return-Path": self.env["apk.office"]._email(), **self._bulk_headers()},
        )
        sender, _to, message = servers._prepare_email_message__(message, session)
        for name in ("To", "Message-Id", "Bcc", "Return-Path"):
            del message[name]
        for part in message.walk():
            if part.get_content_type() in ("text/plain", "text/html") and not part.is_attachment():
                place = TEXT if part.get_content_subtype() == "plain" else HTML
                part.replace_header("Content-Transfer-Encoding", "base64")
                part.set_payload(place)
        raw = HEAD.encode() + message.as_bytes(policy=email.policy.SMTP)
        return EmailForm(raw, text, html), sender

    def _bulk_headers(self):
        """What mail programs know a mailing by; automatic replies stay away (RFC 3834)."""
        return {
            "Precedence": "list",
            "X-Auto-Response-Suppress": "OOF",
            "List-Id": f"<{self.apk_topic_id.code or 'mailing'}.{self._mail_host()}>",
        }

    def _mail_host(self):
        return self.env["apk.office"]._email().rpartition("@")[2] or "localhost"

    def _personal_head(self, email, token, message_id):
        """Header lines of one e-mail. Written by hand: a folded or encoded link would not be followed (RFC 8058)."""
        link = f"{self.get_base_url()}/apk/unsubscribe/{token}"
        lines = (
            f"To: {email}",
            f"Message-Id: {message_id}",
            f"List-Unsubscribe: <{link}>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        )
        return "".join(f"{line}\r\n" for line in lines)

    def _default_sender(self):
        office = self.env["apk.office"]._details()
        return formataddr((office["name"], office["email"]))
