import re

from odoo import api, fields, models

from ..messages import ENTRY_CODE_IS_ODD
from ..printing.poster_pdf import Poster
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
            raise ENTRY_CODE_IS_ODD(self.env)

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
        return entries.search([("code", "=", code)], limit=1) if code else entries

    def _known_conditions(self):
        """A visitor of a place has come in person; of the rest nobody knows."""
        return {
            name: True if name == "visit" and self.kind == "place" else None for name in CONDITIONS
        }

    def _posters(self):
        """What a poster says; the words are the department's, in parameters of the system."""
        get = self.env["ir.config_parameter"].sudo().get_param  # sudo: printed for everybody
        office = self.env["apk.office"]._details()["name"]
        words = {
            name: get(f"apk_feedback.poster_{name}") or "" for name in ("title", "call", "note")
        }
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
        """The line that the keeper of the site puts into a page."""
        self.ensure_one()
        code = f'<iframe src="{self.link}" title="{self.name}" width="100%" height="900"></iframe>'
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"title": self.name, "message": code, "sticky": True},
        }
