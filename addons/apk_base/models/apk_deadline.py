from odoo import api, fields, models
from odoo.fields import Domain


class ApkDeadline(models.Model):
    """One term that is owed: opened once, fulfilled or waived once. Lateness is a search, not a stored flag.

    ``due_at`` is the legal bound and is exclusive: «до конца дня 23 ноября» is the midnight that ends that day.
    ``work_due_at`` is the last moment of office hours before it, by which people plan; of a term that is opened after
    that moment it is the legal bound.

    An addon adds the kinds of its records (``selection_add``) and their reminders (``_reminder_plans``).
    """

    _name = "apk.deadline"
    _description = "Deadline"
    _inherit = "apk.desk.mixin"
    _order = "due_at, id"
    _shown_on_desk = frozenset({"due_at", "work_due_at", "fulfilled_at", "waived_at", "paused_at"})

    res_model = fields.Char(required=True)
    res_id = fields.Many2oneReference(model_field="res_model", required=True)
    kind = fields.Selection([], required=True)
    clause = fields.Char(required=True, help="Clause of the Order or the law that sets the term.")
    opened_at = fields.Datetime(required=True, default=fields.Datetime.now)
    due_at = fields.Datetime(string="Due", required=True)
    work_due_at = fields.Datetime(string="To do by", required=True)
    shown_due_at = fields.Datetime(
        string="Be ready by",
        compute="_compute_shown_due_at",
        help="By which moment people plan: the last of the office hours, or the term itself where it runs on days off, too.",
    )
    disclosed_due_at = fields.Datetime(
        string="Promised to the client",
        help="The term printed in a notice. It is kept, whatever the calendar becomes later.",
    )
    fulfilled_at = fields.Datetime(string="Done")
    waived_at = fields.Datetime(string="Lifted", help="Nothing is owed any more.")
    paused_at = fields.Datetime(string="Clock stopped")
    waive_reason = fields.Char(string="Why it was lifted")
    change_reason = fields.Char(string="Why it was changed last")
    is_provisional = fields.Boolean(
        help="Counted without the production calendar of the year; recounted when it is loaded."
    )
    state = fields.Selection(
        [
            ("open", "Open"),
            ("overdue", "Overdue"),
            ("fulfilled", "Done in time"),
            ("late", "Done late"),
            ("waived", "Lifted"),
            ("paused", "The clock stands"),
        ],
        compute="_compute_state",
    )
    is_overdue = fields.Boolean(compute="_compute_state", search="_search_is_overdue")
    reminder_ids = fields.One2many("apk.deadline.reminder", "deadline_id")

    _promise_uniq = models.UniqueIndex(
        "(res_model, res_id, kind) WHERE fulfilled_at IS NULL AND waived_at IS NULL",
        "This deadline has already been set.",
    )
    _record_idx = models.Index("(res_id, res_model)")
    _open_idx = models.Index("(work_due_at) WHERE fulfilled_at IS NULL AND waived_at IS NULL")
    _overdue_idx = models.Index(
        "(due_at) WHERE fulfilled_at IS NULL AND waived_at IS NULL AND paused_at IS NULL"
    )

    @api.depends("fulfilled_at", "due_at", "waived_at", "paused_at")
    def _compute_state(self):
        now = fields.Datetime.now()
        for deadline in self:
            late = (deadline.fulfilled_at or now) > deadline.due_at
            if deadline.fulfilled_at:
                deadline.state = "late" if late else "fulfilled"
            elif deadline.waived_at:
                deadline.state = "waived"
            elif deadline.paused_at:
                deadline.state = "paused"
            else:
                deadline.state = "overdue" if late else "open"
            deadline.is_overdue = deadline.state == "overdue"

    @api.depends("due_at", "work_due_at")
    def _compute_shown_due_at(self):
        for deadline in self:
            deadline.shown_due_at = deadline._shown_due_at()

    def _search_is_overdue(self, operator, value):
        if operator != "in":  # the ORM asks for True and inverts the answer itself
            return NotImplemented
        return self._running_domain() & Domain("due_at", "<", fields.Datetime.now())

    @api.model
    def _kinds(self):
        """(kind, label in the user's language) of every kind, those of all installed addons included."""
        return self._fields["kind"]._description_selection(self.env)

    def _shown_due_at(self):
        """By when people are told to be ready; an addon shows some kinds by their legal bound. False for no deadline."""
        return self.work_due_at

    def _kind_label(self):
        return dict(self._kinds())[self.kind]

    def _source_record(self):
        """The record that owes it, an heir of ``apk.deadline.mixin``."""
        self.ensure_one()
        return self.env[self.res_model].browse(self.res_id)

    @api.model
    def _open_domain(self):
        """Still owed; the clock may be stopped."""
        return Domain("fulfilled_at", "=", False) & Domain("waived_at", "=", False)

    def _still_owed(self):
        """Those of the records that ``_open_domain`` would find."""
        return self.filtered(lambda d: not (d.fulfilled_at or d.waived_at))

    @api.model
    def _running_domain(self):
        """Still owed, and the clock is not stopped."""
        return self._open_domain() & Domain("paused_at", "=", False)
