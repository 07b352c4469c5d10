from odoo import api, fields, models

KINDS = [
    ("faq", "Question and answer"),
    ("reply_template", "Reply template"),
    ("decision", "Sample decision"),
    ("contacts", "Contacts"),
    ("script", "Script of a talk"),
    ("reference", "Reference of another body"),
    ("other", "Other material"),
]
# п. 48: what every function must have.
MANDATORY_KINDS = ("faq", "reply_template", "decision", "contacts")


class ApkArticle(models.Model):
    """A material of the knowledge base (п. 44–48): what is in force, and beside it what an editor is writing."""

    _name = "apk.article"
    _description = "Article of the knowledge base"
    _inherit = ["apk.protected.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "name, id"

    name = fields.Char(string="Title", required=True, index="trigram", tracking=True)
    kind = fields.Selection(KINDS, required=True, default="faq", index=True)
    function_ids = fields.Many2many(
        "apk.function", "apk_article_function_rel", "article_id", "function_id", string="Functions"
    )
    unit_id = fields.Many2one(
        "apk.unit",
        string="Responsible unit",
        required=True,
        index=True,
        ondelete="restrict",
        compute="_compute_unit_id",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
    )
    is_public = fields.Boolean(
        string="For clients too",
        help="Clients read it without an account on the page of frequent questions (clause 45).",
        tracking=True,
    )
    body = fields.Html(string="Text in force", sanitize="email_outgoing", written_by="system")
    draft_body = fields.Html(
        string="Text",
        sanitize="email_outgoing",
        groups="apk_base.group_editor",
        help="What you are writing; readers see it when it is published.",
    )
    keywords = fields.Char(
        help="Words by which people ask for it though they do not stand in the text."
    )
    script_code = fields.Char(
        string="Place in a talk", help="Where the call card shows the script: greeting, farewell …"
    )
    valid_from = fields.Date(string="Valid from")
    valid_to = fields.Date(string="Valid to", help="After this day the article is not found.")
    end_told_for = fields.Date(string="End told for", copy=False, written_by="system")
    legal_act_ids = fields.Many2many(
        "apk.legal.act", "apk_article_legal_act_rel", "article_id", "act_id", string="Rests on"
    )
    attachment_ids = fields.Many2many(
        "ir.attachment", "apk_article_attachment_rel", "article_id", "attachment_id", string="Files"
    )
    active = fields.Boolean(default=True)

    _shown_idx = models.Index("(kind, id) WHERE published_at IS NOT NULL AND active")
    _validity_check = models.Constraint(
        "CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)",
        "The validity ends before it begins: correct the dates.",
    )

    @api.depends("function_ids")
    def _compute_unit_id(self):
        """п. 47: the unit that answers for the function answers for its materials."""
        for article in self:
            article.unit_id = (
                article.unit_id
                or article.function_ids[:1].unit_id
                or self.env.user.apk_unit_ids[:1]
            )

    @api.model_create_multi
    def create(self, vals_list):
        articles = super().create(vals_list)
        articles._attach_files()
        return articles

    def write(self, vals):
        self._check_seen_at_once(vals.keys())
        result = super().write(vals)
        if "attachment_ids" in vals:
            self._attach_files()
        if vals.keys() & {"draft_body", "draft_name"}:
            self._reopen_draft()
        return result

    def _attach_files(self):
        """Readers get the files by the rights of the article."""
        for article in self:
            loose = article.attachment_ids.filtered(lambda file: not file.res_id)
            loose.sudo().write(  # sudo: the editor's own upload
                {"res_model": self._name, "res_id": article.id}
            )
