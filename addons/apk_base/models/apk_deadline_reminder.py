from odoo import fields, models


class ApkDeadlineReminder(models.Model):
    """The mark that a reminder was sent: stored with the act, so that nobody is told the same thing twice."""

    _name = "apk.deadline.reminder"
    _description = "Sent reminder"

    deadline_id = fields.Many2one("apk.deadline", required=True, ondelete="cascade", index=True)
    code = fields.Char(required=True)
    sent_at = fields.Datetime(required=True, default=fields.Datetime.now)

    _once = models.Constraint("UNIQUE(deadline_id, code)", "This reminder has been sent.")
