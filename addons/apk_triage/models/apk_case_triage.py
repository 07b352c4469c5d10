from odoo import models

from odoo.addons.apk_case.models.triage.apk_case_suggesting import SELF_HARM
from odoo.addons.apk_case.models.triage.apk_suggestion import SUGGESTION_FIELDS, Proposal

from ..companion.protocol import DANGER
from ..rules.blending import blend
from .apk_case_anchors import ASPECTS
from .stemming import stem

WORTH_TELLING = 0.1  # share of another value
IN_DANGER = 4.0  # of likeness: 22 of 24 who were in danger are farther, 5 of 771 others
IN_DANGER_SURE = 0.75


class ApkCaseTriage(models.AbstractModel):
    """Topic and need: by a trained model where there is one, which has learned the dictionaries, too; before that by the
    dictionaries and the sense of the text together."""

    _inherit = "apk.case"

    def _suggest_subject(self, text, found):
        proposals = {one.aspect: one for one in super()._suggest_subject(text, found)}
        alike = self._likeness()
        by_model = dict(self._learned_proposals(text, found, alike))
        for aspect in ASPECTS.keys() - by_model.keys():
            by_words = proposals.pop(aspect, None)
            proposal = (
                self._blended_proposal(aspect, self._found_of(aspect, text, found), alike[aspect])
                if alike.get(aspect)
                else by_words and self._by_words_alone(by_words)
            )
            if proposal:
                proposals[aspect] = proposal
        return [*(proposals | by_model).values(), *self._danger_by_likeness(proposals, alike)]

    def _danger_by_likeness(self, proposals, alike):
        """п. 19: what the dictionaries have found to be worse or the same stands."""
        near = alike.get(DANGER, {}).get("1", 0)
        if near >= IN_DANGER and "abuse" not in proposals:
            reason = self.env._("alike to messages of people in danger")
            yield Proposal("abuse", SELF_HARM, IN_DANGER_SURE, reason)

    def _by_words_alone(self, proposal):
        alone = self.env._("dictionaries alone, the companion process is silent")
        return proposal._replace(reason=f"{proposal.reason}; {alone}")

    def _learned_proposals(self, text, found, alike):
        """(aspect, proposal) of the trained models in use; one that has learned with the sense is silent without it."""
        for aspect, (trained, count) in self.env["apk.triage.model"]._used().items():
            if trained.needs_sense and not alike.get(aspect):
                continue
            findings = {one.value: one for one in self._found_of(aspect, text, found)}
            hints = {value: finding.score for value, finding in findings.items()}
            answer = trained.answer(text.plain, hints, stem, alike.get(aspect))
            if self._of_suggestion(aspect, answer.value):
                lines = findings[answer.value].lines if answer.value in findings else ()
                reason = self._learned_reason(aspect, answer, count)
                confidence = round(answer.confidence, 2)
                yield aspect, Proposal(aspect, answer.value, confidence, reason, lines)

    def _found_of(self, aspect, text, found):
        """What the dictionaries say of a topic or a need, the likeliest first; also of what is not ours or not named."""
        reader = self._reader()
        if aspect == "topic":
            return reader.topics(found)
        mood, _sure = reader.mood(text, found)
        return reader.needs(text, found, mood)

    def _blended_proposal(self, aspect, findings, alike):
        """
        :param findings: of the dictionaries, the likeliest first
        :param alike: value -> likeness in sense
        """
        by_value = {finding.value: finding for finding in findings}
        scores = {value: finding.score for value, finding in by_value.items()}
        blended = self._blended(aspect, scores, alike)
        if not self._of_suggestion(aspect, blended.value):
            return None
        finding = by_value.get(blended.value)
        reason = self._blended_reason(aspect, blended, finding)
        lines = finding.lines if finding else ()
        return Proposal(aspect, blended.value, round(blended.confidence, 2), reason, lines)

    def _blended(self, aspect, scores, alike):
        return blend(aspect, scores, alike, self._reader().not_ours)

    def _blended_reason(self, aspect, blended, finding):
        parts = [self._found_words(finding)] if finding and finding.words else []
        if blended.by_sense or not finding:
            parts += [self.env._("alike in sense to its anchor phrases")]
        if not parts:
            parts += [self.env._("neither words nor sense speak for anything else")]
        others = self._others_text(aspect, blended.others)
        parts += [self.env._("or else %s", others)] if others else []
        return "; ".join(parts)

    def _of_suggestion(self, aspect, value):
        """The topic or need of a value, as long as the department uses it; the rare ones together are none."""
        directory = self.env[self._fields[SUGGESTION_FIELDS[aspect]].comodel_name]
        return directory.browse(int(value or 0)).exists().filtered("active")

    def _learned_reason(self, aspect, answer, count):
        words = ", ".join(f"«{word}»" for word in answer.words)
        others = self._others_text(aspect, answer.others)
        parts = [self.env._("learned from %s messages", count)]
        parts += [self.env._("words %s", words)] if words else []
        parts += [self.env._("or else %s", others)] if others else []
        return "; ".join(parts)

    def _others_text(self, aspect, others):
        return ", ".join(
            f"{record.display_name} ({share:.0%})"
            for value, share in others
            if share >= WORTH_TELLING and (record := self._of_suggestion(aspect, value))
        )
