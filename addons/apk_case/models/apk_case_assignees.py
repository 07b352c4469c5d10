from odoo import api, models
from odoo.fields import Domain

from ..messages import EXECUTOR_CANNOT_WORK
from .case_state import OPEN_STATES


class ApkCaseAssignees(models.Model):
    """Who may execute a message, who answers for it, and whose it is (п. 3, 66)."""

    _inherit = "apk.case"

    @api.constrains("user_id")
    def _check_executor(self):
        for person in self.user_id:
            if not self._may_execute(person):
                raise EXECUTOR_CANNOT_WORK(self.env, person=person.name)

    @api.model
    def _may_execute(self, person):
        """An executor works here and may write messages; a controller may not.

        OdooBot is let through for scripts; the desk shows its messages as unassigned, because it is inactive.
        """
        may_write = self.browse().with_user(person).has_access("write")
        return may_write and (person.active or person._is_superuser())

    def _responsible(self, recipient):
        """The users who stand for a recipient of ``rules.reminders``; each role falls back to the one before it.

        :param str recipient: ``executor``, ``head``, ``area`` or ``controller``
        """
        self.ensure_one()
        head = self.unit_id._in_charge()
        executor = self._executor_today() or head or self.env["apk.office"]._duty_registrar()
        if recipient == "executor":
            return executor
        if recipient == "head":
            return head or executor
        if recipient == "area":
            # п. 3: heads of the area; the unit of appeals looks after every first reply
            units = self.area_id.unit_ids | self.env.ref("apk_base.unit_oorg")
            return units._in_charge() or executor
        if recipient == "controller":
            return self.env["apk.office"]._controllers() or head or executor
        raise ValueError(f"Unknown recipient: {recipient}")

    def _executor_today(self):
        """The executor, or who stands in and may read the message; nobody where nobody does."""
        own = self.user_id.filtered("active")
        person = own.browse(own and self.env["apk.absence"]._stand_in_id(own.id) or [])
        if person != own and not self.with_user(person).has_access("read"):
            return own.browse()
        return person

    @api.model
    def _least_loaded(self, unit):
        """The member of a unit with the fewest open messages, and how many these are (п. 66).

        Nobody who is away. The head and the deputy give work out; they get it only where nobody else is there.
        """
        everybody = unit.sudo()  # sudo: a registrar may not read users; one person leaves
        present = everybody.member_ids.filtered(lambda one: one._is_present())
        people = present.filtered(self._may_execute).sorted("id")
        people = (people - everybody.head_id - everybody.deputy_id) or people
        loads = self._loads(people)
        person = min(people, key=lambda user: loads.get(user, 0), default=people)
        return person.sudo(False), loads.get(person, 0)

    @api.model
    def _loads(self, people):
        """``{person: open messages}``, in all units; who has none is missing."""
        everywhere = self.sudo()  # sudo: a head may not see other units; only counts are used
        rows = everywhere._read_group(
            self._open() & Domain("user_id", "in", people.ids), ["user_id"], ["__count"]
        )
        return dict(rows)

    def _notify_assignee(self, summary):
        """A task for whoever works on the message: the executor, the head of the unit, else the duty registrar."""
        self.ensure_one()
        person = self._responsible("executor")
        self.activity_schedule(
            "mail.mail_activity_data_todo",
            date_deadline=self.env["apk.office"]._today(),
            summary=summary,
            user_id=person.id,
        )

    @api.model
    def _open(self):
        """The office still owes an answer."""
        return Domain("state", "in", OPEN_STATES)

    def _mine(self):
        """Open messages that a person answers for: own ones and those of whom the person stands in for.

        Who only controls, looks after all.
        """
        if not self.has_access("write"):
            return self._open()
        return self._open() & self._executed_by_me()

    def _executed_by_me(self):
        """Messages of any state whose executor the user is, or stands in for today."""
        stood_in = self.env["apk.absence"]._stood_in_by(self.env.user)
        return Domain("user_id", "in", [self.env.uid, *stood_in.ids])

    @api.model
    def _of_absent_people(self):
        """Open messages whose executor is not at work: is away today, or has left."""
        away = Domain("user_id", "in", list(self.env["apk.absence"]._away_today()))
        left = Domain("user_id.active", "=", False) & Domain("user_id", "!=", False)
        return self._open() & (away | left)

    @api.model
    def _unassigned(self):
        """Open messages without an executor, or with one who has left since."""
        return self._open() & (Domain("user_id", "=", False) | Domain("user_id.active", "=", False))
