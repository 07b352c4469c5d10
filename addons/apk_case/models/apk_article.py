from odoo import api, fields, models

from odoo.addons.apk_base.declension import dative_name, dative_post
from odoo.addons.apk_base.rules.letter_words import opens_line, surname_first
from odoo.addons.apk_client.rules.person_names import split_name


class ApkArticle(models.Model):
    """For which messages and clients an article is meant (п. 23, 67)."""

    _inherit = "apk.article"

    topic_ids = fields.Many2many("apk.topic", string="Topics of messages")
    segment_ids = fields.Many2many(
        "apk.segment", string="For segments", help="Empty: for every client (clause 67)."
    )
    head_post = fields.Char(
        string="Post of the head of the body",
        help="In the nominative, with the name of the body. Letters to the body are for this person.",
    )
    head_name = fields.Char(string="Name of the head of the body")

    @api.model
    def _portable_fields(self):
        return {**super()._portable_fields(), "topics": "topic_ids", "segments": "segment_ids"}

    def _body_name(self):
        """Name of the body that a reference is about: «Ministry of Labour: benefits» is the ministry's (п. 42)."""
        return (self.name or "").partition(":")[0].strip()

    def _letter_addressee(self):
        """Whom a letter to the body is for (ГОСТ Р 7.0.97-2025, 5.14): its head in the dative, else the body as it is."""
        if not self.head_post:
            return self._body_name()
        name = split_name(self.head_name or "")
        dative = surname_first(*dative_name(*name.parts, name.gender)) or self.head_name or ""
        return "\n".join(filter(None, [opens_line(dative_post(self.head_post)), dative]))

    @api.model
    def _body_of(self, name):
        """The published reference about a body of this name, or an empty recordset."""
        about = [
            ("kind", "=", "reference"),
            ("state", "=", "published"),
            ("name", "=like", f"{name}%"),
        ]
        return self.search(about).filtered(lambda one: one._body_name() == name)[:1]
