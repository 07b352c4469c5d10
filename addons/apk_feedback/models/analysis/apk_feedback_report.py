from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.apk_base.office_time import MOSCOW
from odoo.addons.apk_base.rules.deadlines import statutory_answer_due_working_days

from ...messages import (
    PERIOD_IS_RUNNING,
    REPORT_IS_FINAL,
    REPORT_NEEDS_ASSESSMENT,
    REPORT_NEEDS_CONCLUSIONS,
    REPORT_NEEDS_STUDY,
)
from ...rules.periods import (
    REPORT_WORKING_DAYS,
    is_over,
    period_end,
    period_start,
    previous_period,
)
from .report_tables import render_tables

# kind of the period -> (kind of the deadline, clause)
DEADLINES = {"quarter": ("feedback_quarter", "84"), "year": ("feedback_year", "81")}
# recipient of a reminder (apk_base/rules/reminders.py) -> group; the client officer writes the analysis
RECIPIENT_GROUPS = {
    "executor": "apk_base.group_client_officer",
    "head": "apk_base.group_client_officer",
    "area": "apk_base.group_client_officer",
    "controller": "apk_base.group_controller",
}


class ApkFeedbackReport(models.Model):
    """Analysis of a quarter (п. 84) or a year (п. 81): internal, not for publication, frozen when confirmed."""

    _name = "apk.feedback.report"
    _description = "Analysis of feedback"
    _inherit = ["apk.protected.mixin", "apk.deadline.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "start desc, kind"

    kind = fields.Selection(
        [("quarter", "Quarter (clause 84)"), ("year", "Year (clause 81)")],
        string="Period",
        required=True,
        default="quarter",
    )
    start = fields.Date(
        string="Beginning",
        required=True,
        help="Any day of the period.",
        default=lambda self: self._last_period("quarter"),
    )
    state = fields.Selection(
        [("draft", "Draft"), ("confirmed", "Confirmed")],
        default="draft",
        required=True,
        copy=False,
        tracking=True,
        written_by="system",
    )
    figures = fields.Json(copy=False, written_by="system")
    tables = fields.Html(compute="_compute_tables", sanitize=False)
    summary = fields.Text(string="Conclusions")
    assessment = fields.Text(
        string="Assessment of satisfaction",
        help="Clause 81: how satisfied clients are, on the whole, with the dealings of the year.",
    )
    measure_ids = fields.Many2many("apk.measure", compute="_compute_measure_ids", string="Measures")
    confirmed_by_id = fields.Many2one(
        "res.users", string="Confirmed by", copy=False, written_by="system"
    )
    confirmed_on = fields.Date(copy=False, written_by="system")
    received_count = fields.Integer(string="Answers to study", compute="_compute_studies")
    unstudied_count = fields.Integer(string="Not studied", compute="_compute_studies")

    _period_uniq = models.Constraint(
        "UNIQUE(kind, start)", "There is already a report of this period."
    )

    @api.depends("kind", "start")
    def _compute_display_name(self):
        for report in self:
            year = report.start and report.start.year
            number = report.start and report.start.month // 3 + 1
            report.display_name = (
                self.env._("Feedback, %(year)s", year=year)
                if report.kind == "year"
                else self.env._("Feedback, quarter %(n)s of %(year)s", n=number, year=year)
            )

    @api.depends("figures")
    @api.depends_context("lang")
    def _compute_tables(self):
        for report in self:
            report.tables = report.figures and render_tables(self.env, report.figures)

    def _compute_measure_ids(self):
        for report in self:
            end = period_end(report.kind, report.start)
            report.measure_ids = self.env["apk.measure"].search(
                [("quarter", ">=", report.start), ("quarter", "<", end)]
            )

    @api.depends("kind", "start")
    def _compute_studies(self):
        """Of the answers that the reader may study: a head sees those of the own unit."""
        for report in self:
            counted = self.env["apk.answer.study"]._read_group(
                report._studies_domain(), ["state"], ["__count"]
            )
            by_state = dict(counted)
            report.received_count = sum(by_state.values())
            report.unstudied_count = by_state.get("new", 0)

    def _studies_domain(self):
        end = period_end(self.kind, self.start)
        return [("quarter", ">=", self.start), ("quarter", "<", end)]

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            kind = vals.get("kind", "quarter")
            day = fields.Date.to_date(vals.get("start")) or self._last_period(kind)
            vals["start"] = period_start(kind, day)
        reports = super().create(vals_list)
        for report in reports:
            report._check_over()
            if report.start == self._last_period(report.kind):  # older periods were never due
                report._open_deadline(*DEADLINES[report.kind])
            report._count()
        return reports

    def write(self, vals):
        if not self.env.su and any(report.state == "confirmed" for report in self):
            raise REPORT_IS_FINAL(self.env)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_confirmed(self):
        if any(report.state == "confirmed" for report in self):
            raise REPORT_IS_FINAL(self.env)

    @api.model
    def _last_period(self, kind):
        """The first day of the last period that is over."""
        return previous_period(kind, period_start(kind, self.env["apk.office"]._today()))

    def _check_over(self):
        if not is_over(self.kind, self.start, self.env["apk.office"]._today()):
            raise PERIOD_IS_RUNNING(
                self.env, day=format_date(self.env, period_end(self.kind, self.start))
            )

    def _count(self):
        """Count the period. It is over, so all its answers are released and every count gives the same figures."""
        # sudo: nobody may read single answers; the release moves rows between closed tables and returns nothing
        self.env["apk.answer"].sudo()._cron_release()
        for report in self:
            # sudo: the officer may not read answers; what leaves is counts, with groups under five hidden
            counted = report.sudo()
            counted.figures = counted._figures(report.kind, report.start)

    @api.model
    def _is_counted(self, quarter):
        """Whether figures of this quarter have been shown: from then on no answer joins it any more."""
        # sudo: the release runs for whoever counts; only yes or no leaves
        reports = self.sudo().search(
            [
                "|",
                ("start", "=", quarter),
                "&",
                ("kind", "=", "year"),
                ("start", "=", period_start("year", quarter)),
            ]
        )
        return any(reports.mapped("figures"))

    def action_count(self):
        """Count anew: the studies may have found more reasons by now."""
        self.check_access("write")
        if any(report.state == "confirmed" for report in self):
            raise REPORT_IS_FINAL(self.env)
        self._count()

    def action_confirm(self):
        """From now on nothing changes: neither the figures nor the words."""
        self.ensure_one()
        self.check_access("write")
        self.action_count()
        self._check_complete()
        kind, _clause = DEADLINES[self.kind]
        self._fulfil(kind)
        # sudo: who has confirmed and when is the system's to write; the caller's right to write was checked above
        self.sudo().write(
            {
                "state": "confirmed",
                "confirmed_by_id": self.env.uid,
                "confirmed_on": self.env["apk.office"]._today(),
            }
        )

    def _check_complete(self):
        """After the count: it may have released answers that nobody has studied yet."""
        self.invalidate_recordset(["received_count", "unstudied_count"])
        if self.unstudied_count:
            raise REPORT_NEEDS_STUDY(
                self.env,
                studied=self.received_count - self.unstudied_count,
                received=self.received_count,
            )
        if not (self.summary or "").strip():
            raise REPORT_NEEDS_CONCLUSIONS(self.env)
        if self.kind == "year" and not (self.assessment or "").strip():
            raise REPORT_NEEDS_ASSESSMENT(self.env)

    def action_open_studies(self):
        """The answers of this period, those that are not studied first."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "apk_feedback.apk_answer_study_action"
        )
        return {**action, "domain": self._studies_domain()}

    def _due(self, kind, calendar):
        """The Order names no day: the department gives itself fifteen working days."""
        last_day = fields.Date.subtract(period_end(self.kind, self.start), days=1)
        evening = fields.Datetime.to_datetime(last_day).replace(hour=12, tzinfo=MOSCOW)
        return statutory_answer_due_working_days(
            evening, REPORT_WORKING_DAYS, calendar.is_working_day
        )

    def _responsible(self, recipient):
        # sudo: the cron or an officer may not read the groups of users; only the people to remind leave
        group = self.env.ref(RECIPIENT_GROUPS[recipient]).sudo()
        return group.all_user_ids.filtered("active")

    @api.model
    def _cron_open_reports(self):
        """A draft, with its deadline, for every period that is over (п. 81, 84)."""
        for kind in DEADLINES:
            start = self._last_period(kind)
            if not self.search_count([("kind", "=", kind), ("start", "=", start)], limit=1):
                self.create({"kind": kind, "start": start})
