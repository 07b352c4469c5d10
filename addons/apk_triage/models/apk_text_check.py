import re

from odoo import api, models

from ..companion.client import Absent
from ..companion.protocol import LANGUAGE

SECONDS = 0.5  # a changed sentence takes a fifth of it; what is not checked in time is found the next time
OF_LANGUAGE = frozenset({"spelling", "grammar", "agreement", "punctuation", "colloquial"})
MARKS = re.compile(r"</?suggestion>")


class ApkTextCheck(models.AbstractModel):
    """Rules of LanguageTool beside the program's own, as far as the companion is there and in time (п. 7)."""

    _inherit = "apk.text.check"

    @api.model
    def _findings(self, blocks, kind, options=None):
        """Where both have something to say about the same words, the program's own rule speaks."""
        rows = super()._findings(blocks, kind, options)
        title = self._languagetool_title()
        own = [one for one in rows if one["title"] != title and one["code"] in OF_LANGUAGE]
        return [
            one for one in rows if one["title"] != title or not any(_overlap(one, o) for o in own)
        ]

    @api.model
    def _more_findings(self, blocks):
        found = self._ask_language(blocks)["findings"]
        return [*super()._more_findings(blocks), *(self._row_of(one, blocks) for one in found)]

    def _ask_language(self, blocks):
        """``{"findings": […], "pending": sentences that were not checked in time}``"""
        try:
            request = {"do": "check", "blocks": list(blocks)}
            return self.env["apk.companion"]._ask(LANGUAGE, request, SECONDS)
        except Absent:
            return {"findings": [], "pending": 0}

    def _row_of(self, found, blocks):
        block, start, end = found["block"], found["start"], found["end"]
        return {
            "block": block,
            "start": start,
            "end": end,
            "found": blocks[block][start:end],
            "code": found["code"],
            "severity": "warning",
            "clause": "7",
            "title": self._languagetool_title(),
            "reason": MARKS.sub("", found["said"]),
            "replacements": found["replacements"],
            "can_add_to_dictionary": False,
        }

    def _languagetool_title(self):
        return self.env._("Rule of language")


def _overlap(one, other):
    is_same_block = one["block"] == other["block"]
    return is_same_block and one["start"] < other["end"] and other["start"] < one["end"]
