from odoo import api, models

from ...rules.scripts import filled_script

SCRIPTS = (
    "greeting",
    "need",
    "farewell",
    "callback",
    "outgoing",
    "returning",
    "missed",
    "out_of_scope",
)
# origin of the callback that a call of ours returns → how that call begins
OPENING_OF = {"promised": "returning", "missed": "missed"}


class ApkCallScript(models.Model):
    """What the operator says: scripts of the knowledge base with the facts of this call put in (п. 9, 35, 37, 39)."""

    _inherit = "apk.call"

    def _card_scripts(self):
        """:return: code of the script → its text; what is not known yet stays a visible gap"""
        user = self.env.user
        case = self.case_id.sudo()  # sudo: an operator may not read messages; only the number
        # leaves, the client hears it
        known = {
            "должность": user.partner_id.function or "",  # Russian: places in the scripts
            "фамилия, имя, отчество": user.name,  # Russian: a place in the scripts
            "номер": case.name or "",  # Russian: a place in the scripts
            "срок": self._callback_term_text(),  # Russian: a place in the scripts
        }
        return {code: filled_script(self._script_text(code), known) for code in SCRIPTS}

    def _opening_script(self):
        """How this talk begins: the client has called, we keep a promise, return a call, or ask about a message (п. 9, 35, 39)."""
        if self.direction == "in":
            return "greeting"
        return OPENING_OF.get(self.callback_id.origin, "outgoing")

    @api.model
    def _script_text(self, code):
        return self.env["apk.article"]._script(code)._plain_text().strip()

    def _callback_term_text(self):
        """The term that was promised on this call, else the usual one (п. 39)."""
        promised = self.callback_id.filtered(lambda callback: callback.origin == "promised")
        return promised._term_text() if promised else promised._default_term_text()
