import re

from odoo import api, fields, models

from ..messages import ENTRY_CODE_INVALID
from ..printing.poster_pdf import Poster
from ..rules.conditions import CONDITIONS

CODE = re.compile(r"[a-z0-9][a-z0-9-]{1,30}")
RESERVED_CODES = ("thanks", "contact", "widget")  # other pages below /apk/feedback
POSTER_PARAMETERS = {
    "title": "apk_feedback.poster_title",
    "call": "apk_feedback.poster_call",
    "note": "apk_feedback.poster_note",
}


class ApkFeedbackEntry(models.Model):
    """An entry point of the public form: a QR code at a place, of a function, an event, a poll, a block on the site
    (п. 80).

    ``apk_visit`` adds one for each place of reception; the context of the entry point is copied into the answer.
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
    rated_subject = fields.Selection(default="general")
    link = fields.Char(compute="_compute_link")

    _code_uniq = models.Constraint("UNIQUE(code)", "There is already a way in with this code.")

    @api.depends("code")
    def _compute_link(self):
        for entry in self:
            entry.link = f"{entry.get_base_url()}/apk/feedback/{entry.code}"

    @api.constrains("code")
    def _check_code(self):
        if any(not CODE.fullmatch(entry.code) or entry.code in RESERVED_CODES for entry in self):
            raise ENTRY_CODE_INVALID(self.env)

    @api.onchange("kind")
    def _onchange_kind(self):
        """The source of п. 80 and the questions that go with this kind of entry point."""
        self.source, self.rated_subject = {
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
        # sudo: a visitor has no rights; whoever has the code from a poster may open the form behind it
        entries = self.sudo()
        return entries.search([("code", "=", code)], limit=1) if code else entries

    def _known_conditions(self):
        """A visitor of a place has come in person; of the other conditions nobody knows."""
        return {
            name: True if name == "visit" and self.kind == "place" else None for name in CONDITIONS
        }

    def _posters(self):
        """What the posters say; the words are the department's, in system parameters."""
        # sudo: an employee may not read system parameters; these three sentences hang on the wall for everybody
        get = self.env["ir.config_parameter"].sudo().get_param
        office = self.env["apk.office"]._details()["name"]
        words = {name: get(parameter) or "" for name, parameter in POSTER_PARAMETERS.items()}
        return [Poster(name=entry.name, link=entry.link, office=office, **words) for entry in self]

    def action_posters(self):
        return self._print("posters")

    def action_cards(self):
        return self._print("cards")

    def _print(self, kind):
        numbers = ",".join(map(str, self.ids))
        url = f"/apk/feedback-posters/{kind}/{numbers}"
        return {"type": "ir.actions.act_url", "url": url, "target": "new"}

    def action_embed(self):
        """The line of HTML that the editor of the site puts into a page."""
        self.ensure_one()
        code = f'<iframe src="{self.link}" title="{self.name}" width="100%" height="900"></iframe>'
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"title": self.name, "message": code, "sticky": True},
        }
