import re

from odoo import api, models
from odoo.tools import ormcache

from ..messages import (
    CHECK_IS_FOR_EMPLOYEES,
    NOT_A_TEXT,
    TEXT_IS_TOO_LONG,
    UNKNOWN_KIND_OF_TEXT,
)
from ..rules.check import KINDS, Lists, check_text
from ..rules.finding import SEVERITIES
from ..rules.html_blocks import blocks_of_html
from ..rules.phrase_pattern import matcher_of
from ..rules.readability import figures
from ..rules.text import Text
from ..words_of_findings import FIGURES, REASONS, TITLES

TEXT_LIMIT = 200_000  # characters
SHOWN = (
    500  # findings of a text: more are read by nobody, and a screen that holds them stands still
)
HALF_A_SIGN = re.compile("[\ud800-\udfff]")  # a smiley cut in two: no text that can be passed on


class ApkTextCheck(models.AbstractModel):
    """The check of outgoing texts (п. 7, 17, 24, 65, 67): what to look at again, and how hard the text is to read."""

    _name = "apk.text.check"
    _description = "Check of outgoing texts"

    @api.model
    def check(self, blocks, kind, options=None):
        """For the screen; whoever may not read the record named in the options is refused.

        :param blocks: paragraphs, items of lists and headings in order, plain text
        :param kind: one of ``KINDS`` of ``rules.check``
        :param options: ``res_model`` and ``res_id`` of the record that holds the text; ``is_framed``: a template
            greets and says good-bye around it; ``allows_smileys``
        :return: ``{"findings": [{"block", "start", "end", "found", "code", "severity", "clause", "title", "reason",
            "replacements", "can_add_to_dictionary"}], "figures": [{"code", "label", "value", "band", "average"}]}``;
            places are code points of the block, ``block`` is -1 for what the whole text lacks
        """
        self._check_is_employee()
        blocks = self._checked_blocks(blocks)
        if not isinstance(kind, str) or kind not in KINDS:
            raise UNKNOWN_KIND_OF_TEXT(self.env, kind=str(kind)[:40])
        asked = self._options_with_record(options)
        return {
            "findings": self._for_the_screen(self._findings(blocks, kind, asked)),
            "figures": self._figures(blocks, kind, asked),
        }

    @api.model
    def add_to_dictionary(self, word):
        """The button beside a misspelling or an abbreviation: the department knows this word."""
        self._check_is_employee()
        self.env["apk.known.word"]._add(word)

    @api.model
    def _check_is_employee(self):
        if not self.env.user._is_internal():
            raise CHECK_IS_FOR_EMPLOYEES(self.env)

    @api.model
    def _checked_blocks(self, blocks):
        if not isinstance(blocks, list) or not all(isinstance(block, str) for block in blocks):
            raise NOT_A_TEXT(self.env)
        if sum(len(block) + 1 for block in blocks) > TEXT_LIMIT:  # empty ones take time, too
            raise TEXT_IS_TOO_LONG(self.env)
        return [HALF_A_SIGN.sub("\N{REPLACEMENT CHARACTER}", block) for block in blocks]

    @api.model
    def _for_the_screen(self, findings):
        """The gravest; the dictionary is offered to whoever may write into it."""
        may_add = self.env["apk.known.word"].has_access("create")
        return [
            {**one, "can_add_to_dictionary": may_add and one["can_add_to_dictionary"]}
            for one in findings[:SHOWN]
        ]

    @api.model
    def _record_of(self, options):
        """The record that holds the text, which the asker may read; nothing for one that is not saved."""
        name, number = options.get("res_model"), options.get("res_id")
        is_named = isinstance(name, str) and name in self.env and type(number) is int
        record = self.env[name].browse(number).exists() if is_named and number > 0 else None
        if record:
            record.check_access("read")
        return record or None

    @api.model
    def _options_with_record(self, options):
        """What the record that holds the text says about it goes before what the screen says."""
        options = options if isinstance(options, dict) else {}
        record = self._record_of(options)
        own = record._text_options() if hasattr(record, "_text_options") else {}
        return {**options, **own}

    @api.model
    def _findings(self, blocks, kind, options=None):
        """Findings as ``check`` returns them, the grave first; no access is asked."""
        found = check_text(blocks, kind, self._lists(), options or {})
        rows = [self._row(finding) for finding in found]
        rows += self._more_findings(blocks)
        return sorted(rows, key=lambda one: SEVERITIES.index(one["severity"]))

    @api.model
    def _more_findings(self, blocks):
        """Findings of other tools, in the same shape; an addon above may bring some."""
        return []

    @api.model
    def _figures(self, blocks, kind, options):
        averages = self._averages(kind, options)
        return [
            {
                "code": figure.code,
                "label": self.env._(FIGURES[figure.code]),
                "value": figure.value,
                "band": figure.band,
                "average": averages.get(figure.code),
            }
            for figure in figures(Text(tuple(blocks), kind, options))
        ]

    @api.model
    def _averages(self, kind, options):
        """Figures of the unit's texts by their code; an addon that keeps texts knows them."""
        return {}

    @api.model
    def _blocks_of(self, html):
        """The blocks of a stored text, as the screen reads them."""
        return blocks_of_html(html or "")

    @api.model
    @ormcache()
    def _lists(self):
        phrases, abbreviations = self.env["apk.phrase"]._compiled()
        words, short = self.env["apk.known.word"]._compiled()
        return Lists(matcher_of(phrases), abbreviations | short, words)

    def _row(self, finding):
        return {
            "block": finding.block,
            "start": finding.start,
            "end": finding.end,
            "found": finding.found,
            "code": finding.code,
            "severity": finding.severity,
            "clause": finding.clause,
            "title": self.env._(TITLES[finding.code]),
            "reason": self._reason(finding),
            "replacements": list(finding.replacements),
            "can_add_to_dictionary": finding.can_add_to_dictionary,
        }

    def _reason(self, finding):
        """Why it is better written otherwise, and how."""
        reason = self.env._(REASONS[finding.code])
        if finding.code == "long":
            return self.env._("%(reason)s Words: %(count)s.", reason=reason, count=finding.advice)
        if not finding.advice:
            return reason
        return self.env._("%(reason)s Better: %(advice)s.", reason=reason, advice=finding.advice)
