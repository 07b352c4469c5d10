import hashlib
import json

from odoo import api, models
from odoo.tools import ormcache

from ..companion.client import Absent
from ..companion.protocol import DANGER, VECTORS
from .apk_anchor_mixin import in_danger

INTAKE_SECONDS = 0.09  # what a message may wait for the companion, all in all
ASPECTS = {"topic": "apk.topic", "need": "apk.need"}
READ = 2000  # characters; the companion reads the beginning of them


class ApkCaseAnchors(models.Model):
    """What a message is like: asked of the companion once, within ``INTAKE_SECONDS``, or not at all (п. 66)."""

    _inherit = "apk.case"

    @api.model
    @ormcache()
    def _anchor_set(self):
        """(name of the set, ``{aspect: {value: phrases}}``): the name is made of the phrases, so new ones are taught anew."""
        groups = {}
        for aspect, model in ASPECTS.items():
            # sudo: the mailbox may not read directories; phrases are no secret
            records = self.env[model].sudo().search([("anchor_phrases", "!=", False)])
            anchors = {str(number): phrases for number, phrases in records._anchors().items()}
            groups |= {aspect: anchors} if len(anchors) > 1 else {}
        groups[DANGER] = in_danger(groups.get("topic", {}))
        content = json.dumps(groups, ensure_ascii=False, sort_keys=True).encode()
        return hashlib.sha256(content).hexdigest()[:16], groups

    def _likeness(self, seconds=None):
        """``{aspect: {value: likeness}}``; empty where the companion is absent or too slow."""
        self.ensure_one()
        name, groups = self._anchor_set()
        if not groups:
            return {}
        request = {"do": "compare", "set": name, "text": self._text_to_compare()}
        try:
            return self.env["apk.companion"]._ask(
                VECTORS, request, seconds or self._seconds_to_wait()
            )["alike"]
        except Absent:
            return {}

    def _seconds_to_wait(self):
        return INTAKE_SECONDS

    def _text_to_compare(self):
        """Subject and the client's own words as they were written: the sense needs stops and capitals."""
        return f"{self.subject or ''}. {self._own_words()}"[:READ]
