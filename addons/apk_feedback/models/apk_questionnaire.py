from odoo import api, fields, models

from ..messages import PUBLISHED_QUESTIONNAIRE_IS_FINAL, QUESTIONNAIRE_IS_EMPTY
from ..printing.paper_form_pdf import paper_form_pdf
from ..rules.conditions import is_asked
from ..rules.scale import MARKS
from .documents import DOCUMENTS


class ApkQuestionnaire(models.Model):
    """A version of the questions about one kind of dealing (п. 20, 26, 43, 61, 63, 80).

    A published version is never edited: answers keep the questions they were given to. A change is a new version.
    """

    _name = "apk.questionnaire"
    _description = "Questionnaire"
    _inherit = ["apk.protected.mixin", "apk.cached.mixin"]
    _order = "document, version desc"

    name = fields.Char(string="Title on the page", required=True)
    document = fields.Selection(DOCUMENTS, string="What is rated", required=True)
    version = fields.Integer(readonly=True, copy=False, written_by="creation")
    state = fields.Selection(
        [("draft", "Draft"), ("published", "In use"), ("superseded", "Superseded")],
        default="draft",
        required=True,
        copy=False,
        written_by="system",
    )
    published_on = fields.Date(copy=False, written_by="system")
    intro = fields.Text(string="Words above the questions")
    comment_label = fields.Char(
        string="Question with a free answer", help="Empty: no free answer is asked for."
    )
    question_ids = fields.One2many(
        "apk.questionnaire.question", "questionnaire_id", string="Questions", copy=True
    )

    _version_uniq = models.Constraint(
        "UNIQUE(document, version)", "There is already a version of this number."
    )
    _in_use_uniq = models.UniqueIndex(
        "(document) WHERE state = 'published'", "One version alone can be in use."
    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not self.env.su or "version" not in vals:  # the shipped ones bring theirs
                last = self.search([("document", "=", vals.get("document"))], limit=1).version
                vals["version"] = last + 1
        return super().create(vals_list)

    def write(self, vals):
        self._check_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_draft(self):
        self._check_draft()

    @api.depends("name", "version")
    def _compute_display_name(self):
        for form in self:
            form.display_name = self.env._(
                "%(name)s, version %(version)s", name=form.name, version=form.version
            )

    def _check_draft(self):
        if not self.env.su and any(form.state != "draft" for form in self):
            raise PUBLISHED_QUESTIONNAIRE_IS_FINAL(self.env)

    def action_publish(self):
        """From now on clients see this version; the former one stays as it was."""
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        if not self.question_ids:
            raise QUESTIONNAIRE_IS_EMPTY(self.env)
        own = self.sudo()  # sudo: by this button only
        own.search(
            [("document", "=", self.document), ("state", "=", "published")]
        ).state = "superseded"
        self.env.flush_all()
        own.write({"state": "published", "published_on": self.env["apk.office"]._today()})

    def action_new_version(self):
        """What is in use is not edited: a draft is made of it."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.copy().id,
            "view_mode": "form",
        }

    def action_paper(self):
        """The same questions on paper, for those who come in person (п. 80)."""
        self.ensure_one()
        url = f"/apk/feedback-paper/{self.id}"
        return {"type": "ir.actions.act_url", "url": url, "target": "new"}

    def _paper_form(self):
        self.ensure_one()
        get = self.env["ir.config_parameter"].sudo().get_param  # sudo: printed for everybody
        scale = [str(mark) for mark in MARKS]
        questions = [
            (
                question.wording,
                (scale if question.criterion_id else question.option_ids.mapped("name"))
                + ([get("apk_feedback.paper_na")] if question._allows_not_applicable() else []),
            )
            for question in self.question_ids
        ]
        paragraphs = [get("apk_feedback.paper_scale"), get("apk_feedback.paper_note")]
        footer = self.env["apk.office"]._details()["name"]
        return paper_form_pdf(
            self.name, paragraphs, questions, self.comment_label, f"{footer} · {self.display_name}"
        )

    @api.model
    def _in_use(self, document):
        """The version that clients see now; the general one where a kind has none of its own."""
        forms = self.sudo().search(  # sudo: the questions are public
            [("document", "in", [document, "general"]), ("state", "=", "published")]
        )
        return forms.filtered(lambda form: form.document == document) or forms

    def _questions_for(self, known, area_id=None):
        """Questions for one client.

        :param known: «visit», «online», «refusal»: whether it holds; missing where nobody knows
        :param area_id: the area of the matter, when it is known: its extra questions are asked, too
        """
        return self.question_ids.filtered(
            lambda one: (
                is_asked(one.criterion_id.condition, known)
                and (not one.area_id or one.area_id.id == area_id)
            )
        )

    def _required_questions(self):
        return ", ".join(self.question_ids.filtered("is_required").mapped("wording"))
