from odoo import api, fields, models
from odoo.tools import SQL, sql

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_client.messages import CASE_IS_KEPT

from ..messages import (
    MEASURES_OF_WHAT_IS_SUPPORTED,
    QUESTION_IS_OVER,
    QUESTION_IS_THE_LAST,
    RESULT_NEEDS_GROUND,
)
from .case_result import RESULTS

# A message that stood before it had questions gets one, with what was known of it; what had a result «measures taken» is
# supported, and the measures are a fact beside it. Nothing is found in a new database, and nothing the second time.
QUESTIONS_OF_OLDER_MESSAGES = """
INSERT INTO apk_case_question (
    case_id, sequence, name, topic_id, need_id, classifier_id, unit_id, result, measures_taken,
    answered_at, decision_id, ended_on, create_uid, create_date, write_uid, write_date
)
SELECT c.id, 10, c.subject, c.topic_id, c.need_id, t.classifier_id, c.unit_id,
    CASE WHEN gone.id IS NOT NULL THEN 'referred' WHEN c.result = 'measures_taken' THEN 'supported' ELSE c.result END,
    gone.id IS NULL AND c.result = 'measures_taken',
    CASE WHEN gone.id IS NULL THEN over.at END, gone.id,
    coalesce(gone.sent_on, timezone('Europe/Moscow', timezone('UTC', over.at))::date), 1, now(), 1, now()
FROM apk_case c
LEFT JOIN apk_topic t ON t.id = c.topic_id
LEFT JOIN LATERAL (
    -- forwarded before a forwarding could be of a part: it was of the whole message
    SELECT d.id, d.sent_on FROM apk_case_decision d
     WHERE d.case_id = c.id AND d.kind = 'forwarding' ORDER BY d.id DESC LIMIT 1
) gone ON TRUE
CROSS JOIN LATERAL (
    SELECT CASE WHEN c.state IN ('answered', 'forwarded', 'not_considered', 'closed')
        THEN coalesce(c.answered_at, c.closed_at) END AS at
) over
WHERE NOT EXISTS (SELECT FROM apk_case_question q WHERE q.case_id = c.id)
"""
# What the answer, the portal of results and the overview count by: given once, it stays.
DECIDED = ("name", "topic_id", "need_id", "classifier_id", "unit_id", "result", "body_id")


