from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import MOSCOW
from odoo.addons.apk_base.rules.working_time import end_of_day

from ..rules.training import new_function_due
from .apk_training_programme import KINDS


class ApkTrainingDuty(models.Model):
    """A training that an employee of the line owes: the first one, a new function, the planned one (п. 32–34)."""

    _name = "apk.training.duty"
    _description = "Training that is owed"
    _inherit = ["apk.protected.mixin", "apk.deadline.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "due_on, id"
    _rec_name = "user_id"

    user_id = fields.Many2one(
        "res.users",
        string="Employee",
        required=True,
        ondelete="restrict",
        index=True,
        written_by="system",
    )
    kind = fields.Selection(KINDS, required=True, written_by="system")
    function_id = fields.Many2one("apk.function", ondelete="restrict", written_by="system")
    due_on = fields.Date(string="Not later than", required=True, written_by="system")
    record_id = fields.Many2one(
        "apk.training.record", string="Passed", ondelete="restrict", written_by="system"
    )
    is_overdue = fields.Boolean(compute="_compute_is_overdue", search="_search_is_overdue")

    _once = models.UniqueIndex(
        "(user_id, kind, COALESCE(function_id, 0)) WHERE record_id IS NULL",
        "The employee owes this training already.",
    )

    def _compute_is_overdue(self):
        today = self.env["apk.line"]._local_now().date()
        for duty in self:
            duty.is_overdue = not duty.record_id and duty.due_on < today

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["apk.line"]._local_now().date()
        return fields.Domain("record_id", "=", False) & fields.Domain("due_on", "<", today)

    def _due(self, kind, calendar):
        return end_of_day(self.due_on, MOSCOW)

    def _responsible(self, recipient):
        heads = self.env["apk.line"]._heads()
        return self.user_id if recipient == "executor" else heads or self.user_id

    @api.model
    def _owe(self, user, kind, due_on, function=None):
        """Write the duty down, once; its deadline reminds 60, 30 and 7 days before."""
        own = self.sudo()  # sudo: duties come from facts, nobody types them in
        same = [
            ("user_id", "=", user.id),
            ("kind", "=", kind),
            ("function_id", "=", function.id if function else False),
            ("record_id", "=", False),
        ]
        if not own.search_count(same, limit=1):
            values = {name: value for name, _operator, value in same}
            duty = own.create({**values, "due_on": due_on})
            duty._open_deadline(
                "training", {"initial": "32", "function": "33", "planned": "34"}[kind]
            )

    @api.model
    def _owed_by(self, user):
        return self.sudo().search(  # sudo: admission does not depend on who asks
            [("user_id", "=", user.id), ("record_id", "=", False)]
        )

    @api.model
    def _owed_for(self, programme):
        domain = [("kind", "=", programme.kind), ("record_id", "=", False)]
        if programme.kind == "function" and programme.function_ids:
            domain.append(("function_id", "in", programme.function_ids.ids))
        return self.search(domain)

    @api.model
    def _passed(self, records):
        """The register settles what was owed; the next planned training is owed from this day on."""
        duties = self.sudo()  # sudo: by the button of the session only
        for record in records:
            owed = duties._owed_by(record.user_id) & duties._owed_for(record.programme_id)
            owed.record_id = record
            for duty in owed:
                duty._fulfil("training")
        self._owe_planned(records.filtered(lambda one: one.kind != "function").user_id)

    @api.model
    def _owe_planned(self, users):
        for user in users:
            due = self.env["apk.training.record"]._next_planned_due(user)
            if due:
                self._owe(user, "planned", due)

    @api.model
    def _owe_new_functions(self, functions):
        """п. 33: a new service or function is learnt by everybody who works on the line."""
        line = self.env["apk.line"]
        due_on = new_function_due(line._local_now().date())
        for function in functions:
            for user in line._operators():
                self._owe(user, "function", due_on, function)

    @api.model
    def _cron_owe(self):
        """Who has come to the line owes the first training; who was trained, the next planned one."""
        today = self.env["apk.line"]._local_now().date()
        records = self.env["apk.training.record"]
        for user in self.env["apk.line"]._operators():
            if records._may_take_calls(user, today):
                self._owe_planned(user)
            else:
                self._owe(user, "initial", today)
