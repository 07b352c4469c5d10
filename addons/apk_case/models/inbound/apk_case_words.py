from lxml import html
from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import html2plaintext

from ...rules.mail_lines import FOLD_MARK

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
    reading_note = fields.Text(related="mail_spool_id.reading_note", related_sudo=True)

    # the body of an e-mail is never rewritten; to follow it would make the web client ask at every word typed on paper
    @api.depends("mail_spool_id")
    def _compute_words(self):
        for case in self:
            case.new_words, case.folded_words = self._words_apart(case.body)

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
        return Markup(html.tostring(node, encoding="unicode"))  # part of a sanitized field

    @api.model
    def _inner_html(self, root):
        pieces = [Markup.escape(root.text or "")]
        pieces += [Markup(html.tostring(child, encoding="unicode")) for child in root]  # as above
        return Markup("").join(pieces)

    @api.model
    def _plain_new_words(self, body):
        """The new words of a text in HTML, plain."""
        new, _folded = self._words_apart(body)
        return html2plaintext(new or "", include_references=False)
