from odoo import api, models

from ..exceptions import ExecutorCannotWork
from ..rules.working_time import end_of_day
from .office_time import MOSCOW, to_naive_utc


class ApkCaseWatch(models.AbstractModel):
    """Who answers for a message when its deadlines come near."""

    _name = "apk.case.watch"
    _description = "Who is told about the deadlines of a message"

    @api.constrains("user_id")
    def _check_executor(self):
        for person in self.user_id:
            if not self._may_execute(person):
                raise ExecutorCannotWork(self.env, person)

    @api.model
    def _may_execute(self, person):
        """An executor works here and may write in messages: a controller, for one, may not.

        OdooBot works for scripts; what it has taken lies on the desk as nobody's all the same.
        """
        may_write = self.browse().with_user(person).has_access("write")
        return may_write and (person.active or person._is_superuser())

    def _people(self, recipient):
        """Users behind a word of the rules: ``executor``, ``head``, ``area``, ``controller``."""
        self.ensure_one()
        head = self.unit_id._in_charge()
        executor = self.user_id.filtered("active") or head or self._duty_registrar()
        if recipient == "executor":
            return executor
        if recipient == "head":
            return head or executor
        if recipient == "area":
            # п. 3 of the Order: heads of the area; the unit of appeals looks after every first reply
            units = self.area_id.unit_ids | self.env.ref("apk_knowledge.unit_oorg")
            return units._in_charge() or executor
        return self._controllers() or head or executor

    @api.model
    def _controllers(self):
        """Point 4 of the Order: who controls how it is kept."""
        controllers = self.env.ref("apk_knowledge.group_controller").sudo()  # sudo: who is who
        return controllers.all_user_ids.filtered("active")

    @api.model
    def _send_digests(self, day):
        """Every head reads what is overdue or due this day in the unit, the controller what is overdue anywhere."""
        evening = end_of_day(day, MOSCOW)
        owed = self.search(
            [("next_due_at", "!=", False), ("next_due_at", "<=", to_naive_utc(evening))],
            order="next_due_at",
        )
        for head, cases in owed.grouped(lambda case: case._people("head")).items():
            subject = self.env._("Deadlines of the day: %s", len(cases))
            cases._send_digest(head, subject, "apk_client.digest")
        late = owed.filtered("has_overdue_deadline")
        if late and self._controllers():
            subject = self.env._("Overdue in the department: %s", len(late))
            late._send_digest(self._controllers(), subject, "apk_client.digest_of_controller")

    def _send_digest(self, people, subject, template):
        self.env["mail.thread"].message_notify(
            partner_ids=people.partner_id.ids,
            subject=subject,
            body=self.env["ir.qweb"]._render(template, {"cases": self}),
            email_layout_xmlid="mail.mail_notification_light",
        )
