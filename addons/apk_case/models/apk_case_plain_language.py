from odoo import models
from odoo.tools import html2plaintext, is_html_empty

from ..rules.plain_language import findings


class ApkCasePlainLanguage(models.Model):
    """Plain-language findings in an answer while it is being written (п. 7, 17, 24, 65): advice, nothing is blocked.

    The screen asks for them by a call of its own. A computed field would not do: the form of the web client asks for it
    on every change of the answer, and takes the typed text back when that call fails.
    """

    _inherit = "apk.case"

    def advise_on_answer(self, body, refusal_grounds="", is_refusal=False):
        """
        :param body: HTML as it stands in the editor
        :return: lines of advice, plain text
        """
        self.ensure_one()
        self.check_access("read")
        if is_html_empty(body or ""):
            return []
        text = html2plaintext(body, include_references=False)
        phrases, known = self.env["apk.phrase"]._compiled()
        found = findings(
            "\n".join([text, refusal_grounds or ""]),
            phrases,
            known,
            is_refusal=is_refusal,
            allows_smileys=self.chosen_channel_id.code == "gospublic",
        )
        return [self._finding_text(finding) for finding in found]

    def _finding_text(self, finding):
        """One line of advice; a finding of an unknown code raises ``KeyError``."""
        words = {
            "boilerplate": self.env._("«%s» is a brush-off: say what is done, by whom and when."),
            "officialese": self.env._("«%s» is officialese."),
            "mistake": self.env._("«%s» is a mistake."),
            "rude": self.env._("«%s» is rude."),
            "very_long": self.env._("A very long sentence: «%s» Make two or three of it."),
            "long": self.env._("A long sentence: «%s»"),
            "abbreviation": self.env._("Spell out «%s» at its first use."),
            "smiley": self.env._("«%s»: smileys are for social networks only (clause 65)."),
            "law": self.env._("«%s»: say in plain words what the act demands (clause 24)."),
        }[finding.code]
        advice = (
            finding.advice
            if finding.code in ("boilerplate", "officialese", "mistake", "rude")
            else ""
        )
        text = words % finding.found
        return (
            self.env._("%(text)s Better: «%(advice)s»", text=text, advice=advice)
            if advice
            else text
        )
