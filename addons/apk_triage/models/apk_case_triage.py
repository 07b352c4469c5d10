from odoo import models

from odoo.addons.apk_case.models.triage.apk_suggestion import SUGGESTION_FIELDS, Proposal

from .stemming import stem

WORTH_TELLING = 0.1  # share of another value


class ApkCaseTriage(models.AbstractModel):
    """Where there is a trained model, it proposes topic and need in place of the dictionaries, which it has learned, too."""

    _inherit = "apk.case"

    def _suggest_subject(self, text, found):
        proposals = {one.aspect: one for one in super()._suggest_subject(text, found)}
        for aspect, (trained, count) in self.env["apk.triage.model"]._used().items():
            findings = {finding.value: finding for finding in found.get(aspect, [])}
            hints = {value: finding.score for value, finding in findings.items()}
            answer = trained.answer(text, hints, stem)
            if self._of_suggestion(aspect, answer.value):
                entries = findings[answer.value].entries if answer.value in findings else ()
                reason = self._learned_reason(aspect, answer, count)
                proposals[aspect] = Proposal(
                    aspect, answer.value, round(answer.confidence, 2), reason, entries
                )
        return list(proposals.values())

    def _of_suggestion(self, aspect, value):
        """The topic or need of a value, as long as the department uses it; the rare ones together are none."""
        directory = self.env[self._fields[SUGGESTION_FIELDS[aspect]].comodel_name]
        return directory.browse(int(value or 0)).exists().filtered("active")

    def _learned_reason(self, aspect, answer, count):
        others = [
            f"{record.display_name} ({share:.0%})"
            for value, share in answer.others
            if share >= WORTH_TELLING and (record := self._of_suggestion(aspect, value))
        ]
        words = ", ".join(f"«{word}»" for word in answer.words)
        parts = [self.env._("learned from %s messages", count)]
        parts += [self.env._("words %s", words)] if words else []
        parts += [self.env._("or else %s", ", ".join(others))] if others else []
        return "; ".join(parts)
