import json
import logging
import os
import subprocess
import sys
from pathlib import Path

from odoo import api, models

from ..rules.publishing import FEWEST_MESSAGES

ADDON = Path(__file__).parents[1]
LATEST = 5000  # messages: what was asked years ago says little of what is asked now
TIME_LIMIT = 900  # seconds
PATIENCE = 5.0  # seconds for the companion, a message: nobody waits at a screen
FIELDS = {"topic": "topic_id", "need": "need_id"}

_logger = logging.getLogger(__name__)


class ApkTriageTraining(models.Model):
    """Training in a process of its own: a worker neither loads the libraries nor waits in its memory."""

    _inherit = "apk.triage.model"

    @api.model
    def _messages(self, aspect):
        """What people have judged: each message has the topic and the need that a person has set or agreed with."""
        name = FIELDS[aspect]
        # sudo: a unit's head sees the own unit; messages of all units teach, and none is shown
        cases = self.env["apk.case"].sudo()
        judged = cases.search(
            [(name, "!=", False)], order="received_at desc, id desc", limit=LATEST
        )
        alike = self._likenesses(judged, aspect)
        return [
            self._sample(case, aspect, str(case[name].id), alike.get(case.id, {}))
            for case in judged
        ]

    def _likenesses(self, cases, aspect):
        """``{id of a message: {value: likeness}}`` of all, or of none: a model learns with the sense or without it."""
        found = {}
        for case in cases:
            alike = case._likeness(PATIENCE).get(aspect)
            if not alike:
                return {}
            found[case.id] = alike
        return found

    def _sample(self, case, aspect, value, alike):
        text = case._text_to_read()
        findings = case._found_of(aspect, text, case._reader().find(text))
        hints = {finding.value: finding.score for finding in findings}
        blended = case._blended(aspect, hints, alike) if alike else None
        by_words = findings[0].value if findings else ""
        return {
            "text": text.plain,
            "value": value,
            "hints": hints,
            "alike": alike,
            "by_words": blended.value if blended else by_words,
            "client": case.partner_id.id or f"case {case.id}",
        }

    @api.model
    def _train(self, messages):
        """
        :return: what ``training.learn`` has written, or None where it failed; the log says why
        """
        given = json.dumps({"messages": messages}, ensure_ascii=False)
        # one thread: the other core is for the people at their screens
        environ = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        try:
            done = subprocess.run(
                [sys.executable, "-m", "training.learn"],
                input=given.encode(),
                cwd=ADDON,
                env=environ,
                capture_output=True,
                timeout=TIME_LIMIT,
                check=True,
            )
            return json.loads(done.stdout)
        except (subprocess.SubprocessError, OSError, ValueError) as error:
            said = (getattr(error, "stderr", None) or b"").decode(errors="replace")[-2000:]
            _logger.error("Training of the triage has failed: %s\n%s", error, said)
            return None

    @api.model
    def _are_enough(self, messages):
        """Enough messages, of at least two values and of five clients: less cannot be judged."""
        clients = {message["client"] for message in messages}
        values = {message["value"] for message in messages}
        return len(messages) >= FEWEST_MESSAGES and len(values) > 1 and len(clients) >= 5
