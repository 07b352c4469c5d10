from odoo import api, fields, models

from odoo.addons.apk_base.rules.person_names import surname_and_initials

from ..messages import (
    ANSWER_IS_BEING_APPROVED,
    NOBODY_TO_HAND_OVER_TO,
    ONLY_A_COLLEAGUE,
    ONLY_OWN_WORK,
    REASON_MISSING,
)

NAMED = 5  # more messages are counted


class ApkCaseHandingOver(models.Model):
    """A message goes from hand to hand: given out, handed over with a word, returned as not mine (п. 3, 66).

    Who gives it may lose sight of it by that: what follows the write is done as the system, and the screen is led back.
    """

    _inherit = "apk.case"

    may_hand_over = fields.Boolean(compute="_compute_may_hand_over")
    may_return = fields.Boolean(compute="_compute_may_hand_over")

    @api.depends("state", "user_id")
    @api.depends_context("uid")
    def _compute_may_hand_over(self):
        gives_out = self._is_head_or_registrar()
        for case in self:
            is_free = bool(case._origin) and case.is_open and case._may_edit_in_approval()
            is_mine = case.user_id == self.env.user
            case.may_hand_over = is_free and (gives_out or is_mine or not case.user_id)
            case.may_return = is_free and is_mine

    def action_hand_over(self):
        """«Hand over» of the form and of the list: people and units, one press each."""
        self._check_may_hand_over()
        screen = self.env["apk.case.assign"]._for_messages(self)
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("apk_case.apk_case_assign_action"),
            "res_id": screen.id,
        }

    def _check_may_hand_over(self):
        """Heads and registrars give out all they see, an executor the own work and what nobody has taken.

        :raises Refusal: before anything is typed
        """
        self.check_access("write")
        self._check_is_open()
        if not all(case._may_edit_in_approval() for case in self):
            raise ANSWER_IS_BEING_APPROVED(self.env)
        if not all(case.may_hand_over for case in self):
            raise ONLY_OWN_WORK(self.env)

    def _hand_over(self, unit, person, word=""):
        """Give these messages to a unit, to a person, or to both; whoever is absent is stood in for.

        :param word: what the giver says to the next one
        :return: the person who has got them, nobody when the unit has
        """
        self._check_may_hand_over()
        if not unit and not person:
            raise NOBODY_TO_HAND_OVER_TO(self.env)
        if not self._is_head_or_registrar() and (unit or person not in self._colleagues()):
            raise ONLY_A_COLLEAGUE(self.env)
        receiver = person and person._stand_in()
        self._give(unit, receiver, word)
        return receiver

    def _colleagues(self):
        """People of the units that the current user works in."""
        # sudo: an executor may not read users
        return self.env.user.apk_unit_ids.sudo()._people()

    def _give(self, unit, person, word):
        """Write whose it is from now on, and tell the one who must work on it."""
        givers = {case: case.user_id for case in self}
        values = {"user_id": person.id}
        if unit:
            values["unit_id"] = unit.id
        self.write(values)
        for case in self.sudo():  # sudo: who gives a message away may not see it any more
            case.taken_at = False
            case._leave_to_duty_registrar()
            case._pass_tasks_on(givers[case.sudo(False)])
            case._tell_receiver(word)

    def _leave_to_duty_registrar(self):
        """A unit without a head and without people would let a message lie: it is the duty registrar's."""
        if not self.user_id and self.unit_id.is_unstaffed:
            self.user_id = self.env["apk.office"]._duty_registrar()

    def _tell_unit(self):
        """Passed on to a unit, to nobody in person: its head hears of it once, or the duty registrar has it."""
        summary = self.env._("A new message of the unit has no executor")
        for case in self.sudo():  # sudo: the unit may be another one than the giver's
            case._leave_to_duty_registrar()
            person = case._responsible("executor")
            told = case.activity_ids.filtered(lambda one: one.summary == summary)
            if person not in told.user_id:
                case._notify_assignee(summary)

    def _pass_tasks_on(self, giver):
        """What the giver still had to do about the message goes along."""
        receiver = self._responsible("executor")[:1]
        mine = self.activity_ids.filtered(lambda one: one.user_id == giver)
        if giver and receiver != giver:
            mine.user_id = receiver

    def _tell_receiver(self, word):
        giver = surname_and_initials(self.env.user.name)
        summary = self.env._("Handed over by %s", giver)
        if word:
            summary = self.env._(
                "Handed over by %(person)s: %(word)s", person=giver, word=word.strip()
            )
        self._notify_assignee(summary)
        whose = surname_and_initials(self.user_id.name or "") or self.unit_id.name or "—"
        self.message_post(body=self.env._("%(what)s → %(whose)s", what=summary, whose=whose))

    def _return_as_not_mine(self, reason):
        """The executor gives the message back to whoever gives out work, with a reason."""
        self.ensure_one()
        self._check_may_return()
        if not reason.strip():
            raise REASON_MISSING(self.env)
        heads = self.unit_id._in_charge() - self.env.user
        receiver = self.env["res.users"] if heads else self.env["apk.office"]._duty_registrar()
        self._give(self.env["apk.unit"], receiver, self.env._("not mine: %s", reason.strip()))

    def _check_may_return(self):
        self._check_may_hand_over()
        if self.user_id != self.env.user:
            raise ONLY_OWN_WORK(self.env)

    def _handed_over(self, receiver, undo=None):
        """What the screen does next: a toast, and back to the list where the giver sees the message no more.

        :param undo: the button that takes it back
        """
        out_of_sight = self.filtered(lambda case: not case.has_access("read"))
        shown = self.sudo()  # sudo: the giver may not see them any more; the numbers stood there
        numbers = ", ".join(shown.mapped("name")) if len(shown) <= NAMED else len(shown)
        message = self.env._(
            "Handed over: %(numbers)s → %(receiver)s", numbers=numbers, receiver=receiver
        )
        params = {"message": message, "button": undo, "out_of_sight": out_of_sight.ids}
        return {"type": "ir.actions.client", "tag": "apk_handed_over", "params": params}
