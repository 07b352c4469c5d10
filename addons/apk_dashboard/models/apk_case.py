from odoo import api, fields, models

from odoo.addons.apk_base.rules.person_names import surname_and_initials
from odoo.addons.apk_base.toasts import toast

from ..messages import NOBODY_TO_ASK, ONLY_WHO_SUPERVISES


class ApkCase(models.Model):
    """Who answers for the terms of others asks about a message with one press (point 4 of the Order, п. 3, 84).

    What was asked is a task of the person and a line in the talk of the message. A second press while
    the task runs adds nothing.
    """

    _inherit = "apk.case"

    _answered_idx = models.Index("(answered_at) WHERE answered_at IS NOT NULL")
    _repeated_idx = models.Index("(received_at) WHERE repeats_id IS NOT NULL")

    def action_remind(self):
        """«Remind»: the executor has a task for today."""
        self.ensure_one()
        person = self._asked_person("executor")
        summary = self.env._("Reminder: answer the message in time")
        return self._ask("apk_dashboard.activity_reminder", person, summary)

    def action_ask_to_explain(self):
        """«Ask for an explanation»: why the term is missed; the executor writes it when the task is done."""
        self.ensure_one()
        person = self._asked_person("executor")
        summary = self.env._("Explain why the term is not kept; write it when you close the task")
        return self._ask("apk_dashboard.activity_explanation", person, summary, in_days=1)

    def action_instruct(self):
        """«Give an order»: a head gives the message out; the controller, who changes nothing, tells the head to see to it."""
        self.ensure_one()
        if self.has_access("write") and self._is_head_or_registrar():
            return self.action_hand_over()
        person = self._asked_person("head")
        summary = self.env._("See that the message is answered, and report")
        return self._ask("apk_dashboard.activity_order", person, summary)

    @api.model
    def _supervises_all(self):
        return self.env.user.has_group("apk_base.group_controller")

    def _may_supervise(self):
        """Messages of these that the user may ask others about: all for the controller, the own units' for a head."""
        if self._supervises_all():
            return self
        if not self.env.user.has_group("apk_base.group_head"):
            return self.browse()
        units = self.env["apk.desk"]._headed_units()
        return self.filtered(lambda case: not case.unit_id or case.unit_id in units)

    def _asked_person(self, recipient):
        """
        :raises Refusal: the user may not ask, or there is nobody to ask
        """
        self.check_access("read")
        self._check_is_open()
        if not self._may_supervise():
            raise ONLY_WHO_SUPERVISES(self.env, number=self.name)
        # sudo: a controller may not read absences and units' people; one person leaves
        person = self.sudo()._responsible(recipient)[:1]
        if not person or person == self.env.user:
            raise NOBODY_TO_ASK(self.env, number=self.name)
        return person

    def _ask(self, activity, person, summary, in_days=0):
        """A task on the message and a line in its talk; while such a task runs it stays alone."""
        today = self.env["apk.office"]._today()
        # sudo: the controller changes nothing in a message; to ask about it is the right that was checked above
        case = self.sudo()
        kind = self.env.ref(activity)
        asked = case.activity_ids.filtered(
            lambda task: (
                task.user_id == person
                and task.activity_type_id == kind
                and task.date_deadline >= today
            )
        )
        name = surname_and_initials(person.sudo().name)  # sudo: a colleague's name, shown to a head
        if asked:
            return toast(self.env._("Already asked: %s", name))
        day = fields.Date.add(today, days=in_days)
        if in_days:
            calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
            while not calendar.is_working_day(day):
                day = fields.Date.add(day, days=1)
        case.activity_schedule(activity, day, summary, user_id=person.id)
        line = f"{kind.name}: {summary} — {name}"  # a text: it is escaped where it is shown
        case.message_post(body=line, subtype_xmlid="mail.mt_note")
        return toast(self.env._("%(what)s: %(person)s", what=kind.name, person=name))
