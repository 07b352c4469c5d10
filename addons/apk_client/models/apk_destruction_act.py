from odoo import api, fields, models

from ..messages import ACT_NEEDS_TWO_PEOPLE, HELD_BY_LAW


class ApkDestructionAct(models.Model):
    """Act «о выделении к уничтожению» of records whose five years are over (п. 6; приказ РКН № 179)."""

    _name = "apk.destruction.act"
    _description = "Act of destruction"
    _inherit = ["apk.protected.mixin", "mail.thread"]
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
    reviewed_by_id = fields.Many2one("res.users", string="Reviewed by", written_by="system")
    approved_by_id = fields.Many2one("res.users", string="Approved by", written_by="system")
    approved_at = fields.Datetime(string="Approved at", written_by="system")

    @api.model
    def _lists(self):
        """Fields that list what an act names; an addon to the right adds its own."""
        return []

    @api.model
    def _cron_propose(self):
        """Propose only; nothing is destroyed without two people."""
        today = self.env["apk.office"]._today()
        kinds = [self.env[self._fields[name].comodel_name] for name in self._lists()]
        ripe = [kind._ripe_for_destruction(today) for kind in kinds]
        count = sum(map(len, ripe))
        if count:
            act = self.create(
                {"name": self._next_number(today), "drawn_up_on": today, "record_count": count}
            )
            for records in ripe:
                records.write({"destruction_act_id": act.id})

    @api.model
    def _next_number(self, today):
        sequence = self.env.ref("apk_client.sequence_destruction_act")
        return f"{int(sequence.next_by_id(sequence_date=today))}/{today.year}"

    def action_review(self):
        """The registrar has looked through the list."""
        self.check_access("write")
        for act in self.filtered(lambda act: act.state == "proposed"):
            reviewed = act.sudo()  # sudo: by this button only
            reviewed.write({"state": "reviewed", "reviewed_by_id": self.env.uid})

    def action_decline(self):
        self.check_access("write")
        for act in self.filtered(lambda act: act.state in ("proposed", "reviewed")):
            for records in act._named_records():
                records.destruction_act_id = False
            act.sudo().state = "declined"  # sudo: by button only

    def _named_records(self):
        self.ensure_one()
        act = self.sudo()  # sudo: records of every unit, whoever looks the act through
        return [act[name] for name in self._lists()]

    def _leave_out_what_lives(self, records):
        """Work on a record may have begun again after the act was drawn up: it is not destroyed."""
        today = self.env["apk.office"]._today()
        alive = records - records.filtered_domain(records._ripe_domain(today))
        if alive:
            alive.destruction_act_id = False
            names = ", ".join(alive.mapped("display_name"))
            self.message_post(body=self.env._("Left out, for work goes on: %s", names))
            self.sudo().record_count -= len(alive)  # sudo: kept by the system

    def action_approve(self):
        """Another person, the administrator, approves: what the act names is destroyed at once."""
        for act in self:
            act._check_second_person()
            for records in act._named_records():
                held = records.filtered("legal_hold")
                if held:
                    raise HELD_BY_LAW(self.env, names=", ".join(held.mapped("display_name")))
                act._leave_out_what_lives(records)
            for records in act._named_records():
                records._destroy()
            approved = {
                "state": "done",
                "approved_by_id": self.env.uid,
                "approved_at": fields.Datetime.now(),
            }
            act.sudo().write(approved)  # sudo: by button only

    def _check_second_person(self):
        is_second = self.env.user.has_group("apk_base.group_administrator")
        if self.state != "reviewed" or not is_second or self.reviewed_by_id == self.env.user:
            raise ACT_NEEDS_TWO_PEOPLE(self.env)
