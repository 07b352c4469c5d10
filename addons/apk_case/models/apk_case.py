from odoo import api, fields, models

from odoo.addons.apk_base.imports import is_import
from odoo.addons.apk_base.models.apk_protected_mixin import KEEP, WRITERS
from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.person_names import surname_and_initials
from odoo.addons.apk_client.messages import CASE_IS_KEPT, ONLY_THE_HEAD_OR_REGISTRAR
from odoo.addons.apk_client.models.res_partner_card import CARD

from ..messages import (
    ANSWER_IS_BEING_APPROVED,
    MESSAGE_IS_OVER,
    ONLY_THE_HEAD,
    RECEIVED_IN_THE_FUTURE,
    TAKEN_BY_SOMEBODY,
    URGENCY_NOT_ASSESSED,
)
from .case_state import OPEN_STATES, STATES


class ApkCase(models.Model):
    """A written message from a client (п. 2 «сообщение») and all work on it (гл. 4).

    Here stand the facts of the message, its states, and what every act asks first: whether the message is open, who may
    decide. An act has its own file, ``apk_case_<act>.py``, with the fields that it alone writes.
    """

    _name = "apk.case"
    _description = "Message from a client"
    _inherit = [
        "apk.notice.mixin",
        "apk.numbered.mixin",
        "apk.deadline.mixin",
        "apk.retention.mixin",
        "apk.interaction.mixin",
        "apk.desk.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "registered_at desc, id desc"
    _primary_email = "email_from"
    _writers = (*WRITERS, "answer", "head")  # the last two: _check_may_write

    name = fields.Char(
        string="Number",
        readonly=True,
        copy=False,
        index="trigram",
        written_by="creation",
        erase=KEEP,
    )
    subject = fields.Char(
        string="What it is about", required=True, index="trigram", tracking=True, erase="—"
    )
    # HTML of strangers: its styles must not reach beyond it, nor may it use classes of our screens.
    body = fields.Html(
        string="Text of the message",
        sanitize_style=True,
        strip_classes=True,
        written_by="creation",
        erase=False,
    )
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
        string="Filed by the representative",
        domain="[('partner_id', '=', partner_id)]",
        ondelete="restrict",
        erase=False,
    )
    email_from = fields.Char(string="Sender", index="trigram", written_by="creation", erase=False)
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
    area_id = fields.Many2one("apk.area", ondelete="restrict", tracking=True)
    unit_id = fields.Many2one("apk.unit", index=True, tracking=True)
    user_id = fields.Many2one("res.users", string="Executor", index=True, tracking=True)
    taken_at = fields.Datetime(string="Taken to work", copy=False, written_by="system")
    taken_text = fields.Char(string="Taken by (text)", compute="_compute_taken_text")
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
    is_open = fields.Boolean(compute="_compute_is_open")
    awaits_answer = fields.Boolean(compute="_compute_awaits_answer")
    may_take = fields.Boolean(compute="_compute_awaits_answer")
    decision_ids = fields.One2many("apk.case.decision", "case_id", string="Decisions")

    _name_uniq = models.Constraint("UNIQUE(name)", "This registration number is already taken.")
    _number_idx = models.Index("(name text_pattern_ops)")
    _open_idx = models.Index(f"(next_due_at) WHERE state IN {OPEN_STATES}")
    _registered_idx = models.Index("(registered_at DESC, id DESC)")
    _received_idx = models.Index("(received_at)")
    _held_idx = models.Index("(id) WHERE first_reply_hold IS NOT NULL")
    _to_triage_idx = models.Index("(id) WHERE state = 'registered'")

    @api.constrains("received_at")
    def _check_received_at(self):
        if any(case.received_at > fields.Datetime.now() for case in self):
            raise RECEIVED_IN_THE_FUTURE(self.env)

    @api.constrains("representation_id", "partner_id")
    def _check_representation(self):
        for case in self:
            representation = case.representation_id
            representation._check_speaks_for(case.partner_id)
            representation._check_valid_on(to_local(case.received_at).date())

    @api.depends("state")
    def _compute_is_open(self):
        """The office still owes an answer."""
        for case in self:
            case.is_open = case.state in OPEN_STATES

    @api.depends("state", "has_answer_delivery")
    def _compute_awaits_answer(self):
        """Registered, open, no answer handed over, and the head is not reading one."""
        for case in self:
            is_free = case._is_worked_on() and not case.has_answer_delivery
            case.awaits_answer = bool(case._origin) and is_free
            case.may_take = case.awaits_answer and case.state == "registered"

    @api.onchange("partner_id")
    def _onchange_partner_id(self):
        self.chosen_channel_id = self.partner_id.chosen_channel_id or self.chosen_channel_id

    @api.model_create_multi
    def create(self, vals_list):
        if is_import(self.env):
            silent = self.with_context(tracking_disable=True, mail_auto_subscribe_no_notify=True)
            rows = [self._with_former_registration(vals) for vals in vals_list]
            cases = super(ApkCase, silent).create(rows).with_env(self.env)
            cases._keep_as_former()
            return cases
        registered = [self._with_registration(vals) for vals in vals_list]
        cases = super().create(self._numbered(registered))
        cases._ask_first_question()
        for case, vals in zip(cases, vals_list, strict=True):
            case._own_scans()
            case._open_answer_deadlines()
            case._suggest_on_registration(vals)
            if (
                not case.mail_spool_id
            ):  # the intake logs and acknowledges an e-mail once it is posted
                case._log_registration()
                case._acknowledge_unless_held()
        return cases

    def _log_registration(self):
        summary = f"{self.name} — {self.subject}"
        moment = {"channel": self.intake_channel_id, "happened_at": self.received_at}
        self._log_interaction(self.partner_id, "message_in", summary, **moment)

    def write(self, vals):
        """Every step of the acts stands here by name, so that none depends on the order of extensions.

        Of the other overrides of ``write`` the urgency's only completes ``vals``, the desk's only looks at what has been
        written: each may come before or after.
        """
        if len(self) > 1 and self._written_by("answer") & vals.keys():
            return all(case.write(vals) for case in self)  # each has a version of its own
        if not self.env.su:
            self._check_may_write(vals.keys())
            self._record_decisions(vals)
        former = {case: case.partner_id for case in self} if "partner_id" in vals else {}
        version = self.answer_version if len(self) == 1 else 0
        result = super().write(self._with_next_version(vals))
        self._follow_correspondence(vals.keys(), former)
        self._follow_in_question(vals.keys())
        for case in self:
            if {"urgency", "urgent_until"} & vals.keys():
                case._follow_urgency()
            if "answer_until" in vals and case._open_deadline_of("answer"):
                why = self.env._("the term set outside was entered")
                case._recompute_deadline(case._open_deadline_of("answer"), why)
        if len(self) == 1 and self.answer_version != version:
            self._notify_screens("apk_case.answer", {"version": self.answer_version})
        return result

    def _check_may_write(self, names):
        """Who may write what beside ``written_by="system"`` and ``"creation"``, which the mixin guards.

        :param names: fields that somebody writes
        """
        if self._written_by("head") & names:
            self._only_for_the_head_or_registrar()
        self._check_may_write_answer(names)

    def _notify_screens(self, event, payload):
        """The screens that show this message hear of it; never a word of the message or of its answer.

        :param event: type of the notification
        """
        self.env["bus.bus"]._sendone(self, event, {"case_id": self.id, **payload})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise CASE_IS_KEPT(self.env)

    @api.model
    def _open_states_first(self, states, domain):
        """Columns of the board in the order of the work, not of the alphabet."""
        found = [state for state, _label in STATES if state in states]
        return list(OPEN_STATES) + [state for state in found if state not in OPEN_STATES]

    def action_take(self):
        """Take a message to work; one that somebody has taken is taken over by ``action_take_over``."""
        self.check_access("write")
        self._check_is_open()
        for case in self:
            case._check_not_taken()
        self._check_urgency_assessed()
        for case in self:
            if case.state == "approval":
                raise ANSWER_IS_BEING_APPROVED(self.env)
            case.user_id = case.user_id.filtered("active") or self.env.user
            if case.state != "in_work":  # a second press changes nothing
                case._mark_taken()
                case._set_state("in_work", self.env._("under review"))
                case._notify_status()

    def action_take_over(self):
        """Go on instead of the colleague who has taken the message; the colleague is told."""
        self.ensure_one()
        self.check_access("write")
        self._check_is_open()
        if self.state == "approval":
            raise ANSWER_IS_BEING_APPROVED(self.env)
        former = self.user_id - self.env.user
        self.user_id = self.env.user
        self._mark_taken()
        if former:
            self.message_notify(
                partner_ids=former.sudo().partner_id.ids,  # sudo: a colleague's address, not shown
                subject=self.name,
                body=self.env._(
                    "%(person)s goes on with the message %(number)s instead of you.",
                    person=surname_and_initials(self.env.user.name),
                    number=self.name,
                ),
            )

    def _check_not_taken(self):
        """A page that was opened before a colleague took the message does not take it a second time."""
        taker = self.user_id.filtered("active")
        if self.state == "registered" or not taker or taker == self.env.user or self.env.su:
            return
        refusal = TAKEN_BY_SOMEBODY(
            self.env,
            number=self.name,
            person=surname_and_initials(taker.sudo().name),  # sudo: a colleague's name
            time=self._clock(self.taken_at) or "—",
        )
        may_take_over = self.state != "approval" and self._may_execute(self.env.user)
        refusal.context = {"apk_taken": {"case_id": self.id, "may_take_over": may_take_over}}
        raise refusal

    def _mark_taken(self):
        taken = self.sudo()  # sudo: nobody may write the moment; the act has checked who may
        taken.taken_at = fields.Datetime.now()
        self._notify_screens("apk_case.taken", {"by": self.env.uid})

    @api.depends("state", "user_id", "taken_at")
    def _compute_taken_text(self):
        """«Румянцева Е. П., 10:02»: who works on it and since when."""
        for case in self:
            person = case.user_id.sudo().name  # sudo: a colleague's name, for who reads the message
            is_taken = case.is_open and case.state != "registered" and person and case.taken_at
            names = (surname_and_initials(person), case._clock(case.taken_at)) if is_taken else ()
            case.taken_text = ", ".join(names)

    def _set_state(self, state, note):
        """Change the state and add a line to the client's history (п. 6).

        :param note: the new state as the history has it
        """
        self.sudo().state = state  # sudo: nobody may write the state; the act has checked who may
        self._log_interaction(self.partner_id, "status", f"{self.name}: {note}")

    def _is_worked_on(self):
        """Open, and the head is not reading an answer."""
        return self.is_open and self.state != "approval"

    def _check_is_open(self):
        for case in self:
            if not case.is_open:
                states = dict(case._fields["state"]._description_selection(case.env))
                raise MESSAGE_IS_OVER(self.env, number=case.name, state=states[case.state])

    def _check_urgency_assessed(self):
        """п. 19: every message is considered for urgency before anything is done about it."""
        if any(not case.urgency for case in self):
            raise URGENCY_NOT_ASSESSED(self.env)

    def _is_head_or_registrar(self):
        groups = ("apk_base.group_head", "apk_base.group_registrar")
        return self.env.su or any(map(self.env.user.has_group, groups))

    def _only_for_the_head_or_registrar(self):
        self.check_access("write")
        if not self._is_head_or_registrar():
            raise ONLY_THE_HEAD_OR_REGISTRAR(self.env)

    def _only_for_the_head(self):
        self.check_access("write")
        if not (self.env.su or self.env.user.has_group("apk_base.group_head")):
            raise ONLY_THE_HEAD(self.env)

    def _add_decision(self, kind, reason, **facts):
        """Write down a decision by the current user; nothing is overwritten by it.

        :param kind: a key of ``KINDS`` of ``apk.case.decision``
        :param reason: why, in the words that the client may read
        :param facts: other fields of the row
        """
        self.ensure_one()
        row = {"case_id": self.id, "kind": kind, "reason": reason, **facts}
        decisions = self.env["apk.case.decision"]
        decisions = decisions.sudo()  # sudo: nobody may create rows; the act has checked its right
        if self.client_wrote_at:
            # sudo: nobody may write it; who decides goes on after the client's addition
            self.sudo().client_wrote_at = False
        return decisions.create(row).sudo(False)

    def _decisions(self, kind):
        """Decisions of a kind, the earliest first."""
        return self.decision_ids.filtered(lambda decision: decision.kind == kind)

    def _latest_decision(self, kind):
        return self._decisions(kind)[-1:]

    def _message_get_suggested_recipients(self, **kwargs):
        """Nobody: a client is written to by a delivery, which has its proof, not from the chatter."""
        return []

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Only staff follow a message: the client is written to through the chosen channel (п. 25)."""
        staff = (
            self.env["res.partner"]
            .browse(partner_ids or [])
            .filtered(lambda partner: not partner.partner_share)
        )
        return super().message_subscribe(staff.ids, subtype_ids)
