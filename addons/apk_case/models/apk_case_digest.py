from odoo import api, models

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc
from odoo.addons.apk_base.rules.working_time import end_of_day


class ApkCaseDigest(models.Model):
    """The morning digests: what is due today and what is overdue (п. 19, 20)."""

    _inherit = "apk.case"

    @api.model
    def _send_digests(self, day):
        """Every head gets what is overdue or due this day in the unit, the controllers all that is overdue.

        :param date day: the office's day; a head without such messages gets nothing
        """
        evening = end_of_day(day, MOSCOW)
        owed = self.search(
            [("next_due_at", "!=", False), ("next_due_at", "<=", to_naive_utc(evening))],
            order="next_due_at",
        )
        for head, cases in owed.grouped(lambda case: case._responsible("head")).items():
            subject = self.env._("Deadlines of the day: %s", len(cases))
            cases._send_digest(head, subject, "apk_case.digest")
        overdue = owed.filtered("has_overdue_deadline")
        controllers = self.env["apk.office"]._controllers()
        if overdue and controllers:
            subject = self.env._("Overdue in the department: %s", len(overdue))
            overdue._send_digest(controllers, subject, "apk_case.digest_of_controller")

    def _send_digest(self, people, subject, template):
        self.env["mail.thread"].message_notify(
            partner_ids=people.partner_id.ids,
            subject=subject,
            body=self.env["ir.qweb"]._render(template, {"cases": self}),
            email_layout_xmlid="mail.mail_notification_light",
        )
