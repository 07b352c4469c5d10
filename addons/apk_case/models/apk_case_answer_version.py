from odoo import fields, models

from .case_state import OPEN_STATES


class ApkCaseAnswerVersion(models.Model):
    """A text of an answer that another one has replaced, or that came too late to replace one.

    Kept until the answer leaves, so that two people who write at once lose nothing; no part of the client's history.
    """

    _name = "apk.case.answer.version"
    _description = "Earlier text of an answer"
    _inherit = "apk.protected.mixin"
    _order = "id desc"
    _rec_name = "saved_at"

    case_id = fields.Many2one(
        "apk.case", required=True, index=True, ondelete="cascade", written_by="system"
    )
    number = fields.Integer(string="Version", written_by="system")
    author_id = fields.Many2one("res.users", string="Written by", written_by="system")
    saved_at = fields.Datetime(string="Written at", written_by="system")
    came_too_late = fields.Boolean(
        string="Came too late",
        help="Somebody had saved another text meanwhile: this one never stood in the answer.",
        written_by="system",
    )
    body = fields.Html(string="Answer", sanitize="email_outgoing", written_by="system", erase=False)
    refusal_grounds = fields.Text(string="Grounds in plain words", written_by="system", erase=False)
    refusal_next_steps = fields.Text(
        string="What the client can do", written_by="system", erase=False
    )
    refusal_act = fields.Char(
        string="Legal reference, in small print", written_by="system", erase=False
    )
    may_put_back = fields.Boolean(string="May be put back", compute="_compute_may_put_back")

    def _compute_may_put_back(self):
        for version in self:
            case = version.case_id
            version.may_put_back = case.state in OPEN_STATES and case.may_write_answer

    def action_put_back(self):
        """This text stands in the answer again; the one it replaces is kept in its turn."""
        self.ensure_one()
        self.check_access("read")
        case = self.case_id
        case.check_access("write")
        names = ("refusal_grounds", "refusal_next_steps", "refusal_act")
        words = {name: self[name] for name in names}
        case.write({"answer_body": self.body, **words, "answer_version": case.answer_version})
