from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import html2plaintext

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
LIST_LIMIT = 200


class ApkArticle(models.Model):
    """A material of the knowledge base (п. 44–48): the published text, and beside it the editor's draft.

    Publishing, search, files, printing, use and votes extend the model, each in a file of its own.
    """

    _name = "apk.article"
    _description = "Article of the knowledge base"
    _inherit = ["apk.protected.mixin", "apk.desk.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "name, id"
    _shown_on_desk = frozenset({"state", "unit_id", "changes", "draft_name"})

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
    keywords = fields.Char(
        help="Words by which people ask for it though they do not stand in the text."
    )
    script_code = fields.Char(
        string="Place in a talk", help="Where the call card shows the script: greeting, farewell …"
    )
    valid_from = fields.Date(string="Valid from")
    valid_to = fields.Date(string="Valid to", help="After this day the article is not found.")
    expiry_notified_for = fields.Date(
        string="Notified of the end on", copy=False, written_by="system"
    )
    legal_act_ids = fields.Many2many(
        "apk.legal.act", "apk_article_legal_act_rel", "article_id", "act_id", string="Rests on"
    )
    attachment_ids = fields.Many2many(
        "ir.attachment", "apk_article_attachment_rel", "article_id", "attachment_id", string="Files"
    )
    active = fields.Boolean(default=True)

    # the draft and its publication
    state = fields.Selection(
        [("draft", "Draft"), ("to_approve", "To approval"), ("published", "Published")],
        default="draft",
        required=True,
        copy=False,
        tracking=True,
        written_by="system",
    )
    body = fields.Html(string="Text in force", sanitize="email_outgoing", written_by="system")
    draft_body = fields.Html(
        string="Text",
        sanitize="email_outgoing",
        groups="apk_base.group_editor",
        help="What you are writing; readers see it when it is published.",
    )
    draft_name = fields.Char(
        string="New title",
        copy=False,
        groups="apk_base.group_editor",
        help="Readers see it when it is published; empty: the title stays.",
    )
    changes = fields.Char(string="What has changed", copy=False, groups="apk_base.group_editor")
    has_draft = fields.Boolean(compute="_compute_has_draft")
    published_at = fields.Datetime(string="Published", copy=False, index=True, written_by="system")
    published_by_id = fields.Many2one(
        "res.users", string="Published by", copy=False, written_by="system"
    )
    version_ids = fields.One2many("apk.article.version", "article_id", string="Versions")

    # readers
    use_ids = fields.One2many("apk.article.use", "article_id", string="Use in work")
    use_count = fields.Integer(compute="_compute_use_count", string="Used")
    helped_count = fields.Integer(compute="_compute_vote_counts", string="Helped")
    unhelpful_count = fields.Integer(compute="_compute_vote_counts", string="Did not help")
    asked = fields.Char(string="Any words", store=False, search="_search_asked")

    # the words as people see them (``rules.index_text``)
    index_title = fields.Char(
        string="Title, for the search", compute="_compute_index_title", store=True
    )
    index_keywords = fields.Char(
        string="Keywords, for the search", compute="_compute_index_keywords", store=True
    )
    index_body = fields.Text(
        string="Text in force, for the search", compute="_compute_index_body", store=True
    )

    _shown_idx = models.Index("(kind, id) WHERE published_at IS NOT NULL AND active")
    _validity_check = models.Constraint(
        "CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)",
        "The validity ends before it begins: correct the dates.",
    )

    @api.depends("function_ids")
    def _compute_unit_id(self):
        """п. 47: the unit responsible for the function is responsible for its materials."""
        for article in self:
            article.unit_id = (
                article.unit_id
                or article.function_ids[:1].unit_id
                or self.env.user.apk_unit_ids[:1]
            )

    def _compute_has_draft(self):
        for article in self:
            article.has_draft = bool(article.published_at) and article.state != "published"

    def _compute_use_count(self):
        uses = self.env["apk.article.use"]._read_group(
            [("article_id", "in", self.ids)], ["article_id"], ["__count"]
        )
        counts = dict(uses)
        for article in self:
            article.use_count = counts.get(article, 0)

    def _compute_vote_counts(self):
        votes = self.env["apk.article.vote"]._read_group(
            [("article_id", "in", self.ids)], ["article_id", "helped"], ["__count"]
        )
        counts = {(article, helped): count for article, helped, count in votes}
        for article in self:
            article.helped_count = counts.get((article, True), 0)
            article.unhelpful_count = counts.get((article, False), 0)

    def _search_asked(self, operator, value):
        """The search box of the list finds words in any form, not an exact piece of the text."""
        if operator not in ("ilike", "like", "=") or not isinstance(value, str):
            return NotImplemented
        return [("id", "in", self._find(value, Domain.TRUE, LIST_LIMIT).ids)]

    @api.model_create_multi
    def create(self, vals_list):
        articles = super().create(vals_list)
        articles._attach_files()
        return articles

    def write(self, vals):
        self._check_visible_changes(vals.keys())
        result = super().write(vals)
        if "attachment_ids" in vals:
            self._attach_files()
        if vals.keys() & {"draft_body", "draft_name"}:
            self._reopen_draft()
        return result

    def _attach_files(self):
        """Whoever may read the article may read its files: an upload gets the article as its owner."""
        for article in self:
            uploads = article.attachment_ids.filtered(lambda file: not file.res_id)
            files = uploads.sudo()  # sudo: an attachment of no record belongs to its author alone
            files.write({"res_model": self._name, "res_id": article.id})

    @api.model
    def _in_force_domain(self):
        """Published, and valid today."""
        today = self.env["apk.office"]._today()
        return (
            Domain("published_at", "!=", False)
            & (Domain("valid_from", "=", False) | Domain("valid_from", "<=", today))
            & (Domain("valid_to", "=", False) | Domain("valid_to", ">=", today))
        )

    @api.model
    def _script(self, code):
        """The script for one place of a talk (п. 9, 35, 39, 43); an empty recordset when there is none."""
        return self.search(self._in_force_domain() & Domain("script_code", "=", code), limit=1)

    def _plain_text(self):
        """The published text without markup."""
        return html2plaintext(self.body or "", include_references=False)

    def _kind_label(self):
        return dict(self._fields["kind"]._description_selection(self.env))[self.kind]

    def _sections(self):
        """The articles by area, for a page or a book.

        :return: list of ``{"name", "articles"}`` in the order of the areas, questions first; articles of no function
            stand by unit
        """
        sections, order = {}, {kind: place for place, (kind, _label) in enumerate(KINDS)}
        for article in self:
            area = article.function_ids[:1].area_id
            key = (area.sequence or 1000, area.name or article.unit_id.name)
            sections[key] = sections.get(key, self.browse()) | article
        return [
            {
                "name": key[1],
                "articles": sections[key].sorted(lambda one: (order[one.kind], one.name)),
            }
            for key in sorted(sections)
        ]
