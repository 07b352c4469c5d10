from odoo import api, fields, models

from ...messages import BODY_MISSING
from ...rules.scripts import filled_script

MOST_BODIES = 12


class ApkCallOutOfScope(models.Model):
    """The question is not the department's: the client learns which body helps, or what to do (п. 42)."""

    _inherit = "apk.call"

    @api.model
    def _card_bodies(self):
        """п. 42: «контактные данные ведомства, в полномочия которого входит»."""
        articles = self.env["apk.article"]
        domain = articles._in_force_domain() & fields.Domain("kind", "=", "reference")
        bodies, script = [], self._script_text("out_of_scope")
        for article in articles.search(domain):
            contacts = article._plain_text().strip()
            known = {
                "орган": article.name.partition(":")[0],  # Russian: a place in the script
                "контакты": contacts,  # Russian: a place in the script
            }
            bodies.append(
                {
                    "id": article.id,
                    "name": article.name,
                    "contacts": contacts,
                    "script": filled_script(script, known),
                }
            )
        return bodies

    @api.model
    def find_bodies(self, text):
        """Ids of the bodies for what the client needs, the best first: by the search of the knowledge base (п. 42, 45)."""
        self._check_admitted()
        found = self.env["apk.article"].search_text(
            str(text), {"kind": "reference"}, limit=MOST_BODIES, is_typing=True
        )
        return [article["id"] for article in found]

    def _check_body(self):
        """п. 42: «предложить ему варианты возможных действий»."""
        if not (self.body_id or self.advice):
            raise BODY_MISSING(self.env)
