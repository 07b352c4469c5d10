from odoo import api, fields, models

TERM_DAYS = 30


class ApkAnswerMeasure(models.TransientModel):
    """A measure written while one answer is studied (п. 84): the words lie ready, the answer counts as studied.

    It does not know the answer, and neither does the measure: see ``apk.measure``.
    """

    _name = "apk.answer.measure"
    _description = "Make a measure"

    name = fields.Char(string="What will be done")
    problem = fields.Text(string="What went wrong")
    reason_id = fields.Many2one("apk.feedback.reason")
    criterion_id = fields.Many2one("apk.feedback.criterion", string="Parameter")
    quarter = fields.Date(required=True)
    area_id = fields.Many2one("apk.area")
    unit_id = fields.Many2one("apk.unit")
    responsible_id = fields.Many2one("res.users", required=True)
    due_on = fields.Date(
        string="Until",
        required=True,
        default=lambda self: fields.Date.add(self.env["apk.office"]._today(), days=TERM_DAYS),
    )

    @api.onchange("unit_id")
    def _onchange_unit_id(self):
        self.responsible_id = self.unit_id.head_id or self.responsible_id

    def action_make(self):
        """The measure is made, the answer is studied, the next one opens."""
        self.ensure_one()
        study = self.env["apk.answer.study"].browse(self.env.context.get("active_id")).exists()
        study.ensure_one()
        study.check_access("write")
        self.env["apk.measure"].create(
            {
                "name": self.name,
                "problem": self.problem,
                "quarter": self.quarter,
                "due_on": self.due_on,
                **{
                    name: self[name].id
                    for name in (
                        "reason_id",
                        "criterion_id",
                        "area_id",
                        "unit_id",
                        "responsible_id",
                    )
                },
            }
        )
        study.reason_ids |= self.reason_id
        study.negative_points = study.negative_points or self.problem
        return study.action_study()
