from odoo import fields, models

# Only what a confirmed report shows: a hidden cell is null there, and nothing of it comes here (п. 80, 81).
SOURCE = """
SELECT r.id * 10 + cell.number AS id, r.id AS report_id, r.kind, r.start, c.id AS criterion_id,
       (cell.shown ->> 0)::int AS mark_count, (cell.shown ->> 1)::int AS good_count,
       round(100.0 * (cell.shown ->> 1)::int / (cell.shown ->> 0)::int, 1) AS good_percent
  FROM apk_feedback_report r
 CROSS JOIN LATERAL jsonb_array_elements(r.figures::jsonb -> 'criteria') WITH ORDINALITY AS cell(shown, number)
  JOIN apk_feedback_criterion c ON c.number = cell.number
 WHERE r.state = 'confirmed' AND jsonb_typeof(cell.shown) = 'array' AND (cell.shown ->> 0)::int > 0
"""


class ApkFeedbackIndex(models.Model):
    """The index of satisfaction by the nine parameters of clause 81, as confirmed reports show it.

    No road to the answers: it reads the figures that a report has already published, small groups hidden.
    """

    _name = "apk.feedback.index"
    _description = "Published index of satisfaction"
    _auto = False
    _order = "start desc, criterion_id"
    _rec_name = "criterion_id"
    _depends = {
        "apk.feedback.report": ["kind", "start", "state", "figures"],
        "apk.feedback.criterion": ["number"],
    }

    report_id = fields.Many2one("apk.feedback.report", readonly=True)
    kind = fields.Selection(
        selection=lambda self: self.env["apk.feedback.report"]._fields["kind"]._description_selection(self.env),
        string="Period",
        readonly=True,
    )  # fmt: skip
    start = fields.Date(string="Beginning", readonly=True)
    criterion_id = fields.Many2one("apk.feedback.criterion", string="Parameter", readonly=True)
    mark_count = fields.Integer(string="Marks", readonly=True)
    good_count = fields.Integer(string="Marks 4 and 5", readonly=True)
    good_percent = fields.Float(string="Index, %", readonly=True, aggregator="avg", digits=(5, 1))

    @property
    def _table_query(self):
        return SOURCE
