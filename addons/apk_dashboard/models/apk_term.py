from odoo import fields, models

OUTCOMES = [("kept", "In time"), ("late", "Late"), ("owed", "Not done"), ("running", "Still runs")]

# A message is looked up once for each term that is counted, by its key: a period costs what it shows. OFFSET 0 keeps
# PostgreSQL from reading all messages to join them instead. What is rarely asked for is a subquery of its own.
SOURCE = """
SELECT d.id, d.res_model, d.res_id, d.case_id, d.kind, d.clause, d.opened_at, d.due_at, d.fulfilled_at,
       CASE d.res_model
           WHEN 'apk.knowledge.review' THEN (SELECT unit_id FROM apk_knowledge_review WHERE id = d.res_id)
           WHEN 'apk.measure' THEN (SELECT unit_id FROM apk_measure WHERE id = d.res_id)
           ELSE c.unit_id END AS unit_id,
       CASE d.res_model
           WHEN 'apk.measure' THEN (SELECT area_id FROM apk_measure WHERE id = d.res_id)
           ELSE c.area_id END AS area_id,
       CASE d.res_model
           WHEN 'apk.measure' THEN (SELECT responsible_id FROM apk_measure WHERE id = d.res_id)
           WHEN 'apk.callback' THEN (SELECT user_id FROM apk_callback WHERE id = d.res_id)
           ELSE c.user_id END AS user_id,
       c.intake_channel_id AS channel_id, c.regime_id, c.topic_id, c.urgency,
       CASE d.res_model
           WHEN 'apk.callback' THEN (SELECT partner_id FROM apk_callback WHERE id = d.res_id)
           ELSE c.partner_id END AS partner_id,
       (SELECT apk_district_id FROM res_partner WHERE id = c.partner_id) AS district_id,
       CASE WHEN d.fulfilled_at <= d.due_at THEN 'kept'
            WHEN d.fulfilled_at > d.due_at THEN 'late'
            WHEN d.due_at > now() AT TIME ZONE 'UTC' THEN 'running' ELSE 'owed' END AS outcome,
       CASE WHEN d.fulfilled_at <= d.due_at THEN 100.0
            WHEN d.fulfilled_at > d.due_at OR d.due_at <= now() AT TIME ZONE 'UTC' THEN 0.0 END AS kept_percent,
       CASE WHEN d.kind = 'answer' THEN
            (d.fulfilled_at AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Moscow')::date
            - (c.registered_at AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Moscow')::date END AS answer_days,
       a.case_id IS NOT NULL AS is_of_abuse
  FROM apk_deadline d
  LEFT JOIN LATERAL (
       SELECT unit_id, area_id, user_id, intake_channel_id, regime_id, topic_id, urgency, partner_id, registered_at
         FROM apk_case WHERE id = d.case_id OFFSET 0) c ON TRUE
  LEFT JOIN (SELECT DISTINCT case_id FROM apk_deadline WHERE kind = 'abuse_notice' AND waived_at IS NULL) a
    ON a.case_id = d.case_id
 WHERE d.waived_at IS NULL AND (d.paused_at IS NULL OR d.fulfilled_at IS NOT NULL)
"""


class ApkTerm(models.Model):
    """A term and how it was kept: one row for every deadline that was not lifted (п. 8, 19, 20, 39, 49, 84 and the law).

    What pivots, dashboards and indicators count. A view without data of its own: nobody writes it, and it never lags.
    """

    _name = "apk.term"
    _description = "Term and how it was kept"
    _auto = False
    _order = "due_at desc, id desc"
    _rec_name = "kind"
    _depends = {
        "apk.deadline": [
            "res_model", "res_id", "case_id", "kind", "clause", "opened_at", "due_at", "fulfilled_at",
            "waived_at", "paused_at",
        ],
        "apk.case": [
            "unit_id", "area_id", "user_id", "intake_channel_id", "regime_id", "topic_id", "urgency",
            "partner_id", "registered_at",
        ],
        "res.partner": ["apk_district_id"],
        "apk.knowledge.review": ["unit_id"],
        "apk.measure": ["unit_id", "area_id", "responsible_id"],
        "apk.callback": ["user_id", "partner_id"],
    }  # fmt: skip

    res_model = fields.Char(readonly=True)
    res_id = fields.Many2oneReference(model_field="res_model", readonly=True, aggregator=None)
    case_id = fields.Many2one("apk.case", string="Message", readonly=True)
    kind = fields.Selection(
        selection=lambda self: self.env["apk.deadline"]._kinds(),
        string="What is due",
        readonly=True,
    )
    clause = fields.Char(string="Clause or law", readonly=True)
    opened_at = fields.Datetime(string="Runs since", readonly=True)
    due_at = fields.Datetime(string="Due", readonly=True)
    fulfilled_at = fields.Datetime(string="Done", readonly=True)
    outcome = fields.Selection(OUTCOMES, string="How it was kept", readonly=True)
    kept_percent = fields.Float(string="In time, %", readonly=True, aggregator="avg", digits=(5, 1))
    answer_days = fields.Integer(
        string="Days to the answer",
        readonly=True,
        aggregator="avg",
        help="Calendar days from the registration to the answer on the merits.",
    )
    is_of_abuse = fields.Boolean(string="Message with inadmissible behaviour", readonly=True)
    unit_id = fields.Many2one("apk.unit", readonly=True)
    area_id = fields.Many2one("apk.area", readonly=True)
    user_id = fields.Many2one("res.users", string="Executor", readonly=True)
    channel_id = fields.Many2one("apk.channel", string="Came by", readonly=True)
    regime_id = fields.Many2one("apk.regime", string="Legal regime", readonly=True)
    topic_id = fields.Many2one("apk.topic", readonly=True)
    urgency = fields.Selection(
        selection=lambda self: self.env["apk.case"]._fields["urgency"]._description_selection(self.env),
        readonly=True,
    )  # fmt: skip
    partner_id = fields.Many2one("res.partner", string="Client", readonly=True)
    district_id = fields.Many2one("apk.district", readonly=True)

    @property
    def _table_query(self):
        return SOURCE

    def _compute_display_name(self):
        kinds = dict(self.env["apk.deadline"]._kinds())
        for term in self:
            what = term.case_id.display_name or ""
            term.display_name = f"{kinds.get(term.kind, '')} {what}".strip()

    def action_open_source(self):
        """The record that owes it: a press on a row of a list opens the message, the review, the measure."""
        self.ensure_one()
        record = self.env[self.res_model].browse(self.res_id)
        record.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
        }
