from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local

from ...messages import SESSION_NOT_READY


class ApkTrainingSession(models.Model):
    """A seminar, in a room or by video (п. 32 «в том числе в формате видеоконференцсвязи»)."""

    _name = "apk.training.session"
    _description = "Training session"
    _inherit = ["apk.protected.mixin"]
    _order = "starts_at desc, id desc"

    programme_id = fields.Many2one("apk.training.programme", required=True, ondelete="restrict")
    kind = fields.Selection(related="programme_id.kind")
    form = fields.Selection(
        [("seminar", "Seminar"), ("video", "Video conference")], required=True, default="seminar"
    )
    starts_at = fields.Datetime(string="Begins", required=True)
    place = fields.Char(string="Room or link")
    trainer = fields.Char(string="Who teaches")
    unit_id = fields.Many2one("apk.unit", string="Organised by", ondelete="restrict")
    record_ids = fields.One2many("apk.training.record", "session_id", string="Participants")
    state = fields.Selection(
        [("planned", "Planned"), ("held", "Held")],
        default="planned",
        required=True,
        written_by="system",
    )

    @api.depends("programme_id.name", "starts_at")
    def _compute_display_name(self):
        for session in self:
            day = to_local(session.starts_at).strftime("%d.%m.%Y") if session.starts_at else ""
            session.display_name = f"{session.programme_id.name or ''}, {day}"

    @api.onchange("programme_id")
    def _onchange_programme_id(self):
        self.unit_id = self.unit_id or self.programme_id.unit_id

    def action_invite_employees(self):
        """Add everybody who owes this kind of training to the participants."""
        self.check_access("write")
        for session in self.filtered(lambda session: session.state == "planned"):
            duties = self.env["apk.training.duty"]._open_duties_met_by(session.programme_id)
            missing = duties.user_id - session.record_ids.user_id
            session.record_ids = [(0, 0, {"user_id": user.id}) for user in missing]

    def action_hold(self):
        """The session has taken place: those who were present have passed, and their duties are fulfilled."""
        self.check_access("write")
        for session in self.filtered(lambda session: session.state == "planned"):
            if not session.record_ids or session.starts_at > fields.Datetime.now():
                raise SESSION_NOT_READY(self.env)
            held = session.sudo()  # sudo: an officer may not type in who has passed; the list and
            # its day are in order
            held.state = "held"
            present = held.record_ids.filtered("is_present")
            present.passed_on = to_local(session.starts_at).date()
            self.env["apk.training.duty"]._fulfil_by(present)
