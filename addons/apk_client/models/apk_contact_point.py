from odoo import api, fields, models

from ..messages import APPROVED_LIST_IS_FINAL


class ApkContactPoint(models.Model):
    """A place, a number or a page where clients deal with the department (п. 13, 15)."""

    _name = "apk.contact.point"
    _description = "Contact point"
    _inherit = ["apk.accessibility.mixin"]
    _order = "list_id, sequence, id"

    list_id = fields.Many2one(
        "apk.contact.point.list", string="Edition", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True)
    kind = fields.Selection(
        [
            ("reception", "Reception"),
            ("phone", "Telephone"),
            ("correspondence", "Correspondence"),
            ("site", "Site or portal"),
            ("community", "Page in a social network"),
        ],
        required=True,
    )
    place = fields.Char(string="Address, number or link")
    schedule = fields.Char(string="When it works")
    unit_id = fields.Many2one("apk.unit", string="Who answers for it", ondelete="restrict")
    peculiarities = fields.Text(
        string="What is special",
        help="How dealing with clients differs here (clause 15).",
    )
    # п. 13: what a client can do here
    explains_services = fields.Boolean(string="How to get a service")
    answers_questions = fields.Boolean(string="Answers to frequent questions")
    notifies_status = fields.Boolean(string="Where a request has got to")
    takes_feedback = fields.Boolean(string="Feedback")
    gives_result = fields.Boolean(string="A result, an answer, an explanation")

    @api.model_create_multi
    def create(self, vals_list):
        points = super().create(vals_list)
        points._check_draft()
        return points

    def write(self, vals):
        self._check_draft()
        result = super().write(vals)
        self._check_draft()  # nor may a point be moved into an approved edition
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_draft(self):
        self._check_draft()

    def _check_draft(self):
        if any(point.list_id.state != "draft" for point in self):
            raise APPROVED_LIST_IS_FINAL(self.env)

    def _link(self):
        """Where a click leads: a page, a number to dial, an e-mail; None for a postal address."""
        place = (self.place or "").strip()
        if place.startswith("https://"):
            return place
        if self.kind == "phone":
            return "tel:" + "".join(sign for sign in place if sign in "+0123456789")
        return f"mailto:{place}" if "@" in place and " " not in place else None
