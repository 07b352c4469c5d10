from datetime import datetime, time, timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ..messages import NO_SUCH_REGISTER, REGISTER_ENDS_BEFORE_IT_BEGINS, REGISTER_IS_TOO_LONG
from ..office_time import MOSCOW, to_naive_utc
from ..rules.registers import BACKGROUND_ABOVE, PDF_LIMIT, quarter_of


class ApkRegister(models.Model):
    """A register that somebody has made of the records that this person may read: a file and how it was made.

    An addon adds its own by ``_registers``. It runs with the rights of who asked for it, in the background too.
    """

    _name = "apk.register"
    _description = "Register for a period"
    _inherit = "apk.made.file.mixin"
    _order = "id desc"

    kind = fields.Selection(
        lambda self: self._kinds_of_reader(),
        string="Register",
        required=True,
        written_by="creation",
    )
    date_from = fields.Date(
        string="From",
        required=True,
        default=lambda self: self._last_quarter()[0],
        written_by="creation",
    )
    date_to = fields.Date(
        string="To",
        required=True,
        default=lambda self: self._last_quarter()[1],
        written_by="creation",
    )
    unit_id = fields.Many2one(
        "apk.unit",
        ondelete="restrict",
        help="Empty: all that you may read.",
        written_by="creation",
    )
    format = fields.Selection(
        [("xlsx", "Table (XLSX)"), ("pdf", "To print and sign (PDF)")],
        default="xlsx",
        required=True,
        written_by="creation",
    )
    row_count = fields.Integer(string="Rows", written_by="system")

    _waiting_idx = models.Index("(id) WHERE state = 'waiting'")

    @api.constrains("date_from", "date_to")
    def _check_period(self):
        if any(one.date_to < one.date_from for one in self):
            raise REGISTER_ENDS_BEFORE_IT_BEGINS(self.env)

    @api.depends("kind", "date_from", "date_to")
    def _compute_display_name(self):
        titles = {code: one.title for code, one in self._registers().items()}
        for one in self:
            one.display_name = titles.get(one.kind) or self.env._("Register")

    @api.model
    def _registers(self):
        """Registers by their codes, ``rules.registers.Register``; an addon above adds its own."""
        return {}

    @api.model
    def _kinds_of_reader(self):
        """Those whose records the reader may read at all."""
        return [
            (code, one.title)
            for code, one in self._registers().items()
            if self.env.su or self.env[one.model].has_access("read")
        ]

    @api.model
    def _last_quarter(self):
        return quarter_of(self.env["apk.office"]._today())

    def _spec(self):
        """
        :raises NO_SUCH_REGISTER: its addon was removed
        """
        spec = self._registers().get(self.kind)
        if not spec:
            raise NO_SUCH_REGISTER(self.env)
        return spec

    def _domain(self):
        """Which records belong to it: the days of a period are days of the office."""
        spec = self._spec()
        model = self.env[spec.model]
        since, until = self.date_from, self.date_to + timedelta(days=1)
        if model._fields[spec.moment].type == "datetime":
            since, until = self._midnight(since), self._midnight(until)
        domain = Domain(spec.domain)
        domain &= Domain(spec.moment, ">=", since) & Domain(spec.moment, "<", until)
        if self.unit_id and "unit_id" in model._fields:
            domain &= Domain("unit_id", "=", self.unit_id.id)
        return domain

    def _midnight(self, day):
        return to_naive_utc(datetime.combine(day, time.min, MOSCOW))

    def action_make(self):
        """Make it at once, or in the background when it is long."""
        self.ensure_one()
        self.check_access("write")
        if self.state == "done":  # a second press, another tab
            return self.action_download()
        if self.state == "waiting":
            return {"type": "ir.actions.client", "tag": "soft_reload"}
        count = self._count_rows()
        if self.format == "pdf" and count > PDF_LIMIT:
            raise REGISTER_IS_TOO_LONG(self.env, rows=count, limit=PDF_LIMIT)
        if count > BACKGROUND_ABOVE[self.format]:
            return self._wait_for_it("apk_base.ir_cron_make_registers")
        self._make()
        return self.action_download()

    def _count_rows(self):
        """Count and remember the rows that its reader will find in it."""
        own = self.sudo()  # sudo: nobody counts rows by hand; its owner has asked for it
        own.row_count = self.env[self._spec().model].search_count(self._domain())
        return self.row_count
