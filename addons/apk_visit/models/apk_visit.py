from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_moment

from ..messages import VISIT_IS_KEPT, VISIT_IS_OVER
from .visit_states import ENDED, SEATED, STATES


class ApkVisit(models.Model):
    """A visit of a client to the office, or of the office to the client (гл. 8, 11; п. 12)."""

    _name = "apk.visit"
    _description = "Visit"
    _inherit = [
        "apk.feedback.mixin",
        "apk.notice.mixin",
        "apk.retention.mixin",
        "apk.interaction.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "starts_at desc, id desc"
    # Time, seat and fate of a visit: its own methods change them, nobody types them in.

    name = fields.Char(string="Number", copy=False, index="trigram", written_by="system")
    kind = fields.Selection(
        [("reception", "Reception"), ("inspection", "On-site inspection")],
        required=True,
        default="reception",
        written_by="system",
    )
    partner_id = fields.Many2one(
        "res.partner", string="Client", index=True, ondelete="restrict", tracking=True, erase=False
    )
    representation_id = fields.Many2one(
        "apk.representation",
        string="Comes instead of the client",
        domain="[('partner_id', '=', partner_id)]",
        ondelete="restrict",
        help="A representative by a power of attorney or by law (clause 11).",
        erase=False,
    )
    has_health_limits = fields.Boolean(related="partner_id.apk_has_health_limits")
    service_id = fields.Many2one(
        "apk.visit.service", string="Reason", required=True, ondelete="restrict", tracking=True
    )
    topic_ids = fields.Many2many(
        "apk.topic", "apk_visit_topic_rel", "visit_id", "topic_id", string="Topics"
    )
    is_joint_filing = fields.Boolean(
        string="Filing together",
        help="The client and an employee fill in the application together (clause 10).",
    )
    question = fields.Text(string="What the client wants to find out", erase=False)
    case_id = fields.Many2one(
        "apk.case",
        string="About the message",
        domain="[('partner_id', '=', partner_id)]",
        ondelete="restrict",
        index="btree_not_null",
    )
    unit_id = fields.Many2one("apk.unit", string="Unit", index=True, written_by="system")
    state = fields.Selection(
        STATES,
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
        written_by="creation",
    )

    _one_seat_one_client = models.Constraint(
        "EXCLUDE USING gist (place_id WITH =, kind WITH =, seat WITH =, tsrange(starts_at, ends_at) WITH &&)"
        f" WHERE (state IN {SEATED})",
        "This time has just been taken. Choose another free time.",
    )
    _booked_means_seated = models.Constraint(
        "CHECK(state NOT IN ('reserved', 'confirmed') OR seat IS NOT NULL)",
        "A booking has a seat. Choose one of the free times.",
    )
    _time_in_order = models.Constraint(
        "CHECK(starts_at < ends_at)", "A visit ends after it begins. Choose one of the free times."
    )
    _name_uniq = models.Constraint("UNIQUE(name)", "This number is already taken.")
    _coming_idx = models.Index("(starts_at) WHERE state IN ('reserved', 'confirmed')")

    @api.depends("name", "starts_at", "partner_id.name")
    def _compute_display_name(self):
        for visit in self:
            moment = visit.starts_at and format_moment(to_local(visit.starts_at))
            visit.display_name = " — ".join(
                filter(None, [visit.partner_id.name, moment, visit.name])
            )

    @api.constrains("representation_id")
    def _check_representation(self):
        """п. 11: on the day of the visit the document must be in force."""
        for visit in self:
            visit.representation_id._check_valid_on(to_local(visit.starts_at).date())

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise VISIT_IS_KEPT(self.env)

    @api.onchange("service_id")
    def _onchange_service_id(self):
        self.is_joint_filing = self.service_id.is_joint_filing

    def _check_not_over(self):
        for visit in self:
            if visit.state in ENDED:
                raise VISIT_IS_OVER(self.env, visit=visit.display_name)

    def _log_visit(self, what):
        """One line of the client's history (п. 6)."""
        for visit in self:
            place = visit.site_address if visit.kind == "inspection" else visit.place_id.name
            summary = f"{what}: {format_moment(to_local(visit.starts_at))}, {place}"
            hand = self.env.ref("apk_client.channel_hand")
            visit._log_interaction(visit.partner_id, "visit", summary, channel=hand)

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Only staff follow a visit: the client is written to through the chosen channel (п. 55)."""
        people = self.env["res.partner"].browse(partner_ids or [])
        staff = people.filtered(lambda partner: not partner.partner_share)
        return super().message_subscribe(staff.ids, subtype_ids)

    def _message_get_suggested_recipients(self, **kwargs):
        """Nobody: letters to a client leave as deliveries, where they are proven."""
        return []
