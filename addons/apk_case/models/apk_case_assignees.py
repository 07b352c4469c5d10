from odoo import api, models
from odoo.fields import Domain

from odoo.addons.apk_base.models.office_time import MOSCOW, to_naive_utc
from odoo.addons.apk_base.rules.working_time import end_of_day

from ..messages import EXECUTOR_CANNOT_WORK
from .case_state import OPEN_STATES


class ApkCaseWatch(models.Model):
    """Who answers for a message when its deadlines come near."""

    _inherit = "apk.case"

    @api.constrains("user_id")
    def _check_executor(self):
        for person in self.user_id:
            if not self._may_execute(person):
                raise EXECUTOR_CANNOT_WORK(self.env, person=person.name)

    @api.model
    def _may_execute(self, person):
        """An executor works here and may write in messages: a controller, for one, may not.

        OdooBot works for scripts; what it has taken lies on the desk as nobody's all the same.
        """
        may_write = self.browse().with_user(person).has_access("write")
        return may_write and (person.active or person._is_superuser())

    def _responsible(self, recipient):
        """Users behind a word of the rules: ``executor``, ``head``, ``area``, ``controller``."""
        self.ensure_one()
        head = self.unit_id._in_charge()
        executor = (
            self.user_id.filtered("active") or head or self.env["apk.office"]._duty_registrar()
        )
        if recipient == "executor":
            return executor
        if recipient == "head":
            return head or executor
        if recipient == "area":
            # п. 3 of the Order: heads of the area; the unit of appeals looks after every first reply
            units = self.area_id.unit_ids | self.env.ref("apk_base.unit_oorg")
            return units._in_charge() or executor
        return self.env["apk.office"]._controllers() or head or executor

    @api.model
    def _send_digests(self, day):
        """Every head reads what is overdue or due this day in the unit, the controller what is overdue anywhere."""
        evening = end_of_day(day, MOSCOW)
        owed = self.search(
            [("next_due_at", "!=", False), ("next_due_at", "<=", to_naive_utc(evening))],
            order="next_due_at",
        )
        for head, cases in owed.grouped(lambda case: case._responsible("head")).items():
            subject = self.env._("Deadlines of the day: %s", len(cases))
            cases._send_digest(head, subject, "apk_case.digest")
        late = owed.filtered("has_overdue_deadline")
        if late and self.env["apk.office"]._controllers():
            subject = self.env._("Overdue in the department: %s", len(late))
            late._send_digest(
                self.env["apk.office"]._controllers(), subject, "apk_case.digest_of_controller"
            )

    def _send_digest(self, people, subject, template):
        self.env["mail.thread"].message_notify(
            partner_ids=people.partner_id.ids,
            subject=subject,
            body=self.env["ir.qweb"]._render(template, {"cases": self}),
            email_layout_xmlid="mail.mail_notification_light",
        )

    def _mine(self):
        """An executor's own messages and those nobody has taken; a head's and a registrar's all in sight."""
        open_ones = Domain("state", "in", OPEN_STATES)
        wide = (
            "apk_base.group_head",
            "apk_base.group_registrar",
            "apk_base.group_controller",
        )
        if any(map(self.env.user.has_group, wide)):
            return open_ones
        return open_ones & (Domain("user_id", "=", self.env.uid) | self._unassigned())

    @api.model
    def _unassigned(self):
        """Given to nobody, or to somebody who has left since."""
        return Domain("user_id", "=", False) | Domain("user_id.active", "=", False)
