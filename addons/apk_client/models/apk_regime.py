from odoo import fields, models


class ApkRegime(models.Model):
    """The legal regime of a message: which law sets its terms beside the Order (п. 68, 73, 78).

    Terms are data with defaults: laws change more often than programs.
    """

    _name = "apk.regime"
    _description = "Legal regime"
    _order = "sequence, name"

    name = fields.Char(required=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    act = fields.Char(string="Legal act")
    number_prefix = fields.Char(required=True, help="Start of the registration number.")
    area_id = fields.Many2one(
        "apk.area",
        string="Area by default",
        help="Area of a new message of this regime until a person or a rule says otherwise.",
    )
    answer_days = fields.Integer(string="Days to answer", required=True, default=30)
    answer_day_kind = fields.Selection(
        [("calendar", "Calendar days"), ("working", "Working days")],
        string="Counted in",
        required=True,
        default="calendar",
    )
    extension_days = fields.Integer(
        string="May be extended by, days", help="Zero: the law does not allow an extension."
    )
    allows_pause = fields.Boolean(
        string="The clock may stand",
        help="The law lets the term stand still, for example until the client brings a document.",
    )
    roll_policy = fields.Selection(
        [
            ("previous", "To the preceding working day"),
            ("next", "To the following working day"),
            ("none", "Not moved"),
        ],
        string="A term that ends on a day off moves",
        required=True,
        default="previous",
        help="The law is silent and practice differs; the preceding day is lawful under every reading.",
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "A regime with this code already exists.")
    _answer_days_positive = models.Constraint(
        "CHECK(answer_days > 0)", "The term of the answer must be at least one day."
    )
