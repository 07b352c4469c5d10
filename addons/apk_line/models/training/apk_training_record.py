from odoo import api, fields, models

from ...rules.training import Training, is_up_to_date, may_take_calls, next_planned_due


class ApkTrainingRecord(models.Model):
    """One line of the training register: who was taught what, and when (п. 32–34)."""

    _name = "apk.training.record"
    _description = "Line of the training register"
    _inherit = ["apk.protected.mixin"]
    _order = "passed_on desc, id desc"
    _rec_name = "user_id"

    session_id = fields.Many2one(
        "apk.training.session", required=True, ondelete="restrict", index=True
    )
    programme_id = fields.Many2one(related="session_id.programme_id", store=True)
    kind = fields.Selection(related="session_id.programme_id.kind", store=True)
    form = fields.Selection(related="session_id.form", store=True)
    user_id = fields.Many2one(
        "res.users", string="Employee", required=True, ondelete="restrict", index=True
    )
    is_present = fields.Boolean(string="Was there", default=True)
    passed_on = fields.Date(string="Day of passing", written_by="system")

    _once = models.Constraint(
        "UNIQUE(session_id, user_id)", "This employee is already on the list of the session."
    )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_passed(self):
        self._refuse_protected({"passed_on"} if any(self.mapped("passed_on")) else set())

    @api.model
    def _passed_by(self, user):
        register = self.sudo()  # sudo: a caller without the register must get the same answer; only
        # the admission of one user leaves
        records = register.search([("user_id", "=", user.id), ("passed_on", "!=", False)])
        return [Training(record.kind, record.passed_on) for record in records]

    @api.model
    def _may_take_calls(self, user, day):
        return may_take_calls(self._passed_by(user), day)

    @api.model
    def _is_up_to_date(self, user, day):
        duties = self.env["apk.training.duty"]._open_duties_of(user)
        return is_up_to_date(self._passed_by(user), duties.mapped("due_on"), day)

    @api.model
    def _next_planned_due(self, user):
        return next_planned_due(self._passed_by(user))
