import io

import qrcode

from odoo import models

from ..messages import ANSWER_NOT_ON_THE_FORM
from ..rules.conditions import CONDITIONS, known_conditions
from ..rules.sources import source_of


class ApkFeedbackMixin(models.AbstractModel):
    """A record after which the client is asked to rate (п. 20, 26, 43, 61): a message, a call, a visit.

    Three ways, all without a path from the answer back to the record:

    * ``_feedback_link(document)`` — a link that is spent once, for a letter, a text message or a screen;
    * ``_feedback_qr(link)`` — the same link to be photographed, for paper;
    * ``_feedback_text(document, answers, comment)`` — the client has answered aloud, an employee writes it down.

    ``document`` is a key of ``documents.DOCUMENTS``; the questions are those of the questionnaire in use for it.
    """

    _name = "apk.feedback.mixin"
    _description = "Is rated by the client"

    def _feedback_context(self):
        """What may be copied into the answer; override it, call super, put in what the record knows.

        Only coarse things: nothing that a single client has. All keys may be missing or false:
        ``area_id``, ``function_id``, ``unit_id``, ``segment_id`` (ids), ``place`` (code of a place where clients
        are received), ``channel`` (code of ``apk.channel``), ``source`` (code of п. 80; follows from the channel),
        ``is_visit``, ``is_online``, ``is_refusal`` (parameters 6, 7, 9 of п. 81 are asked where they hold).
        """
        self.ensure_one()
        return {}

    def _feedback_link(self, document):
        """Invite the client of this record.

        Call it where the letter or the slip is made: every call makes a new link.

        :return: the link; it is kept nowhere but in what the client gets
        """
        return self.env["apk.invitation"]._invite(document, self._feedback_whole_context())

    def _feedback_whole_context(self):
        context = self._feedback_context()
        channel = context.get("channel")
        known = known_conditions(channel, refusal=bool(context.get("is_refusal")))
        return {
            "source": source_of(channel),
            **{f"is_{name}": known[name] for name in CONDITIONS},
            **context,
        }

    def _feedback_qr(self, link):
        """:return: bytes of a PNG; no service outside draws it"""
        stream = io.BytesIO()
        qrcode.make(link, error_correction=qrcode.constants.ERROR_CORRECT_M).save(stream)
        return stream.getvalue()

    def _feedback_text(self, document, answers, comment=""):
        """Keep what the client has said; who wrote it down is the caller's to remember, apart from the answer.

        :param dict answers: code of the question: a mark («1» to «5», «na») or the code of a choice
        """
        form = self.env["apk.questionnaire"]._in_use(document)
        filled = form.question_ids._read_answers(answers)
        if filled.unknown or not filled.is_complete:
            raise ANSWER_NOT_ON_THE_FORM(self.env, questions=form._required_questions())
        context = {**self._feedback_whole_context(), "document": document}
        self.env["apk.answer"]._take(form.id, context, filled.given(comment), way="spoken")
