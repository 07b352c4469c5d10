from odoo import api, fields, models

from ...messages import ACT_NEEDS_TWO_PEOPLE, HELD_BY_LAW


class ApkDestructionAct(models.Model):
    """Act «о выделении к уничтожению» of records whose five years are over (п. 6; приказ РКН № 179)."""

    _name = "apk.destruction.act"
    _description = "Act of destruction"
    _inherit = ["apk.drawn.mixin", "apk.protected.mixin", "mail.thread"]
    _order = "id desc"

    name = fields.Char(string="Number", copy=False, written_by="system")
    drawn_up_on = fields.Date(written_by="system")
    record_count = fields.Integer(string="How many records", written_by="system")
    state = fields.Selection(
        [
            ("proposed", "Drawn up"),
            ("reviewed", "Reviewed"),
            ("done", "Carried out"),
            ("declined", "Declined"),
        ],
        default="proposed",
        required=True,
        tracking=True,
        written_by="system",
    )
    is_undecided = fields.Boolean(string="Not decided yet", compute="_compute_is_undecided")
    reviewed_by_id = fields.Many2one("res.users", string="Reviewed by", written_by="system")
    approved_by_id = fields.Many2one("res.users", string="Approved by", written_by="system")
    approved_at = fields.Datetime(string="Approved at", written_by="system")

    @api.depends("state")
    def _compute_is_undecided(self):
        for act in self:
            act.is_undecided = act.state in ("proposed", "reviewed")

    @api.model
    def _list_fields(self):
        """Fields with the records that an act lists; an addon above adds its own."""
        return []

    @api.model
    def _cron_propose(self):
        """Propose only; nothing is destroyed without two people."""
        today = self.env["apk.office"]._today()
        kinds = [self.env[self._fields[name].comodel_name] for name in self._list_fields()]
        due = [kind._due_for_destruction(today) for kind in kinds]
        count = sum(map(len, due))
        if count:
            act = self.create(
                {"name": self._next_number(today), "drawn_up_on": today, "record_count": count}
            )
            for records in due:
                records.write({"destruction_act_id": act.id})

    @api.model
    def _next_number(self, today):
        sequence = self.env.ref("apk_client.sequence_destruction_act")
        return f"{int(sequence.next_by_id(sequence_date=today))}/{today.year}"

    def action_review(self):
        """The registrar has looked through the list."""
        self.check_access("write")
        for act in self.filtered(lambda act: act.state == "proposed"):
            act._record_decision(state="reviewed", reviewed_by_id=self.env.uid)

    def action_decline(self):
        self.check_access("write")
        for act in self.filtered("is_undecided"):
            for records in act._listed_records():
                records.destruction_act_id = False
            act._record_decision(state="declined")

    def _record_decision(self, **values):
        """Write what was decided or counted; whoever calls it has asked who may decide."""
        # sudo: no role may write these fields, so that decisions are not typed in; the buttons check
        act = self.sudo()
        act.write(values)

    def _listed_records(self):
        self.ensure_one()
        # sudo: who reviews an act may not read every unit's records; none of them is shown
        act = self.sudo()
        return [act[name] for name in self._list_fields()]

    def _exclude_reopened(self, records):
        """Work on a record may have begun again after the act was drawn up: it is not destroyed."""
        today = self.env["apk.office"]._today()
        reopened = records - records.filtered_domain(records._destruction_domain(today))
        if reopened:
            reopened.destruction_act_id = False
            names = ", ".join(reopened.mapped("display_name"))
            self.message_post(body=self.env._("Left out, for work goes on: %s", names))
            self._record_decision(record_count=self.record_count - len(reopened))

    def action_approve(self):
        """Another person, the administrator, approves: what the act lists is destroyed at once."""
        for act in self:
            act._check_second_person()
            for records in act._listed_records():
                held = records.filtered("legal_hold")
                if held:
                    raise HELD_BY_LAW(self.env, names=", ".join(held.mapped("display_name")))
                act._exclude_reopened(records)
            for records in act._listed_records():
                records._destroy()
            act._record_decision(
                state="done", approved_by_id=self.env.uid, approved_at=fields.Datetime.now()
            )

    def _check_second_person(self):
        is_second = self.env.user.has_group("apk_base.group_administrator")
        if self.state != "reviewed" or not is_second or self.reviewed_by_id == self.env.user:
            raise ACT_NEEDS_TWO_PEOPLE(self.env)
