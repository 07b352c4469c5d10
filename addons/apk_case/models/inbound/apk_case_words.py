from lxml import html
from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import html2plaintext

from ...rules.mail_lines import FOLD_MARK
from ...rules.remote_pictures import has_remote_picture

FOLDED = (
    f"//*[@data-o-mail-quote='{FOLD_MARK}'][not(ancestor::*[@data-o-mail-quote='{FOLD_MARK}'])]"
)


class ApkCaseWords(models.Model):
    """The client's new words, apart from quotes and signatures (п. 18): they alone are judged, and shown first."""

    _inherit = "apk.case"

    new_words = fields.Html(
        string="Words of the client", compute="_compute_words", sanitize=False
    )  # both are parts of ``body``, which is sanitized
    folded_words = fields.Html(
        string="Quotes and signature", compute="_compute_words", sanitize=False
    )
    has_remote_pictures = fields.Boolean(compute="_compute_words")
    reading_note = fields.Text(related="mail_spool_id.reading_note", related_sudo=True)

    # the body of an e-mail is never rewritten; to follow it would make the web client ask at every word typed on paper
    @api.depends("mail_spool_id")
    def _compute_words(self):
        for case in self:
            case.new_words, case.folded_words = self._words_apart(case.body)
            case.has_remote_pictures = has_remote_picture(case.body or "")

    def action_show_pictures(self):
        """A page of its own: the browser keeps the screens of the office from asking a stranger's server."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/apk_case/{self.id}/pictures",
            "target": "new",
        }

    def _all_words(self):
        """What the client has written, first and afterwards, as HTML, oldest first."""
        emails = self.message_ids.filtered(lambda one: one.message_type == "email").sorted("id")
        return list(dict.fromkeys([self.body or "", *emails.mapped("body")]))

    @api.model
    def _words_apart(self, body):
        """
        :return: (new words, quotes and signatures), as HTML
        """
        if not body or FOLD_MARK not in body:
            return body, False
        root = html.fragment_fromstring(body, create_parent="div")
        folded = []
        for node in root.xpath(FOLDED):
            folded.append(self._cut_out(node))
        return self._inner_html(root), Markup("").join(folded)

    @api.model
    def _cut_out(self, node):
        """Take a node out of its tree, leaving the text that follows it; its HTML."""
        tail, node.tail = node.tail or "", None
        before, parent = node.getprevious(), node.getparent()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(node)
        return Markup(html.tostring(node, encoding="unicode"))  # noqa: S704  part of a sanitized field

    @api.model
    def _inner_html(self, root):
        pieces = [Markup.escape(root.text or "")]
        pieces += [Markup(html.tostring(child, encoding="unicode")) for child in root]  # noqa: S704  as above
        return Markup("").join(pieces)

    @api.model
    def _plain_new_words(self, body):
        """The new words of a text in HTML, plain."""
        new, _folded = self._words_apart(body)
        return html2plaintext(new or "", include_references=False)
