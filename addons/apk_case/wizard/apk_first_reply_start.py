from odoo import api, fields, models


class ApkFirstReplyStart(models.TransientModel):
    """п. 20: an administrator starts the first replies, and decides about those that wait."""

    _name = "apk.first.reply.start"
    _description = "Start of the first replies"

    is_on = fields.Boolean(string="First replies leave", compute="_compute_is_on")
    days = fields.Integer(
        string="Answer what came within, days",
        default=3,
        help="Older messages get no first reply by itself: they stay in «First reply waits».",
    )
    waiting_count = fields.Integer(string="Wait now", compute="_compute_counts")
    answered_count = fields.Integer(string="Will be answered now", compute="_compute_counts")

    def _compute_is_on(self):
        self.is_on = self.env["apk.case"]._first_replies_leave()

    @api.depends("days")
    def _compute_counts(self):
        # sudo: an administrator of the program may not read messages; two figures leave
        waiting = self.env["apk.case"].sudo()._awaiting_start()
        for start in self:
            since = start._since()
            fresh = waiting.filtered(lambda case, since=since: case.received_at > since)
            start.waiting_count = len(waiting)
            start.answered_count = len(fresh.filtered("is_open"))

    def _since(self):
        return fields.Datetime.subtract(fields.Datetime.now(), days=max(self.days, 0))

    def action_start(self):
        """The caller may open this wizard: an administrator."""
        self.check_access("write")
        self.env["apk.case"]._start_first_replies(self._since())

    def action_stop(self):
        """From now on first replies wait again; what has left has left."""
        self.check_access("write")
        self.env["apk.case"]._switch_first_replies(False)
