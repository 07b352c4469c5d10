from odoo import api, fields, models

from odoo.addons.apk_base.rules.registration import is_allowed_prefix

from ...messages import PREFIX_CANNOT_BE_READ

SEQUENCE_CODE = "apk.case."  # and the prefix: one row of numbers for each
TERMS = frozenset(
    [
        "act",
        "answer_days",
        "answer_day_kind",
        "extension_days",
        "allows_pause",
        "roll_policy",
        "has_external_term",
    ]
)


class ApkRegime(models.Model):
    """The law that sets the terms of a message beside the Order (п. 68, 73, 78).

    Terms are data, because laws change more often than programs; the department confirms them by a button.
    """

    _name = "apk.regime"
    _description = "Legal regime"
    _inherit = ["apk.protected.mixin", "mail.thread"]  # mail.thread: the history of every term
    _order = "sequence, name"

    name = fields.Char(required=True, tracking=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True, tracking=True)
    act = fields.Char(string="Legal act", tracking=True)
    term_note = fields.Text(
        string="Where the terms come from",
        help="What the law says and what is a default of the program: the department compares and confirms.",
    )
    confirmed_on = fields.Date(string="Terms confirmed on", tracking=True, written_by="system")
    confirmed_by_id = fields.Many2one("res.users", string="Terms confirmed by", written_by="system")
    number_prefix = fields.Char(
        required=True,
        help="Start of the registration number.",
        tracking=True,
    )
    area_id = fields.Many2one(
        "apk.area",
        string="Area by default",
        tracking=True,
        help="Area of a new message of this regime until a person or a rule says otherwise.",
    )
    answer_days = fields.Integer(string="Days to answer", required=True, default=30, tracking=True)
    answer_day_kind = fields.Selection(
        [("calendar", "Calendar days"), ("working", "Working days")],
        string="Counted in",
        required=True,
        tracking=True,
        default="calendar",
    )
    extension_days = fields.Integer(
        string="May be extended by, days",
        help="Zero: the law does not allow an extension.",
        tracking=True,
    )
    allows_pause = fields.Boolean(
        string="The clock may stand",
        tracking=True,
        help="The law lets the term stand still, for example until the client brings a document.",
    )
    has_external_term = fields.Boolean(
        string="The term is set for every message",
        tracking=True,
        help="By the regulation of the service, the procedure of the measure or the platform: "
        "the registrar enters it with the message. Until then the days above are shown.",
    )
    roll_policy = fields.Selection(
        [
            ("previous", "To the preceding working day"),
            ("next", "To the following working day"),
            ("none", "Not moved"),
        ],
        string="A term that ends on a day off moves",
        required=True,
        tracking=True,
        default="previous",
        help="The law is silent and practice differs; the preceding day is lawful under every reading.",
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "A regime with this code already exists.")
    _answer_days_positive = models.Constraint(
        "CHECK(answer_days > 0)", "The term of the answer must be at least one day."
    )

    @api.model_create_multi
    def create(self, vals_list):
        regimes = super().create(vals_list)
        regimes._open_numbers()
        return regimes

    def write(self, vals):
        result = super().write(vals)
        if "number_prefix" in vals:
            self._open_numbers()
        if TERMS & vals.keys():
            changed = {"confirmed_on": False, "confirmed_by_id": False}
            self.sudo().write(changed)  # sudo: no role writes it; a changed term is unconfirmed
        return result

    def action_confirm_terms(self):
        """«The terms have been compared with the law in force»; any later change of them takes it back."""
        self.check_access("write")
        confirmed = {
            "confirmed_on": self.env["apk.office"]._today(),
            "confirmed_by_id": self.env.uid,
        }
        self.sudo().write(confirmed)  # sudo: no role writes it; the right to edit was checked

    @api.constrains("number_prefix")
    def _check_number_prefix(self):
        """A client who quotes a number in a reply must be understood (п. 18)."""
        for regime in self:
            if not is_allowed_prefix(regime.number_prefix):
                raise PREFIX_CANNOT_BE_READ(self.env, prefix=regime.number_prefix)

    @api.model
    def _number_prefixes(self):
        """Every prefix that a number may have: those of today and those that regimes had before."""
        sequences = self.env["ir.sequence"].sudo()  # sudo: a robot may not read; prefixes leave
        found = sequences.search([("code", "=like", f"{SEQUENCE_CODE}%")])
        return [code.removeprefix(SEQUENCE_CODE) for code in found.mapped("code")]

    @api.model
    def _sequence_of(self, prefix):
        """The row of numbers that starts with this prefix; regimes may share one."""
        sequences = self.env["ir.sequence"].sudo()  # sudo: a registrar may not read; takes one
        return sequences.search([("code", "=", SEQUENCE_CODE + prefix)], order="id", limit=1)

    def _open_numbers(self):
        """Make a prefix its row of numbers before its first message: two messages at once would make two rows."""
        for prefix in set(self.mapped("number_prefix")):
            code = SEQUENCE_CODE + prefix
            values = {"name": code, "code": code, "use_date_range": True, "company_id": False}
            values["implementation"] = "no_gap"  # no sequence of PostgreSQL: see ``next_serials``
            (self._sequence_of(prefix) or self._sequence_of(prefix).create(values))._open_years()