class ApkCaseQuestion(models.Model):
    """One question of a message, with its own subject, executor unit and result (59-ФЗ, ст. 8, ч. 4; Указ № 171).

    Every message has one from its registration; while it is the only one it says what the message says. Further questions
    are added by a person. A question is over when it is answered, forwarded or left without an answer: what is decided
    then stays, what is still missing may be filled in.
    """

    _name = "apk.case.question"
    _description = "Question of a message"
    _inherit = "apk.protected.mixin"
    _order = "case_id, sequence, id"

    case_id = fields.Many2one(
        "apk.case",
        string="Message",
        required=True,
        ondelete="restrict",
        index=True,
        written_by="creation",
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(string="What is asked", required=True, erase="—")
    topic_id = fields.Many2one("apk.topic", ondelete="restrict", index="btree_not_null")
    need_id = fields.Many2one(
        "apk.need", string="Typical need", ondelete="restrict", index="btree_not_null"
    )
    classifier_id = fields.Many2one(
        "apk.classifier.node",
        string="Code of the all-Russian classifier",
        ondelete="restrict",
        index="btree_not_null",
    )
    unit_id = fields.Many2one("apk.unit", index="btree_not_null")
    result = fields.Selection(RESULTS, index="btree_not_null")
    measures_taken = fields.Boolean(
        string="Measures are taken",
        help="What the client asked for is not only supported but done.",
    )
    body_id = fields.Many2one(
        "apk.article",
        string="To which body",
        domain=[("kind", "=", "reference")],
        ondelete="restrict",
        index="btree_not_null",
        help="The competent body, from the references of other bodies in the knowledge base. Naming it opens the term of "
        "seven days from the registration; the question leaves by «Forward».",
    )
    decision_id = fields.Many2one(
        "apk.case.decision",
        string="Forwarding",
        ondelete="restrict",
        index="btree_not_null",
        written_by="system",
    )
    answered_at = fields.Datetime(string="Answered", written_by="system")
    ended_on = fields.Date(string="Over since", index=True, written_by="system")
    is_open = fields.Boolean(compute="_compute_is_open")
    missing_facts = fields.Char(
        string="What may still be filled in", compute="_compute_missing_facts"
    )

    _open_idx = models.Index("(case_id) WHERE ended_on IS NULL")

    def init(self):
        if all(sql.table_exists(self.env.cr, name) for name in ("apk_case", "apk_case_decision")):
            self.env.cr.execute(QUESTIONS_OF_OLDER_MESSAGES)
            supported = SQL(
                "UPDATE apk_case SET result = 'supported' WHERE result = 'measures_taken'"
            )
            self.env.cr.execute(supported)

    @api.depends("ended_on")
    def _compute_is_open(self):
        for question in self:
            question.is_open = not question.ended_on

    @api.depends("ended_on")
    def _compute_missing_facts(self):
        """Names of what a question that is over still lacks, as the form stored them: a form asks with ``in``."""
        for question in self:
            stored = question._origin
            question.missing_facts = ",".join(name for name in DECIDED if not stored[name])

    @api.constrains("result", "measures_taken")
    def _check_result(self):
        for question in self:
            ground = question.case_id.result_ground
            if question.result == "unanswered" and not (ground or "").strip():
                raise RESULT_NEEDS_GROUND(self.env)
            if question.measures_taken and question.result != "supported":
                raise MEASURES_OF_WHAT_IS_SUPPORTED(self.env)

    @api.model_create_multi
    def create(self, vals_list):
        questions = super().create([self._with_classifier(vals) for vals in vals_list])
        if not self.env.su:
            questions.case_id._check_may_add_question()
            questions._note(self.env._("A question was added: %s"))
        questions.filtered("body_id").case_id._follow_bodies()
        return questions

    def write(self, vals):
        if all(question.is_open or not question.classifier_id for question in self):
            vals = self._with_classifier(vals)
        if not self.env.su:
            for question in self:
                question._check_may_change(vals)
        result = super().write(vals)
        if "body_id" in vals:
            self.case_id._follow_bodies()
        return result

    def unlink(self):
        cases = self.case_id
        result = super().unlink()
        cases._follow_bodies()
        return result

    def _with_classifier(self, vals):
        """The code follows the topic, unless somebody names the code itself."""
        if "topic_id" not in vals or "classifier_id" in vals:
            return vals
        topic = self.env["apk.topic"].browse(vals["topic_id"])
        return {**vals, "classifier_id": topic.classifier_id.id}

    def _check_may_change(self, vals):
        """
        :raises QUESTION_IS_OVER: something that is decided would become another
        """
        if self.is_open:
            return
        for name in DECIDED:
            field = self._fields[name]
            known = field.convert_to_write(self[name], self)
            if name in vals and known and vals[name] != known:
                raise QUESTION_IS_OVER(self.env, question=self.name)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_open(self):
        """One that was added by mistake may go while it is open; a message keeps at least one."""
        for case, questions in self.grouped("case_id").items():
            if case.question_ids <= questions:
                raise QUESTION_IS_THE_LAST(self.env)
            if not case.is_open or not all(one.is_open and not one.result for one in questions):
                raise CASE_IS_KEPT(self.env)
            questions._note(self.env._("A question was taken away: %s"))

    def _note(self, words):
        """A line on the message.

        :param words: with one ``%s``, the short words of the question
        """
        for question in self:
            question.case_id.message_post(body=words % question.name)

    def _conclude(self, moment, **facts):
        """The question is over: answered, or left without an answer.

        :param moment: naive UTC
        :param facts: its result, where it is known only now
        """
        ended = self.filtered("is_open")
        ended.write({"answered_at": moment, "ended_on": to_local(moment).date(), **facts})
