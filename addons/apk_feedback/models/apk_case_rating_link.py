from odoo import models

from ..messages import SURVEY_LINK_MISSING

RATING_PATH = "/apk/rate/"
# The notices in which the client is asked to rate, and what; other notices ask nothing.
SUBJECT_OF_NOTICE = {"first_reply": "first_reply", "answer": "answer"}


class ApkCaseRatingLink(models.Model):
    """The first reply and the answer carry a link to rate (п. 20, 26) and what has changed thanks to clients (п. 82)."""

    _name = "apk.case"
    _inherit = ["apk.case", "apk.feedback.mixin"]

    def _check_notice(self, document, body):
        """п. 26: «необходимо указывать ссылку на прохождение опроса», however the template was redesigned."""
        if document == "answer" and RATING_PATH not in body:
            raise SURVEY_LINK_MISSING(self.env)
        return super()._check_notice(document, body)

    def _notice_blocks(self, document, *, is_preview=False):
        """п. 20: «указать ссылку для оценки качества»; п. 26: «указывать ссылку на прохождение опроса»."""
        blocks = super()._notice_blocks(document, is_preview=is_preview)
        subject = SUBJECT_OF_NOTICE.get(document)
        if not subject:
            return blocks
        block = self.env["ir.qweb"]._render(
            "apk_feedback.rating_block",
            {
                "link": self._no_link() if is_preview else self._feedback_link(subject),
                "rated_subject": subject,
            },
        )
        return [*blocks, block, *self._change_blocks(document)]

    def _no_link(self):
        """What stands for the link while nothing leaves: a link is spent once and made for one notice."""
        return f"{self.get_base_url()}{RATING_PATH}…"

    def _change_blocks(self, document):
        """п. 82: an answer says what has changed thanks to clients, when something has."""
        change = self.env["apk.change"]._for_answer(self.area_id) if document == "answer" else None
        if not change:
            return []
        link = f"{self.get_base_url()}/apk/changes"
        values = {"change": change, "link": link}
        return [self.env["ir.qweb"]._render("apk_feedback.change_block", values)]

    def _feedback_client(self):
        """A representative answers for all whom one represents."""
        representative = self.representation_id.representative_id
        if representative:
            return f"{representative._name},{representative.id}"
        return super()._feedback_client()

    def _feedback_context(self):
        segments = self.partner_id.apk_segment_ids
        return {
            **super()._feedback_context(),
            "area_id": self.area_id.id,
            "unit_id": self.unit_id.id,
            "channel": self.intake_channel_id.code,
            "segment_id": segments.id if len(segments) == 1 else False,
            "is_refusal": self.is_refusal,
        }
