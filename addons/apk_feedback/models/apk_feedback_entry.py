import re

from odoo import api, fields, models

from ..exceptions import EntryCodeIsOdd
from ..rules.conditions import CONDITIONS

CODE = re.compile(r"[a-z0-9][a-z0-9-]{1,30}")
TAKEN = ("thanks", "contact", "widget")  # other pages below /apk/feedback


class ApkFeedbackEntry(models.Model):
    """A way in to the public form: a QR code at a place, of a function, an event, a poll, a block on the site (п. 80).

    The addons to the right add a way in for each of their places; what it knows is copied into the answer.
    """

    _name = "apk.feedback.entry"
    _description = "Way in to the questionnaire"
    _inherit = ["apk.feedback.context.mixin"]
    _order = "kind, name"

    name = fields.Char(required=True, help="Clients read it above the questions and on the poster.")
    kind = fields.Selection(
        [
            ("place", "Place of reception"),
            ("function", "Function"),
            ("event", "Event"),
            ("poll", "Poll in a social network"),
            ("widget", "Block on the site"),
            ("site", "Page of the site"),
        ],
        required=True,
        default="place",
    )
    code = fields.Char(required=True, help="The end of the link: latin letters, digits, hyphens.")
    active = fields.Boolean(default=True)
    document = fields.Selection(default="general")
    link = fields.Char(compute="_compute_link")

    _code_uniq = models.Constraint("UNIQUE(code)", "There is already a way in with this code.")

    @api.depends("code")
    def _compute_link(self):
        for entry in self:
            entry.link = f"{entry.get_base_url()}/apk/feedback/{entry.code}"

    @api.constrains("code")
    def _check_code(self):
        if any(not CODE.fullmatch(entry.code) or entry.code in TAKEN for entry in self):
            raise EntryCodeIsOdd(self.env)

    @api.onchange("kind")
    def _onchange_kind(self):
        """The source of п. 80 and the questions that go with such a way in."""
        self.source, self.document = {
            "place": ("reception", "visit"),
            "function": ("reception", "general"),
            "event": ("event", "event"),
            "poll": ("poll_social", "general"),
            "widget": ("site", "general"),
            "site": ("site", "site"),
        }[self.kind]

    @api.onchange("function_id")
    def _onchange_function_id(self):
        self.area_id = self.function_id.area_id or self.area_id
        self.unit_id = self.function_id.unit_id or self.unit_id

    @api.model
    def _by_code(self, code):
        entries = self.sudo()  # sudo: a code on a poster is public
        return entries.search([("code", "=", code)], limit=1)

    def _known_conditions(self):
        """A visitor of a place has come in person; of the rest nobody knows."""
        return {
            name: True if name == "visit" and self.kind == "place" else None for name in CONDITIONS
        }
