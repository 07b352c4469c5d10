from odoo import api, fields, models

from ..messages import ANSWER_NOT_ON_THE_FORM, SHEET_NEEDS_ANOTHER_PERSON, SHEET_READINGS_DIFFER
from ..rules.sources import SOURCES
from ..rules.typed_answers import different

TYPED_BY_HAND = ("phone", "post", "reception", "event", "gospublic", "email")


class ApkSheet(models.Model):
    """A questionnaire that an employee fills in for a client: in a talk at once, from paper in two steps (п. 80).

    It knows no client, and is deleted as soon as the answer is sealed.
    """

    _name = "apk.sheet"
    _description = "Questionnaire typed in"
    _inherit = ["apk.protected.mixin"]
    _order = "id"

    questionnaire_id = fields.Many2one(
        "apk.questionnaire",
        required=True,
        ondelete="restrict",
        domain=[("state", "!=", "draft")],
        default=lambda self: self.env["apk.questionnaire"]._in_use("visit"),
    )
    entry_id = fields.Many2one(
        "apk.feedback.entry", string="Where it was given", ondelete="cascade"
    )
    source = fields.Selection(
        [item for item in SOURCES if item[0] in TYPED_BY_HAND],
        string="Source (clause 80)",
        required=True,
        default="reception",
    )
    is_paper = fields.Boolean(
        string="From paper", default=True, help="A second person types it in once more."
    )
    state = fields.Selection(
        [("new", "To type in"), ("typed", "To check")],
        default="new",
        required=True,
        written_by="system",
    )
    typed_by_id = fields.Many2one("res.users", written_by="system")
    keys = fields.Char(
        string="All answers",
        help="One key an answer, in the order of the questions; a dot where there is no answer.",
    )
    second_keys = fields.Char(string="All answers, once more")
    comment = fields.Text(string="Free answer")
    line_ids = fields.One2many(
        "apk.sheet.line",
        "sheet_id",
        string="Answers",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    @api.depends("questionnaire_id")
    def _compute_line_ids(self):
        for sheet in self:
            sheet.line_ids = [(5, 0, 0)] + [
                (0, 0, {"question_id": question.id})
                for question in sheet.questionnaire_id.question_ids
            ]

    @api.onchange("keys")
    def _onchange_keys(self):
        self.line_ids._lay_out(self.keys, "key")

    @api.onchange("second_keys")
    def _onchange_second_keys(self):
        self.line_ids._lay_out(self.second_keys, "second_key")

    @api.depends("questionnaire_id.name")
    def _compute_display_name(self):
        """The second person finds the row by the number on the paper; the answer will have another, random id."""
        for sheet in self:
            form = sheet.questionnaire_id.name
            number = sheet._origin.id
            sheet.display_name = (
                self.env._("Sheet No. %(number)s: %(form)s", number=number, form=form)
                if number
                else form
            )

    def action_submit(self):
        """The client is answering in a talk: the answer is kept at once."""
        self.ensure_one()
        self.check_access("write")
        blank = self._blank_sheet()
        self._submit_answer(self.line_ids._as_sent("key"), "interview")
        return blank

    def action_finish_typing(self):
        """The paper is typed in; another person will type it once more."""
        self.ensure_one()
        self.check_access("write")
        self._check_complete(self.line_ids._as_sent("key"))
        typed = {"state": "typed", "typed_by_id": self.env.uid}
        # sudo: who has typed is the system's to write; the caller may write the sheet and becomes its first reader
        self.sudo().write(typed)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "Typed in as sheet No. %s: write the number on the paper.", self.id
                ),
                "next": self._blank_sheet(),
            },
        }

    def action_compare(self):
        """Typed in the second time: the answer is kept when both persons have read the same."""
        self.ensure_one()
        self.check_access("write")
        self._check_another_person()
        first, second = self.line_ids._as_sent("key"), self.line_ids._as_sent("second_key")
        self._check_complete(second)
        codes = different(first, second)
        if codes:
            lines = self.line_ids.filtered(lambda line: line.question_id.code in codes)
            raise SHEET_READINGS_DIFFER(self.env, differences=lines._differences())
        self._submit_answer(second, "paper")
        return self._next_to_check()

    def action_accept_second_reading(self):
        """The second person has looked at the paper again: the second reading is right."""
        self.ensure_one()
        self.check_access("write")
        self._check_another_person()
        self._submit_answer(self.line_ids._as_sent("second_key"), "paper")
        return self._next_to_check()

    def _check_another_person(self):
        if self.typed_by_id == self.env.user:
            raise SHEET_NEEDS_ANOTHER_PERSON(self.env)

    def _check_complete(self, sent):
        filled = self.questionnaire_id.question_ids._read_answers(sent)
        if filled.unknown or not filled.is_complete:
            raise ANSWER_NOT_ON_THE_FORM(
                self.env, questions=self.questionnaire_id._required_questions()
            )
        return filled

    def _submit_answer(self, sent, collection_mode):
        filled = self._check_complete(sent)
        form = self.questionnaire_id
        given = filled.given(self.comment)
        context = self.entry_id._context_values() if self.entry_id else {}
        context |= {"rated_subject": form.rated_subject, "source": self.source}
        self.env["apk.answer"]._submit(form.id, context, given, collection_mode=collection_mode)
        self.unlink()  # the answer is sealed: no readable copy of it may stay

    def _blank_sheet(self):
        """A blank sheet with the same heading: the next paper of the pile, the next call."""
        context = {
            "default_source": self.source,
            "default_is_paper": self.is_paper,
            "default_questionnaire_id": self.questionnaire_id.id,
            "default_entry_id": self.entry_id.id,
        }
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_feedback.apk_sheet_new_action")
        return {**action, "context": context}

    def _next_to_check(self):
        domain = [("state", "=", "typed"), ("typed_by_id", "!=", self.env.uid)]
        following = self.search(domain, limit=1)
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_feedback.apk_sheet_action")
        if following:
            action.update(views=[(False, "form")], res_id=following.id)
        return action
