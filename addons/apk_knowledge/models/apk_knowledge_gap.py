from odoo import api, fields, models


class ApkKnowledgeGap(models.Model):
    """«Нет ответа в базе знаний»: a question that an employee could not find an article for (п. 51)."""

    _name = "apk.knowledge.gap"
    _description = "Question without an article"
    _inherit = "apk.protected.mixin"
    _order = "id desc"
    _rec_name = "question"

    question = fields.Char(required=True)
    function_id = fields.Many2one("apk.function", ondelete="restrict", index=True)
    unit_id = fields.Many2one(
        "apk.unit",
        ondelete="restrict",
        index=True,
        compute="_compute_unit_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    user_id = fields.Many2one(
        "res.users",
        string="Who asks",
        readonly=True,
        default=lambda self: self.env.user,
        written_by="creation",
    )
    res_model = fields.Char(readonly=True, written_by="creation")
    res_id = fields.Many2oneReference(model_field="res_model", readonly=True, written_by="creation")
    article_id = fields.Many2one("apk.article", string="Answered by", ondelete="set null")
    state = fields.Selection(
        [("open", "Without an answer"), ("answered", "Answered"), ("declined", "Not needed")],
        default="open",
        required=True,
    )

    @api.depends("function_id")
    def _compute_unit_id(self):
        for gap in self:
            gap.unit_id = gap.function_id.unit_id or gap.unit_id

    @api.model_create_multi
    def create(self, vals_list):
        gaps = super().create(vals_list)
        for gap in gaps.filtered("unit_id"):
            gap._open_review_of_similar()
        return gaps

    def _open_review_of_similar(self):
        """п. 51: «появления однотипных обращений»: similar open questions of a unit open a review out of turn."""
        reviews = self.env["apk.knowledge.review"]
        same = [("unit_id", "=", self.unit_id.id), ("state", "=", "open")]
        same += [("function_id", "=", self.function_id.id)] if self.function_id else []
        gaps = self.sudo()  # sudo: counts the questions of all; only their number matters
        found = gaps.search_count(same)
        if found >= reviews._setting("similar_questions"):
            reviews._open_out_of_turn(
                self.unit_id,
                self.env["apk.article"],
                self.env._(
                    "Clients ask about it and there is no article: %s",
                    self.function_id.name or self.unit_id.name,
                ),
            )

    def action_write_article(self):
        """Open a new article with the question as its title; the editor links it here when it is written."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "apk.article",
            "view_mode": "form",
            "context": {
                "default_name": self.question,
                "default_function_ids": self.function_id.ids,
                "default_unit_id": self.unit_id.id,
            },
        }
