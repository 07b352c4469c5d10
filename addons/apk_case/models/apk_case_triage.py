from collections import namedtuple

from odoo import fields, models
from odoo.tools import html2plaintext

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import MONTHS

from ..rules.dictionaries import confidence, find, plain_text
from ..rules.repeats import most_alike
from ..rules.urgency import MANY_MESSAGES, nearest_term
from .apk_dictionary_entry import MOODS
from .apk_suggestion import SUGGESTION_FIELDS

# One proposal: ``value`` is a key of a choice or the id of a record, as text.
Proposal = namedtuple("Proposal", "aspect value confidence reason entry_ids")
WORDS_SHOWN = 4
TEXT_LIMIT = 20_000
LOOK_BACK_DAYS = 365


class ApkCaseTriage(models.Model):
    """What a message is about, how urgent, in what mood (п. 18, 19, 66): proposed by rules, decided by people."""

    _inherit = "apk.case"

    kind_id = fields.Many2one("apk.message.kind", string="Kind", ondelete="restrict", tracking=True)
    topic_id = fields.Many2one(
        "apk.topic", string="Topic", ondelete="restrict", index=True, tracking=True
    )
    need_id = fields.Many2one(
        "apk.need", string="Typical need", ondelete="restrict", index=True, tracking=True
    )
    mood = fields.Selection(MOODS, tracking=True)
    repeats_id = fields.Many2one(
        "apk.case", string="Repeats", ondelete="restrict", index="btree_not_null", copy=False
    )
    suggestion_ids = fields.One2many("apk.suggestion", "case_id", string="Suggestions")
    pending_suggestion_ids = fields.One2many(
        "apk.suggestion", "case_id", domain=[("state", "=", "proposed"), ("aspect", "!=", "abuse")]
    )

    def _suggest(self):
        """
        :return: list of ``Proposal``, at most one for an aspect
        """
        self.ensure_one()
        text = self._text_to_read()
        found = find(text, self.env["apk.dictionary.entry"]._compiled())
        proposals = self._suggest_subject(text, found)
        if "mood" not in found:
            proposals.append(
                Proposal(
                    "mood", "neutral", 0.5, self.env._("no words of displeasure or thanks"), ()
                )
            )
        proposals.append(self._suggest_urgency(text, found.get("urgency", [])))
        return [*proposals, *self._suggest_repeat(text), *self._suggest_route(proposals)]

    def _suggest_subject(self, text, found):
        """What it is about; an addon to the right may know better and keeps the shape.

        :param text: as ``plain_text`` gives it
        :param found: as ``rules.dictionaries.find`` gives it
        """
        return [
            self._best(aspect, findings)
            for aspect, findings in found.items()
            if aspect != "urgency"
        ]

    def _text_to_read(self):
        body = html2plaintext(self.body or "", include_references=False)
        return plain_text(f"{self.subject} {body}"[:TEXT_LIMIT])

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
            return Proposal("urgency", "urgent", 0.6, reason, ())
        return Proposal("urgency", "ordinary", 0.7, self.env._("no signs of urgency"), ())

    def _suggest_repeat(self, text):
        others = [
            (case.id, case._text_to_read()) for case in self._earlier_messages(LOOK_BACK_DAYS)[:50]
        ]
        same = most_alike(text, others)
        if same:
            reason = self.env._("the same client, the same words")
            yield Proposal("repeat", str(same), 0.7, reason, ())

    def _earlier_messages(self, days):
        """Messages of the same client received within so many days before this one, the latest first."""
        if not self.partner_id:
            return self.browse()
        since = fields.Datetime.subtract(self.received_at, days=days)
        return self.sudo().search(  # sudo: another unit's messages count as well
            [
                ("partner_id", "=", self.partner_id.id),
                ("id", "!=", self.id),
                ("received_at", ">=", since),
                ("received_at", "<=", self.received_at),
            ],
            order="received_at desc",
        )

    def _suggest_on_registration(self, by_hand):
        """Store the proposals; a suspicion of abuse holds the first reply until a person has looked (п. 19).

        :param by_hand: fields that the registrar has filled in: decided already
        """
        self.ensure_one()
        proposals = self._suggest()
        suggestions = self.env["apk.suggestion"].sudo()  # sudo: written by the program alone
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
        self._record_decisions({name: self._raw_value(name) for name in by_hand})
        self._route(proposals, by_hand)
        for proposal in proposals:
            if proposal.aspect == "abuse":
                self._hold_for_abuse(proposal)

    def _raw_value(self, name):
        return self[name].id if self._fields[name].relational else self[name]

    def action_accept_suggestions(self):
        """«Agree»: everything that is proposed and still empty."""
        self._accept_suggestions(self.pending_suggestion_ids)

    def action_accept_and_take(self):
        """«Agree and take to work»: one click for an ordinary letter; who takes it is the executor."""
        self._accept_suggestions(self.pending_suggestion_ids.filtered(lambda s: s.aspect != "user"))
        return self.action_take()

    def _accept_suggestions(self, suggestions):
        self.check_access("write")
        for case in self:
            values = {}
            for suggestion in suggestions.filtered(lambda s, case=case: s.case_id == case):
                if suggestion.aspect != "abuse" and suggestion.state == "proposed":
                    values[SUGGESTION_FIELDS[suggestion.aspect]] = suggestion._value_to_write()
            case.write(values)

    def _record_decisions(self, vals):
        """A person has decided: what was proposed for these fields was right or was corrected."""
        for suggestion in self.sudo().suggestion_ids:  # sudo: see _suggest_on_registration
            name = SUGGESTION_FIELDS.get(suggestion.aspect)
            if suggestion.state == "proposed" and vals.get(name):
                right = str(vals[name]) == suggestion.value
                suggestion._decide("accepted" if right else "corrected")
