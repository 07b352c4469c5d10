from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import html2plaintext

from ..messages import VERSION_IS_FINAL
from ..rules.difference import difference


class ApkArticleVersion(models.Model):
    """A published text of an article, with its number and changes; versions are added and never changed.

    The review that a version belongs to is set right after the publication, the only write that is allowed.
    """

    _name = "apk.article.version"
    _description = "Version of an article"
    _order = "article_id, number desc"
    _rec_name = "number"

    article_id = fields.Many2one(
        "apk.article", required=True, readonly=True, ondelete="restrict", index=True
    )
    number = fields.Integer(readonly=True, required=True)
    name = fields.Char(string="Title", readonly=True, required=True)
    body = fields.Html(string="Text", readonly=True, sanitize="email_outgoing")
    changes = fields.Char(string="What has changed", readonly=True)
    published_at = fields.Datetime(string="Published", readonly=True, required=True)
    published_by_id = fields.Many2one("res.users", string="Published by", readonly=True)
    review_id = fields.Many2one("apk.knowledge.review", readonly=True, index="btree_not_null")
    difference = fields.Html(compute="_compute_difference", sanitize=False)

    _number_uniq = models.Constraint(
        "UNIQUE(article_id, number)", "There is already a version of this number."
    )

    @api.model
    def _append(self, article, changes):
        """Add the published text of the article as its next version.

        :param changes: the editor's words; empty for the first version
        """
        last = self.search([("article_id", "=", article.id)], limit=1)
        return self.create(
            {
                "article_id": article.id,
                "number": last.number + 1,
                "name": article.name,
                "body": article.body,
                "changes": changes or self.env._("First version"),
                "published_at": article.published_at,
                "published_by_id": article.published_by_id.id,
            }
        )

    def write(self, vals):
        if vals.keys() - {"review_id"}:
            raise VERSION_IS_FINAL(self.env)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_published(self):
        raise VERSION_IS_FINAL(self.env)

    @api.depends("body")
    def _compute_difference(self):
        for version in self:
            before = version._previous()
            parts = difference(before._text() if before else "", version._text())
            version.difference = Markup("").join(self._shown(*part) for part in parts)

    def _previous(self):
        return self.search(
            [("article_id", "=", self.article_id.id), ("number", "<", self.number)], limit=1
        )

    def _text(self):
        return f"{self.name}\n" + html2plaintext(self.body or "", include_references=False)

    @api.model
    def _shown(self, kind, text):
        """Readable without colour: removed words are struck out, added words are underlined."""
        tag = {"gone": "del", "new": "ins", "same": "span"}[kind]
        lines = Markup("<br/>").join(text.split("\n"))
        return Markup("<{0}>{1}</{0}>").format(Markup(tag), lines)  # noqa: S704  one of three tags; ``lines`` is escaped

    def action_restore(self):
        """Make the text of this version the draft; publishing it makes a new version."""
        self.ensure_one()
        self.article_id.check_access("write")
        self.article_id.write(
            {
                "draft_name": self.name if self.name != self.article_id.name else False,
                "draft_body": self.body,
                "changes": self.env._("Version %s restored", self.number),
            }
        )
        return self.article_id._get_records_action()
