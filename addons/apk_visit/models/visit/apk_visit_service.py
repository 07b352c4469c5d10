from odoo import fields, models


class ApkVisitService(models.Model):
    """What clients come for, and how long it takes (п. 54, 74)."""

    _name = "apk.visit.service"
    _description = "Reason for a visit"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    kind = fields.Selection(
        [("reception", "Reception"), ("inspection", "On-site inspection")],
        required=True,
        default="reception",
    )
    minutes = fields.Integer(string="Lasts, min", required=True, default=30)
    is_joint_filing = fields.Boolean(
        string="Filing together", help="An application is filled in with an employee (clause 10)."
    )
    function_ids = fields.Many2many(
        "apk.function", "apk_visit_service_function_rel", "service_id", "function_id", string="Functions"
    )  # fmt: skip
    what_to_bring = fields.Text(help="Said and written to the client on booking.")
    is_public = fields.Boolean(string="On the public page", default=True)
    reminder_act = fields.Char(
        string="Law that prescribes a reminder", help="Article of the law (clause 55)."
    )
    reminder_channel_id = fields.Many2one(
        "apk.channel", string="By which channel the law reminds", ondelete="restrict"
    )

    _minutes_are_real = models.Constraint(
        "CHECK(minutes BETWEEN 5 AND 480)", "A visit lasts from 5 minutes to 8 hours."
    )
