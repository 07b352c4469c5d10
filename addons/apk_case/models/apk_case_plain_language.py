from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import html2plaintext, is_html_empty

from ..rules.plain_language import findings


class ApkCasePlainLanguage(models.Model):
    """Plain-language findings in an answer while it is being written (п. 7, 17, 24, 65): advice, nothing is blocked."""

    _inherit = "apk.case"

    answer_findings = fields.Html(compute="_compute_answer_findings", sanitize=False)
    answer_finding_count = fields.Integer(compute="_compute_answer_findings")

    @api.depends("answer_body", "refusal_grounds", "is_refusal", "chosen_channel_id")
    def _compute_answer_findings(self):
        for case in self:
            found = case._plain_language_findings()
            lines = Markup().join(
                Markup("<li>%s</li>") % case._finding_text(finding) for finding in found
            )
            case.answer_findings = found and Markup("<ul class='mb-0'>%s</ul>") % lines
            case.answer_finding_count = len(found)

    def _plain_language_findings(self):
        self.ensure_one()
        if is_html_empty(self.answer_body):
            return []
        text = html2plaintext(self.answer_body, include_references=False)
        phrases, known = self.env["apk.phrase"]._compiled()
        return findings(
            "\n".join([text, self.refusal_grounds or ""]),
            phrases,
            known,
            is_refusal=self.is_refusal,
            allows_smileys=self.chosen_channel_id.code == "gospublic",
        )

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
