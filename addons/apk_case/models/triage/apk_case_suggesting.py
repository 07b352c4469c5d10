from odoo import fields, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import MONTHS

from ...rules.dictionaries import confidence, find, plain_text
from ...rules.repeats import most_alike
from ...rules.urgency import MANY_MESSAGES, nearest_term
from .apk_suggestion import SUGGESTION_FIELDS, Proposal

WORDS_SHOWN = 4
TEXT_LIMIT = 20_000
LOOK_BACK_DAYS = 365
EARLIER_MESSAGES_READ = 50
ROUTING_FIELDS = {"area": "area_id", "unit": "unit_id"}
ROUTING_CONFIDENCE = 0.5


class ApkCaseSuggesting(models.Model):
    """What the program proposes about a new message (п. 18, 19, 66), from its words and the client's history."""

    _inherit = "apk.case"

    def _suggest_on_registration(self, vals):
        """Store the proposals; a suspicion of abuse holds the first reply until a person has looked (п. 19).

        :param vals: what the registrar has filled in, as ``create`` got it: that is decided
        """
        self.ensure_one()
        by_hand = {name for name in SUGGESTION_FIELDS.values() if vals.get(name)}
        # whoever registers, and a demonstration that nobody does: the reasons are read in the office
        proposals = self.with_context(lang=self.env["apk.office"]._lang())._suggest()
        # sudo: no role writes them; the program's own
        suggestions = self.env["apk.suggestion"].sudo()
        suggestions.create(
            [
                {
                    "case_id": self.id,
                    "aspect": proposal.aspect,
                    "value": proposal.value,
                    "confidence": proposal.confidence,
                    "reason": proposal.reason,
                    "entry_ids": [(6, 0, proposal.entry_ids)],
                }
                for proposal in proposals
            ]
        )
        self._record_decisions({name: self._value_as_written(name) for name in by_hand})
        self._route(proposals, by_hand)
        for proposal in proposals:
            if proposal.aspect == "abuse":
                self._hold_for_abuse(proposal)

    def _value_as_written(self, name):
        return self[name].id if self._fields[name].relational else self[name]

    def _suggest(self):
        """
        :return: list of ``Proposal``, at most one for an aspect
        """
        self.ensure_one()
        text = self._text_to_read()
        found = find(text, self.env["apk.dictionary.entry"]._compiled())
        proposals = self._suggest_subject(text, found)
        if "mood" not in found:
            reason = self.env._("no words of displeasure or thanks")
            proposals.append(Proposal("mood", "neutral", 0.5, reason))
        proposals.append(self._suggest_urgency(text, found.get("urgency", [])))
        return [*proposals, *self._suggest_repeat(text), *self._suggest_route(proposals)]

    def _text_to_read(self):
        """Subject and the client's own words as ``rules.dictionaries`` read them."""
        return plain_text(f"{self.subject} {self._plain_new_words(self.body)}"[:TEXT_LIMIT])

    def _suggest_subject(self, text, found):
        """Topic, need, kind, mood, abuse by the dictionaries. Hook: ``apk_triage`` overrides topic and need.

        :param text: as ``plain_text`` gives it
        :param found: as ``rules.dictionaries.find`` gives it
        :return: list of ``Proposal``, at most one for an aspect
        """
        return [
            self._best(aspect, findings)
            for aspect, findings in found.items()
            if aspect != "urgency"
        ]

    def _best(self, aspect, findings):
        best = findings[0]
        words = ", ".join(f"«{word}»" for word in best.words[:WORDS_SHOWN])
        reason = self.env._("found %s", words)
        return Proposal(aspect, best.value, confidence(findings), reason, best.entries)

    def _suggest_urgency(self, text, findings):
        """п. 19: «исходя из своей сути (в том числе, с учетом профиля клиента или истории его обращений)»."""
        if findings:
            return self._best("urgency", findings)
        term = nearest_term(text, to_local(self.received_at).date(), MONTHS)
        reason = False
        if term:
            reason = self.env._("the client names a close date: %s", term.strftime("%d.%m.%Y"))
        elif self.partner_id.apk_has_health_limits:
            reason = self.env._("the client has health limits")
        elif len(self._earlier_messages(days=30)) >= MANY_MESSAGES:
            reason = self.env._("the client has written %s times within a month", MANY_MESSAGES)
        if reason:
            return Proposal("urgency", "urgent", 0.6, reason)
        return Proposal("urgency", "ordinary", 0.7, self.env._("no signs of urgency"))

    def _suggest_repeat(self, text):
        earlier = self._earlier_messages(LOOK_BACK_DAYS)[:EARLIER_MESSAGES_READ]
        same = most_alike(text, [(case.id, case._text_to_read()) for case in earlier])
        if same:
            reason = self.env._("the same client, the same words")
            yield Proposal("repeat", str(same), 0.7, reason)

    def _earlier_messages(self, days):
        """Messages of the same client received within so many days before this one, the latest first."""
        if not self.partner_id:
            return self.browse()
        since = fields.Datetime.subtract(self.received_at, days=days)
        everywhere = self.sudo()  # sudo: other units are hidden; likeness and count leave
        return everywhere.search(
            [
                ("partner_id", "=", self.partner_id.id),
                ("id", "!=", self.id),
                ("received_at", ">=", since),
                ("received_at", "<=", self.received_at),
            ],
            order="received_at desc",
        )

    def _suggest_route(self, proposals):
        """п. 66: area and unit of the proposed topic; its executor is found when the message is given, not when it comes."""
        by_aspect = {proposal.aspect: proposal for proposal in proposals}
        if "topic" not in by_aspect:
            return
        topic = self.env["apk.topic"].browse(int(by_aspect["topic"].value))
        sure = by_aspect["topic"].confidence
        reason = self.env._("by the topic «%s»", topic.display_name)
        if topic.area_id:
            yield Proposal("area", str(topic.area_id.id), sure, reason)
        unit = topic.unit_id or topic.area_id._sole_unit()
        if unit:
            yield Proposal("unit", str(unit.id), sure, reason)
            if self._least_loaded(unit)[0]:
                load = self.env._("who has the least open messages at the moment of giving")
                yield Proposal("user", str(unit.id), sure, load)

    def _route(self, proposals, by_hand):
        """п. 66: area and unit are set at once where the topic is clear; an unclear message waits in the queue.

        :param by_hand: names of the fields that the registrar has filled in: they stay
        """
        by_aspect = {proposal.aspect: proposal for proposal in proposals}
        for aspect, name in ROUTING_FIELDS.items():
            proposal = by_aspect.get(aspect)
            if proposal and proposal.confidence >= ROUTING_CONFIDENCE and name not in by_hand:
                self.sudo()[name] = int(proposal.value)  # sudo: the author may not see that unit
