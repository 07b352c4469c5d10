from odoo import api, fields, models

from odoo.addons.apk_base.office_time import MOSCOW
from odoo.addons.apk_base.rules.working_time import end_of_day

from ...rules.training import new_function_due
from .apk_training_programme import KINDS

CLAUSE_OF = {"initial": "32", "function": "33", "planned": "34"}


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
    def _open_duty(self, user, kind, due_on, function=None):
        """Record a training that is owed, once; its deadline reminds 60, 30 and 7 days before."""
        same = [
            ("user_id", "=", user.id),
            ("kind", "=", kind),
            ("function_id", "=", function.id if function else False),
            ("record_id", "=", False),
        ]
        duties = self.sudo()  # sudo: nobody may type duties in; they follow from the clauses,
        # whoever creates a function
        if not duties.search_count(same, limit=1):
            values = {name: value for name, _operator, value in same}
            duty = duties.create({**values, "due_on": due_on})
            duty._open_deadline("training", CLAUSE_OF[kind])

    @api.model
    def _open_duties_of(self, user):
        duties = self.sudo()  # sudo: a caller without the duties must get the same answer; only the
        # admission of one user leaves
        return duties.search([("user_id", "=", user.id), ("record_id", "=", False)])

    @api.model
    def _open_duties_met_by(self, programme):
        domain = [("kind", "=", programme.kind), ("record_id", "=", False)]
        if programme.kind == "function" and programme.function_ids:
            domain.append(("function_id", "in", programme.function_ids.ids))
        return self.search(domain)

    @api.model
    def _fulfil_by(self, records):
        """Who has passed owes the training no more; the next planned one counts from this day (п. 34).

        :param records: rows of the training register that have just been passed
        """
        all_duties = self.sudo()  # sudo: nobody may type in that a duty is met; the held session
        # shows who was present
        for record in records:
            of_programme = all_duties._open_duties_met_by(record.programme_id)
            duties = all_duties._open_duties_of(record.user_id) & of_programme
            duties.record_id = record
            for duty in duties:
                duty._fulfil("training")
        self._open_planned(records.filtered(lambda record: record.kind != "function").user_id)

    @api.model
    def _open_planned(self, users):
        for user in users:
            due = self.env["apk.training.record"]._next_planned_due(user)
            if due:
                self._open_duty(user, "planned", due)

    @api.model
    def _open_for_new_functions(self, functions):
        """п. 33: every operator of the line is trained in a new service or function."""
        line = self.env["apk.line"]
        due_on = new_function_due(line._local_now().date())
        for function in functions:
            for user in line._operators():
                self._open_duty(user, "function", due_on, function)

    @api.model
    def _cron_open_duties(self):
        """A new operator owes the first training (п. 32); one who was trained, the next planned one (п. 34)."""
        today = self.env["apk.line"]._local_now().date()
        records = self.env["apk.training.record"]
        for user in self.env["apk.line"]._operators():
            if records._may_take_calls(user, today):
                self._open_planned(user)
            else:
                self._open_duty(user, "initial", today)
