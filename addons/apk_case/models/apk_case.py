from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_client.messages import CASE_IS_KEPT

from ..messages import ANSWER_IS_BEING_APPROVED, RECEIVED_IN_THE_FUTURE
from .apk_suggestion import SUGGESTION_FIELDS
from .case_state import OPEN_STATES, STATES


class ApkCase(models.Model):
    """A written message from a client (п. 2 «сообщение») and all work on it (гл. 4)."""

    _name = "apk.case"
    _description = "Message from a client"
    _inherit = [
        "apk.notice.mixin",
        "apk.deadline.mixin",
        "apk.retention.mixin",
        "apk.interaction.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "registered_at desc, id desc"
    _primary_email = "email_from"

    name = fields.Char(
        string="Number", readonly=True, copy=False, index="trigram", written_by="creation"
    )
    subject = fields.Char(
        string="What it is about", required=True, index="trigram", tracking=True, erase="—"
    )
    # A stranger's words: no styles that reach beyond them, no classes of our screens.
    body = fields.Html(
        string="Text of the message",
        sanitize_style=True,
        strip_classes=True,
        written_by="creation",
        erase=False,
    )
    partner_id = fields.Many2one(
        "res.partner", string="Client", index=True, ondelete="restrict", tracking=True, erase=False
    )
    representation_id = fields.Many2one(
        "apk.representation",
        string="Filed by the representative",
        domain="[('partner_id', '=', partner_id)]",
        ondelete="restrict",
        erase=False,
    )
    email_from = fields.Char(string="Sender", written_by="creation", erase=False)
    received_at = fields.Datetime(
        string="Received",
        required=True,
        default=fields.Datetime.now,
        copy=False,
        written_by="creation",
    )
    registered_at = fields.Datetime(
        string="Registered", readonly=True, copy=False, written_by="creation"
    )
    answered_at = fields.Datetime(string="Answered", copy=False, written_by="system")
    intake_channel_id = fields.Many2one(
        "apk.channel", string="Came by", required=True, ondelete="restrict", written_by="creation"
    )
    chosen_channel_id = fields.Many2one(
        "apk.channel",
        string="Channel chosen by the client",
        domain=[("can_notify", "=", True)],
        ondelete="restrict",
        tracking=True,
        help="How would the client like to get answers and notices (clause 5).",
    )
    regime_id = fields.Many2one(
        "apk.regime",
        string="Legal regime",
        required=True,
        ondelete="restrict",
        tracking=True,
        written_by="creation",
    )
    extension_days = fields.Integer(related="regime_id.extension_days")
    allows_pause = fields.Boolean(related="regime_id.allows_pause")
    has_external_term = fields.Boolean(related="regime_id.has_external_term")
    area_id = fields.Many2one("apk.area", string="Area", ondelete="restrict", tracking=True)
    unit_id = fields.Many2one("apk.unit", string="Unit", index=True, tracking=True)
    user_id = fields.Many2one("res.users", string="Executor", index=True, tracking=True)
    state = fields.Selection(
        STATES,
        default="registered",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
        group_expand="_open_states_first",
        written_by="creation",
    )

    _name_uniq = models.Constraint("UNIQUE(name)", "This registration number is already taken.")
    _open_idx = models.Index(f"(next_due_at) WHERE state IN {OPEN_STATES}")

    @api.constrains("received_at")
    def _check_received_at(self):
        if any(case.received_at > fields.Datetime.now() for case in self):
            raise RECEIVED_IN_THE_FUTURE(self.env)

    @api.constrains("representation_id", "partner_id")
    def _check_representation(self):
        for case in self:
            paper = case.representation_id
            paper._check_speaks_for(case.partner_id)
            paper._check_valid_on(to_local(case.received_at).date())

    @api.onchange("partner_id")
    def _onchange_partner_id(self):
        self.chosen_channel_id = self.partner_id.chosen_channel_id or self.chosen_channel_id

    @api.model_create_multi
    def create(self, vals_list):
        by_hand = [
            {name for name in SUGGESTION_FIELDS.values() if vals.get(name)} for vals in vals_list
        ]
        cases = super().create([self._with_registration(vals) for vals in vals_list])
        for case, names in zip(cases, by_hand, strict=True):
            case._own_scans()
            case._open_answer_deadlines()
            case._log_interaction(
                case.partner_id,
                "message_in",
                f"{case.name} — {case.subject}",
                channel=case.intake_channel_id,
                happened_at=case.received_at,
            )
            case._suggest_on_registration(names)
            if not case.mail_spool_id:  # a letter from the mailbox is acknowledged by the intake
                case._acknowledge_unless_held()
        return cases

    def write(self, vals):
        if not self.env.su:
            self._record_decisions(vals)
        result = super().write(vals)
        for case in self:
            if {"urgency", "urgent_until"} & vals.keys():
                case._follow_urgency()
            if "answer_until" in vals and case._open_deadline_of("answer"):
                why = self.env._("the term set outside was entered")
                case._recompute_deadline(case._open_deadline_of("answer"), why)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise CASE_IS_KEPT(self.env)

    @api.model
    def _open_states_first(self, states, domain):
        """Columns of the board in the order of the work, not of the alphabet."""
        found = [state for state, _label in STATES if state in states]
        return list(OPEN_STATES) + [state for state in found if state not in OPEN_STATES]

    def action_take(self):
        self.check_access("write")
        self._check_is_open()
        self._check_urgency_assessed()
        for case in self:
            if case.state == "approval":
                raise ANSWER_IS_BEING_APPROVED(self.env)
            case.user_id = case.user_id.filtered("active") or self.env.user
        fresh = self.filtered(lambda case: case.state != "in_work")  # pressed twice, told once
        fresh._set_state("in_work", self.env._("under review"))

    def _message_get_suggested_recipients(self, **kwargs):
        """Nobody: letters to a client leave as deliveries, where they are proven, not from the chatter."""
        return []

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Only staff follow a message: the client is written to through the chosen channel (п. 25)."""
        staff = (
            self.env["res.partner"]
            .browse(partner_ids or [])
            .filtered(lambda partner: not partner.partner_share)
        )
        return super().message_subscribe(staff.ids, subtype_ids)
