from odoo import api, fields, models

from odoo.addons.apk_base.office_time import MOSCOW
from odoo.addons.apk_base.rules.working_time import end_of_day

from ..messages import MEASURE_CANNOT_BE_REOPENED, MEASURE_WITHOUT_RESULT
from ..rules.anonymity import quarter_of
from ..rules.periods import is_over, next_quarter
from ..rules.satisfaction import verdict
from .analysis.feedback_cube import ALL, index_of

OFFICERS = "apk_base.group_client_officer"


class ApkMeasure(models.Model):
    """What is done so that it does not happen again (п. 84), by whom, until when, and what came of it.

    It refers to a reason, a parameter, an area of a quarter, never to one answer: the day on which a measure was
    planned would show that the answer had come before it.
    """

    _name = "apk.measure"
    _description = "Measure after feedback"
    _inherit = ["apk.protected.mixin", "apk.deadline.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "due_on, id"

    name = fields.Char(string="What will be done", required=True, tracking=True)
    problem = fields.Text(string="What went wrong", required=True)
    quarter = fields.Date(
        string="By the answers of the quarter",
        required=True,
        help="Any day of the quarter.",
        default=lambda self: quarter_of(self.env["apk.office"]._today()),
    )
    area_id = fields.Many2one("apk.area", ondelete="restrict")
    unit_id = fields.Many2one("apk.unit", ondelete="restrict", index=True)
    criterion_id = fields.Many2one(
        "apk.feedback.criterion", string="Parameter", ondelete="restrict"
    )
    reason_id = fields.Many2one("apk.feedback.reason", ondelete="restrict")
    responsible_id = fields.Many2one("res.users", required=True, ondelete="restrict", tracking=True)
    due_on = fields.Date(string="Until", required=True, tracking=True)
    state = fields.Selection(
        [("planned", "Planned"), ("done", "Done"), ("cancelled", "Cancelled")],
        default="planned",
        required=True,
        copy=False,
        tracking=True,
        written_by="system",
    )
    result = fields.Text()
    done_on = fields.Date(copy=False, written_by="system")
    effect = fields.Char(
        string="Effect in the next quarter",
        copy=False,
        help="The index of the parameter in the quarter of the answers and in the one after the measure.",
        written_by="system",
    )
    change_ids = fields.One2many("apk.change", "measure_id", string="Reported to clients")

    @api.onchange("reason_id")
    def _onchange_reason_id(self):
        self.criterion_id = self.reason_id.criterion_id or self.criterion_id

    @api.onchange("unit_id")
    def _onchange_unit_id(self):
        self.responsible_id = self.responsible_id or self.unit_id.head_id

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("quarter"):
                vals["quarter"] = quarter_of(fields.Date.to_date(vals["quarter"]))
        measures = super().create(vals_list)
        for measure in measures:
            measure._open_deadline("feedback_measure", "84")
        return measures

    def write(self, vals):
        result = super().write(vals)
        if "due_on" in vals:
            for measure in self:
                for deadline in measure._open_deadline_of("feedback_measure"):
                    measure._recompute_deadline(deadline, self.env._("another day was set"))
        return result

    def _due(self, kind, calendar):
        return end_of_day(self.due_on, MOSCOW)

    def _responsible(self, recipient):
        """Users to remind; п. 84 leaves the measures to the officer, so what is for the controller goes to them."""
        if recipient == "executor":
            return self.responsible_id
        if recipient in ("head", "area"):
            return self.unit_id.head_id or self.responsible_id
        if recipient != "controller":
            raise ValueError(f"no such recipient of a reminder: {recipient}")
        # sudo: the responsible or the cron may not read the groups of users; only the officers to remind leave
        officers = self.env.ref(OFFICERS).sudo()
        return officers.all_user_ids.filtered("active") or self.responsible_id

    def action_done(self):
        self.check_access("write")
        if any(not (measure.result or "").strip() for measure in self):
            raise MEASURE_WITHOUT_RESULT(self.env)
        self._fulfil("feedback_measure")
        done = {"state": "done", "done_on": self.env["apk.office"]._today()}
        # sudo: state and day are the system's to write; the caller may write the measure and has given its result
        self.sudo().write(done)

    def action_cancel(self):
        self.check_access("write")
        planned = self.filtered(lambda measure: measure.state == "planned")  # a done one stays done
        planned._waive("feedback_measure", reason=self.env._("the measure was cancelled"))
        # sudo: the state is the system's to write; a cancelled measure keeps its words and can be reopened
        planned.sudo().state = "cancelled"

    def action_reopen(self):
        """Done or cancelled by mistake: the measure is planned again, unless its effect has been computed."""
        self.check_access("write")
        for measure in self:
            if measure.state == "planned" or measure.effect:
                raise MEASURE_CANNOT_BE_REOPENED(self.env)
            reopened = {"state": "planned", "done_on": False}
            # sudo: state and day are the system's to write; the caller may write the measure and no effect is lost
            measure.sudo().write(reopened)
            measure._open_deadline("feedback_measure", "84")

    def action_announce(self):
        """Open a draft of «Вы сказали — мы сделали» (п. 82) with the words of this measure."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "apk.change",
            "view_mode": "form",
            "context": {
                "default_measure_id": self.id,
                "default_area_id": self.area_id.id,
                "default_said": self.problem,
                "default_done": self.result or self.name,
            },
        }

    @api.model
    def _cron_evaluate_effects(self):
        """Compare the quarter of the answers with the one after the measure was done, once that one is over."""
        today = self.env["apk.office"]._today()
        domain = [("state", "=", "done"), ("effect", "=", False), ("criterion_id", "!=", False)]
        for measure in self.search(domain):
            after = next_quarter(quarter_of(measure.done_on))
            if is_over("quarter", after, today):
                measure.effect = measure._effect_in(after)

    def _effect_in(self, after):
        cube = self.env["apk.feedback.report"]._cube([self.quarter, after])
        group = ("area", self.area_id.id) if self.area_id else (ALL, None)
        before, now = (
            index_of(cube.shown(self.criterion_id.number, (quarter, *group)))
            for quarter in (self.quarter, after)
        )
        words = {
            "better": self.env._("better"),
            "worse": self.env._("worse"),
            "same": self.env._("no real change"),
            None: self.env._("too few answers to compare"),
        }
        if not (now and before):
            return words[None]
        return f"{before.share:.0%} → {now.share:.0%}: {words[verdict(now, before)]}"
