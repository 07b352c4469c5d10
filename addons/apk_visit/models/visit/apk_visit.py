from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.apk_base.models.apk_protected_mixin import KEEP
from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_appointment, format_day, format_moment
from odoo.addons.apk_client.models.res_partner_card import CARD

from ...messages import VISIT_IN_ANOTHER_STATE, VISIT_IS_KEPT, VISIT_IS_OVER
from ..visit_state import ATTENDED_STATES, COMING_STATES, ENDED_STATES, SEATED_STATES, STATES

BOOKING_CHANNELS = [
    ("line", "Consultation line"),
    ("desk", "At the place"),
    ("public_page", "Public page"),
    ("walk_in", "Came without booking"),
]
CANCELLED_BY = [
    ("link", "Client, by the link"),
    ("phone", "Client, by phone"),
    ("desk", "Client, at the place"),
    ("office", "The office"),
    ("expired", "Was not confirmed in time"),
]
RATING_OFFERS = [
    ("link", "Link sent"),
    ("qr", "QR code shown"),
    ("paper", "Paper form given"),
    ("declined", "The client does not want to"),
]


class ApkVisit(models.Model):
    """A visit of a client to the office, or of the office to the client (гл. 8, 11; п. 12).

    The fields stand here; every act (booking, moving, cancelling, receiving …) has a file of its own beside this one.
    """

    _name = "apk.visit"
    _description = "Visit"
    _inherit = [
        "apk.drawn.mixin",
        "apk.feedback.mixin",
        "apk.notice.mixin",
        "apk.numbered.mixin",
        "apk.retention.mixin",
        "apk.interaction.mixin",
        "apk.desk.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "starts_at desc, id desc"
    _shown_on_desk = frozenset({"state", "needs_agreement", "rating_offer"})

    name = fields.Char(
        string="Number", copy=False, index="trigram", written_by="system", erase=KEEP
    )
    state = fields.Selection(
        STATES, default="draft", required=True, copy=False, tracking=True, written_by="system"
    )
    kind = fields.Selection(
        [("reception", "Reception"), ("inspection", "On-site inspection")],
        required=True,
        default="reception",
        written_by="system",
    )

    # Who comes and what for
    partner_id = fields.Many2one(
        "res.partner",
        string="Client",
        index=True,
        ondelete="restrict",
        tracking=True,
        erase=False,
        context=CARD,
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
        "apk.visit.service", string="Purpose", required=True, ondelete="restrict", tracking=True
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

    # Where and when
    place_id = fields.Many2one(
        "apk.reception.place",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
        written_by="system",
    )
    place_accessibility = fields.Selection(related="place_id.accessibility")
    map_url = fields.Char(related="place_id.map_url")
    unit_id = fields.Many2one("apk.unit", index=True, written_by="system")
    site_address = fields.Char(string="Address of the inspection", erase=False)
    team_ids = fields.Many2many(
        "res.users", "apk_visit_team_rel", "visit_id", "user_id", string="Who goes"
    )
    starts_at = fields.Datetime(string="Begins", required=True, tracking=True, written_by="system")
    ends_at = fields.Datetime(string="Ends", required=True, written_by="system")
    seat = fields.Integer(copy=False, default=None, written_by="system")
    time_version = fields.Integer(
        default=0, copy=False, help="How often the time was changed.", written_by="system"
    )

    # Booking and cancellation
    booked_at = fields.Datetime(string="Booked", written_by="system")
    booked_by_id = fields.Many2one("res.users", string="Who booked", written_by="system")
    booked_via = fields.Selection(BOOKING_CHANNELS, string="How it was booked", written_by="system")
    reserved_until = fields.Datetime(string="Held until", written_by="system")
    booking_script = fields.Html(compute="_compute_booking_script")
    are_directions_given = fields.Boolean(
        string="Said orally",
        help="Where the place is and how to get there was read aloud to the client (clause 56).",
    )
    directions_given_at = fields.Datetime(written_by="system")
    directions_given_by_id = fields.Many2one("res.users", written_by="system")
    needs_agreement = fields.Boolean(string="To be agreed on anew", copy=False, written_by="system")
    agreement_reason = fields.Char(copy=False, written_by="system", erase=KEEP)
    change_notified_at = fields.Datetime(string="Client notified", copy=False, written_by="system")
    cancelled_at = fields.Datetime(string="Cancelled", written_by="system")
    cancelled_via = fields.Selection(CANCELLED_BY, string="Who cancelled", written_by="system")
    cancel_reason = fields.Char(string="Why it was cancelled", written_by="system", erase=False)

    # Notices and reminders
    delivery_ids = fields.One2many("apk.delivery", "visit_id", string="Notices")
    notice_channel_id = fields.Many2one(
        "apk.channel",
        string="Notices and reminders by",
        domain=[("can_notify", "=", True)],
        ondelete="restrict",
        help="Empty: the channel that stands on the client's card (clause 5).",
    )
    has_legal_reminder = fields.Boolean(compute="_compute_has_legal_reminder")
    reminder_copy = fields.Selection(
        [
            ("yes", "Repeat by another channel"),
            ("no", "The client does not want a second reminder"),
        ],
        string="Second reminder",
        help="Where a law prescribes a reminder the client is offered to have it repeated (clause 55).",
    )
    reminder_channel_id = fields.Many2one(
        "apk.channel",
        string="Repeat the reminder by",
        domain=[("can_notify", "=", True)],
        ondelete="restrict",
    )
    reminded_for = fields.Datetime(
        copy=False, help="The time of the visit that the client was reminded of.", written_by="system"
    )  # fmt: skip
    # Mail templates, which an administrator edits, print these
    greeting_name = fields.Char(compute="_compute_texts")
    starts_text = fields.Char(compute="_compute_texts")
    day_text = fields.Char(compute="_compute_texts")
    hour_text = fields.Char(compute="_compute_texts")
    place_text = fields.Char(compute="_compute_texts")

    # Reception
    is_walk_in = fields.Boolean(string="Without booking", written_by="system")
    is_running_late = fields.Boolean(string="Warned of being late", copy=False, written_by="system")
    arrived_at = fields.Datetime(string="Came at", copy=False, written_by="system")
    left_at = fields.Datetime(string="Left at", copy=False, written_by="system")
    late_minutes = fields.Integer(
        string="Late, min", compute="_compute_minutes", store=True, aggregator="avg"
    )
    reception_minutes = fields.Integer(
        string="Reception took, min", compute="_compute_minutes", store=True, aggregator="avg"
    )
    received_by_id = fields.Many2one("res.users", string="Who received", index="btree_not_null")

    # The card of personal reception (п. 74, 75) and the offer to rate it (п. 61)
    gave_information = fields.Boolean(string="Information given")
    gave_consultation = fields.Boolean(string="Consultation given")
    gave_answer = fields.Boolean(string="Answer given")
    outcome = fields.Text(string="What was said and agreed on", erase=False)
    need_id = fields.Many2one("apk.need", string="What the client needed", ondelete="restrict")
    case_ids = fields.One2many("apk.case", "visit_id", string="Written requests handed in")
    case_count = fields.Integer(compute="_compute_case_count")
    could_be_remote = fields.Selection(
        [("yes", "Yes"), ("no", "No, the client had to come")],
        string="Could it be done without coming",
        help="The report on the expediency of personal reception counts these answers (clause 75).",
    )
    remote_channel_id = fields.Many2one(
        "apk.channel", string="By which channel", ondelete="restrict"
    )
    remote_share = fields.Float(
        string="Could do without coming, %", compute="_compute_remote_share", store=True, aggregator="avg"
    )  # fmt: skip
    rating_offer = fields.Selection(
        RATING_OFFERS, string="Offered to rate", copy=False, tracking=True, written_by="system"
    )
    has_rating_link = fields.Boolean(
        string="Link to rate was made", copy=False, written_by="system"
    )
    rating_offered_at = fields.Datetime(string="Offered at", copy=False, written_by="system")
    rating_offered_by_id = fields.Many2one("res.users", string="Who offered", written_by="system")

    # What the state allows: the form and the client's page ask these, not lists of states
    is_coming = fields.Boolean(compute="_compute_allowed_acts")
    is_unmarked = fields.Boolean(compute="_compute_allowed_acts")
    has_come = fields.Boolean(compute="_compute_allowed_acts")
    may_move = fields.Boolean(compute="_compute_allowed_acts")
    may_cancel = fields.Boolean(compute="_compute_allowed_acts")
    may_receive = fields.Boolean(compute="_compute_allowed_acts")
    may_be_missed = fields.Boolean(compute="_compute_allowed_acts")
    may_undo = fields.Boolean(compute="_compute_allowed_acts")
    may_change_client = fields.Boolean(compute="_compute_allowed_acts")

    _one_seat_one_client = models.Constraint(
        "EXCLUDE USING gist (place_id WITH =, kind WITH =, seat WITH =, tsrange(starts_at, ends_at) WITH &&)"
        f" WHERE (state IN {SEATED_STATES})",
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
    _starts_idx = models.Index("(starts_at)")
    _coming_idx = models.Index("(starts_at) WHERE state IN ('reserved', 'confirmed')")
    _agreement_idx = models.Index("(starts_at) WHERE needs_agreement")

    @api.depends("name", "starts_at", "partner_id.name")
    def _compute_display_name(self):
        for visit in self:
            moment = visit.starts_at and format_moment(to_local(visit.starts_at))
            visit.display_name = " — ".join(
                filter(None, [visit.partner_id.name, moment, visit.name])
            )

    @api.depends("state", "starts_at", "ends_at")
    def _compute_allowed_acts(self):
        """A visit is marked on its day, or after it when nobody has: what is over is neither moved nor cancelled."""
        now, today = fields.Datetime.now(), self.env["apk.office"]._today()
        for visit in self:
            visit.is_coming = visit.state in COMING_STATES
            visit.is_unmarked = visit.state == "confirmed" and visit.ends_at and visit.ends_at < now
            visit.may_move = visit.may_cancel = visit.is_coming and not visit.is_unmarked
            has_begun = visit.starts_at and to_local(visit.starts_at).date() <= today
            visit.may_receive = has_begun and visit.state in ("confirmed", "missed")
            visit.may_be_missed = has_begun and visit.state == "confirmed"
            visit.has_come = visit.state in ATTENDED_STATES
            visit.may_undo = visit.has_come or visit.state == "missed"
            visit.may_change_client = visit.has_come or visit.state == "reserved"

    @api.depends("starts_at", "place_id", "service_id", "site_address")
    def _compute_booking_script(self):
        """п. 56: «сообщена устно информация о расположении точки … и о том, как до нее можно добраться»."""
        office = self.env["apk.office"]._details()
        for visit in self:
            values = {"visit": visit, "place": visit.place_id, "office": office}
            visit.booking_script = self.env["ir.qweb"]._render("apk_visit.booking_script", values)

    @api.depends("service_id.reminder_channel_id")
    def _compute_has_legal_reminder(self):
        for visit in self:
            visit.has_legal_reminder = bool(visit.service_id.reminder_channel_id)

    @api.depends("starts_at", "partner_id.name", "place_id.name", "site_address", "kind")
    def _compute_texts(self):
        for visit in self:
            local = to_local(visit.starts_at) if visit.starts_at else None
            visit.greeting_name = visit._greeting_name() if visit.partner_id else False
            visit.starts_text = local and format_appointment(local)
            visit.day_text = local and format_day(local.date())
            visit.hour_text = local and f"{local:%H:%M}"
            at_client = visit.kind == "inspection" and visit.site_address
            visit.place_text = at_client or visit.place_id.name

    @api.depends("starts_at", "arrived_at", "left_at")
    def _compute_minutes(self):
        for visit in self:
            came, left = visit.arrived_at, visit.left_at
            late = came and not visit.is_walk_in and (came - visit.starts_at).total_seconds() // 60
            visit.late_minutes = max(0, late or 0)
            visit.reception_minutes = (left - came).total_seconds() // 60 if came and left else 0

    @api.depends("case_ids")
    def _compute_case_count(self):
        for visit in self:
            requests = visit.sudo().case_ids  # sudo: an operator may not read messages, only count
            visit.case_count = len(requests)

    @api.depends("could_be_remote")
    def _compute_remote_share(self):
        for visit in self:
            visit.remote_share = 100.0 if visit.could_be_remote == "yes" else 0.0

    def _read_group_select(self, aggregate_spec, query):
        """A share is counted over the visits of which the card says it (п. 75): an empty card is no «no»."""
        if aggregate_spec == "remote_share:avg":
            share = self._field_to_sql(self._table, "remote_share", query)
            said = self._field_to_sql(self._table, "could_be_remote", query)
            return SQL("AVG(%s) FILTER (WHERE %s IS NOT NULL)", share, said)
        return super()._read_group_select(aggregate_spec, query)

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

    def _check_state(self, allowed):
        """:raises WrongState: a visit is in none of the ``allowed`` states"""
        labels = dict(self._fields["state"]._description_selection(self.env))
        for visit in self:
            if visit.state in allowed:
                continue
            if visit.state in ENDED_STATES:
                raise VISIT_IS_OVER(self.env, visit=visit.display_name)
            raise VISIT_IN_ANOTHER_STATE(
                self.env, visit=visit.display_name, state=labels[visit.state]
            )

    def _log_visit(self, event):
        """Add a line to the client's history (п. 6).

        :param str event: what has happened, for a person to read
        """
        for visit in self:
            place = visit.site_address if visit.kind == "inspection" else visit.place_id.name
            summary = f"{event}: {format_moment(to_local(visit.starts_at))}, {place}"
            hand = self.env.ref("apk_client.channel_hand")
            visit._log_interaction(visit.partner_id, "visit", summary, channel=hand)

    def _dialog(self, xmlid, context):
        """The window action ``xmlid``, opened about this visit."""
        self.ensure_one()
        return {**self.env["ir.actions.act_window"]._for_xml_id(xmlid), "context": context}
