from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import MONTHS

from ...rules.client_text import own_words, text_of_html
from ...rules.mood import shouting
from ...rules.repeats import alike_texts
from ...rules.urgency import MANY_MESSAGES, nearest_term
from ...rules.word_lines import confidence
from ...rules.words import no_lemmas, plain, words_of
from .apk_suggestion import SUGGESTION_FIELDS, Proposal

WORDS_SHOWN = 4
TOPICS_SHOWN = 3
SELF_HARM = "self_harm"
LOOK_BACK_DAYS = 365
EARLIER_MESSAGES_READ = 50
ROUTING_FIELDS = {"area": "area_id", "unit": "unit_id"}
ROUTING_CONFIDENCE = 0.6  # on labelled messages that nobody had tuned for, .85 were right so


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
                    "line_ids": [(6, 0, proposal.line_ids)],
                }
                for proposal in proposals
            ]
        )
        self._record_decisions({name: self._value_as_written(name) for name in by_hand})
        self._route(proposals, by_hand)
        self._raise_alarm(next((one for one in proposals if one.aspect == "abuse"), None))

    def _raise_alarm(self, proposal):
        if proposal and proposal.value == SELF_HARM:
            self._call_for_help(proposal)
        elif proposal:
            self._hold_for_abuse(proposal)

    def _value_as_written(self, name):
        return self[name].id if self._fields[name].relational else self[name]

    def _suggest(self):
        """
        :return: list of ``Proposal``, at most one for an aspect
        """
        self.ensure_one()
        text = self._text_to_read()
        found = self._reader().find(text)
        proposals = self._suggest_subject(text, found)
        wish = next((one.value for one in proposals if one.aspect == "need"), "")
        proposals.append(self._suggest_mood(text, found, wish))
        alike = self._alike_messages(text.plain)
        proposals.append(self._suggest_urgency(text, found, alike, proposals))
        return [*proposals, *self._suggest_repeat(alike), *self._suggest_route(proposals)]

    @api.model
    def _reader(self):
        return self.env["apk.dictionary.entry"]._reader()

    def _text_to_read(self):
        """Subject and the client's own words as ``rules.reading`` reads them."""
        return self._reader().text(self.subject or "", self._own_words())

    def _own_words(self):
        """Without markup, quotes, signature and names: also of messages that no e-mail program has marked."""
        new, _folded = self._words_apart(self.body)
        return own_words(text_of_html(new), self.subject or "")

    def _suggest_subject(self, text, found):
        """Topic, need, kind, abuse by the dictionaries. Hook: ``apk_triage`` overrides topic and need.

        :param text: ``rules.reading.Text``
        :param found: as ``rules.reading.Reader.find`` gives it
        :return: list of ``Proposal``, at most one for an aspect
        """
        proposals = [
            self._best(aspect, findings)
            for aspect, findings in found.items()
            if aspect in ("kind", "abuse")
        ]
        return [*proposals, *self._suggest_topic(found), *self._suggest_need(text, found)]

    def _suggest_need(self, text, found):
        mood, _sure = self._reader().mood(text, found)
        needs = self._reader().needs(text, found, mood)
        if found.get("need"):
            yield self._best("need", needs)
        elif needs:
            reason = self.env._("it names no wish; its tone speaks for this")
            yield Proposal("need", needs[0].value, 0.3, reason)

    def _suggest_topic(self, found):
        topics = self._reader().topics(found)
        if not topics:
            return
        best = topics[0]
        records = self.env["apk.topic"].browse(int(one.value) for one in topics[:TOPICS_SHOWN])
        others = ", ".join(f"«{record.display_name}»" for record in records[1:])
        if best.score:
            reason = self._found_words(best)
        else:
            reason = self.env._("nothing in it is known to be ours")
        if others:
            reason = self.env._("%(reason)s; or else %(others)s", reason=reason, others=others)
        yield Proposal("topic", best.value, confidence(topics), reason, best.lines)

    def _best(self, aspect, findings):
        best = findings[0]
        reason = self._found_words(best)
        return Proposal(aspect, best.value, confidence(findings), reason, best.lines)

    def _found_words(self, finding):
        words = ", ".join(f"«{word}»" for word in finding.words[:WORDS_SHOWN])
        return self.env._("found %s", words)

    def _suggest_mood(self, text, found, wish):
        mood, sure = self._reader().mood(text, found, wish)
        finding = next((one for one in found.get("mood", ()) if one.value == mood), None)
        if finding:
            return Proposal("mood", mood, sure, self._found_words(finding), finding.lines)
        return Proposal("mood", mood, sure, self._reason_without_words(mood, text, wish))

    def _reason_without_words(self, mood, text, wish):
        if mood == "neutral":
            return self.env._("no words of displeasure or thanks")
        if shouting(text.own) or not wish:
            return self.env._("it is written in a raised voice")
        return self.env._("by what it wants: «%s»", self.env["apk.need"].browse(int(wish)).name)

    def _suggest_urgency(self, text, found, alike, proposals):
        """п. 19: «исходя из своей сути (в том числе, с учетом профиля клиента или истории его обращений)».

        :param alike: earlier messages of the client that say the same
        :param proposals: of other aspects
        """
        if any(one.value == SELF_HARM for one in proposals):
            reason = self.env._("the writer's life may be in danger")
            return Proposal("urgency", "urgent", 0.95, reason)
        if found.get("urgency"):
            return self._best("urgency", found["urgency"])
        reason = self._reason_of_urgency(text, alike)
        if reason:
            return Proposal("urgency", "urgent", 0.6, reason)
        return Proposal("urgency", "ordinary", 0.7, self.env._("no signs of urgency"))

    def _reason_of_urgency(self, text, alike):
        today = to_local(self.received_at).date()
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        term = nearest_term(text.plain, today, MONTHS, calendar.is_working_day)
        if term:
            return self.env._("the client names a close date: %s", term.strftime("%d.%m.%Y"))
        if self.partner_id.apk_has_health_limits:
            return self.env._("the client has health limits")
        month_ago = fields.Datetime.subtract(self.received_at, days=30)
        unanswered = alike.filtered(lambda one: one.is_open and one.received_at >= month_ago)
        if len(unanswered) >= MANY_MESSAGES:
            return self.env._(
                "the client has written %s times within a month about this, and nobody has answered",
                len(unanswered),
            )
        return False

    def _suggest_repeat(self, alike):
        if alike:
            reason = self.env._("the same client, the same words")
            yield Proposal("repeat", str(alike[0].id), 0.7, reason)

    def _alike_messages(self, text):
        """Earlier messages of the client that say the same, the most alike first.

        :param text: plain words of this one
        """
        earlier = self._earlier_messages(LOOK_BACK_DAYS)[:EARLIER_MESSAGES_READ]
        said = [(case.id, plain(words_of(case._said(), no_lemmas))) for case in earlier]
        return earlier.browse(alike_texts(text, said))

    def _said(self):
        return f"{self.subject or ''}\n{self._own_words()}"

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
