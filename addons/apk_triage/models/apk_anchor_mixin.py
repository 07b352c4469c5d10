import csv
import json

from odoo import api, fields, models
from odoo.tools import file_open

PHRASES = "apk_triage/data/anchor_phrases.json"
MESSAGES = "apk_triage/data/sample_messages.csv"  # each shows a topic and a need at once
DANGER_MESSAGES = "apk_triage/data/danger_messages.csv"


class ApkAnchorMixin(models.AbstractModel):
    """Topics and needs have phrases that show what a client would write: the companion compares a message with them (п. 66)."""

    _name = "apk.anchor.mixin"
    _description = "Anchor phrases"
    _inherit = "apk.cached.mixin"

    anchor_phrases = fields.Text(
        string="Anchor phrases",
        help="What a client would write about it, a phrase or a short message on a line. A new message is compared with "
        "them by its sense and its words, if the companion process is at work.",
    )

    def _forget_cached(self):
        done = super()._forget_cached()
        cron = self.env.ref("apk_triage.ir_cron_companion", raise_if_not_found=False)
        if cron:
            # sudo: whoever edits topics may not touch scheduled jobs; this one teaches the new phrases soon
            cron.sudo()._trigger()
        return done

    def _anchors(self):
        """Phrases of each record, its name before them."""
        return {
            record.id: [record.name, *filter(None, map(str.strip, lines.splitlines()))]
            for record in self
            if (lines := record.anchor_phrases or "").strip()
        }

    @api.model
    def _fill_shipped_anchors(self, kind):
        """Give the phrases that come with the addon to the records of their codes that have none.

        :param kind: ``topic`` or ``need``
        """
        phrases = shipped(kind)
        bare = self.with_context(active_test=False).search(
            [("code", "in", list(phrases)), ("anchor_phrases", "=", False)]
        )
        for record in bare:
            record.anchor_phrases = "\n".join(phrases[record.code])


def shipped(kind):
    """Code -> its phrases, then its messages, all written for this program: no client has sent any of them."""
    with file_open(PHRASES) as file:
        phrases = json.load(file)[kind]
    with file_open(MESSAGES) as file:
        for row in csv.DictReader(file):
            phrases[row[kind]].append(row["text"])
    return phrases


def in_danger(topics):
    """``{"0": messages of people who are not in danger, "1": of those who may be}``

    :param topics: topic -> what is written about it: nobody is in danger there
    """
    messages = {"0": [text for phrases in topics.values() for text in phrases], "1": []}
    with file_open(DANGER_MESSAGES) as file:
        for row in csv.DictReader(file):
            messages[row["is_danger"]].append(row["text"])
    return messages


class ApkTopic(models.Model):
    _name = "apk.topic"
    _inherit = ["apk.topic", "apk.anchor.mixin"]


class ApkNeed(models.Model):
    _name = "apk.need"
    _inherit = ["apk.need", "apk.anchor.mixin"]


class ApkDictionaryEntry(models.Model):
    _inherit = "apk.dictionary.entry"

    anchor_phrases = fields.Text(string="Anchor phrases", compute="_compute_anchor_phrases")

    @api.depends("topic_id.anchor_phrases", "need_id.anchor_phrases")
    def _compute_anchor_phrases(self):
        for entry in self:
            record = entry.topic_id or entry.need_id
            entry.anchor_phrases = record.anchor_phrases
