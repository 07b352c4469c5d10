from odoo import api, fields, models

from odoo.addons.apk_base.rules.scrub import scrub

from ...messages import ANSWERS_COME_FROM_FORMS_ONLY
from ...rules.conditions import CONDITION_OF_MARK
from ...rules.scale import MARKS, NOT_APPLICABLE
from ..apk_feedback_context_mixin import CONDITION_FIELDS, CONTEXT
from .collection_mode import BY_INVITATION, COLLECTION_MODES
from .random_ids import draw_ids_at_random

MARK_COLUMNS = tuple(f"mark_{number}" for number in range(1, 10))  # one for each parameter of п. 81
COLUMNS = (
    "quarter",
    *CONTEXT,
    "collection_mode",
    "questionnaire_id",
    *MARK_COLUMNS,
    "choices",
    "comment",
    "is_part",
)
SCALE = (NOT_APPLICABLE, *MARKS)
COMMENT_LIMIT = 2000  # characters


class ApkAnswer(models.Model):
    """One anonymous answer (п. 80): marks, the quarter, a coarse context. Nothing in it leads to a person.

    It has no author and no moment (``_log_access``), no key to an invitation, a message or a client, and an id drawn
    at random. Nobody reads this table through the ORM or RPC: one answer is studied (``apk.answer.study``), many are
    counted in a report that hides small groups (``apk.feedback.report``).
    """

    _name = "apk.answer"
    _description = "Anonymous answer"
    _inherit = ["apk.feedback.context.mixin"]
    _log_access = False
    _order = "quarter desc, id"

    quarter = fields.Date(required=True, readonly=True, index=True)
    is_part = fields.Boolean(
        readonly=True,
        help="One mark or choice that would have shown whose the whole answer is: it stands here by itself.",
    )
    collection_mode = fields.Selection(COLLECTION_MODES, string="How it was given", readonly=True)
    questionnaire_id = fields.Many2one("apk.questionnaire", readonly=True, ondelete="restrict")
    # 1 to 5; -1 is «not applicable»; empty: not asked or not answered
    mark_1 = fields.Integer(string="Satisfaction on the whole", readonly=True)
    mark_2 = fields.Integer(string="Access to information", readonly=True)
    mark_3 = fields.Integer(string="Ease of papers", readonly=True)
    mark_4 = fields.Integer(string="News of the status", readonly=True)
    mark_5 = fields.Integer(string="Courtesy and competence", readonly=True)
    mark_6 = fields.Integer(string="Convenience of the place", readonly=True)
    mark_7 = fields.Integer(string="Convenience of the interface", readonly=True)
    mark_8 = fields.Integer(string="Terms", readonly=True)
    mark_9 = fields.Integer(string="What to do after a refusal", readonly=True)
    choices = fields.Json(readonly=True)
    comment = fields.Text(readonly=True)

    _marks_on_scale = models.Constraint(
        f"CHECK({' AND '.join(f'{name} IN {SCALE}' for name in MARK_COLUMNS)})",
        "A mark is from 1 to 5.",
    )

    def init(self):
        draw_ids_at_random(self.env.cr, self._table)

    @api.model_create_multi
    def create(self, vals_list):  # pylint: disable=method-required-super
        """An answer that an employee could type in would be a forged one: see ``_submit``."""
        raise ANSWERS_COME_FROM_FORMS_ONLY(self.env)

    @api.model
    def _submit(self, questionnaire_id, context, given, *, collection_mode):
        """Keep one filled questionnaire: the comment is scrubbed at once, the whole is sealed until there is company.

        :param dict context: values of ``CONTEXT``; ``person`` where it is known who could not have answered twice
        :param dict given: ``marks`` (number of the parameter: mark), ``choices`` (code of the question: code of
            the choice), ``comment``
        :param str collection_mode: a key of ``COLLECTION_MODES``
        """
        is_invited = collection_mode in BY_INVITATION
        conditions = context if is_invited else _conditions_shown(given.get("marks", {}))
        values = {
            **{name: context.get(name) or None for name in (*CONTEXT, "person")},
            **{name: conditions.get(name) or None for name in CONDITION_FIELDS.values()},
            "collection_mode": collection_mode,
            "questionnaire_id": questionnaire_id,
            **{MARK_COLUMNS[number - 1]: mark for number, mark in given.get("marks", {}).items()},
            "choices": given.get("choices") or None,
            "comment": scrub((given.get("comment") or "")[:COMMENT_LIMIT]) or None,
        }
        # sudo: nobody at all has rights to sealed answers; this adds one and gives nothing back
        self.env["apk.answer.waiting"].sudo()._enqueue(values)


def _conditions_shown(marks):
    """What the marks give away: who has rated the explanation of a refusal has got one."""
    return {
        CONDITION_FIELDS[condition]: marks.get(number, 0) > 0
        for number, condition in CONDITION_OF_MARK.items()
    }
