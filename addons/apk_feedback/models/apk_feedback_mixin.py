import io

import qrcode

from odoo import models

from ..messages import ANSWER_NOT_ON_THE_FORM
from ..rules.conditions import known_conditions
from ..rules.sources import source_of
from .apk_feedback_context_mixin import CONDITION_FIELDS


class ApkFeedbackMixin(models.AbstractModel):
    """A record after which the client is asked to rate (п. 20, 26, 43, 61): a message, a call, a visit.

    Three ways to ask, all without a path from the answer back to the record:

    * ``_feedback_link(rated_subject)`` — a link that is spent once, for a notice, a text message or a screen;
    * ``_feedback_qr(link)`` — the same link to be photographed, for paper;
    * ``_record_feedback(rated_subject, answers, comment)`` — the client answers an employee, who fills in the form.

    ``rated_subject`` is a key of ``RATED_SUBJECTS``; the questions are those of the questionnaire in force for it.
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

    def _full_feedback_context(self):
        """``_feedback_context`` with what follows from the channel."""
        context = self._feedback_context()
        channel = context.get("channel")
        known = known_conditions(channel, refusal=bool(context.get("is_refusal")))
        return {
            "source": source_of(channel),
            **{field: known[condition] for condition, field in CONDITION_FIELDS.items()},
            **context,
        }

    def _feedback_link(self, rated_subject):
        """Invite the client of this record.

        Call it where the notice or the slip is made: every call makes a new link.

        :return: the link; it is kept nowhere but in what the client gets
        """
        return self.env["apk.invitation"]._invite(
            rated_subject, self._full_feedback_context(), client=self._feedback_client()
        )

    def _feedback_client(self):
        """Who is asked, in words that are the same for all dealings of one client: five of one are not five."""
        client = self.partner_id or self
        return f"{client._name},{client.id}"

    def _feedback_qr(self, link):
        """:return: bytes of a PNG, drawn here and by no service outside"""
        stream = io.BytesIO()
        qrcode.make(link, error_correction=qrcode.constants.ERROR_CORRECT_M).save(stream)
        return stream.getvalue()

    def _record_feedback(self, rated_subject, answers, comment=""):
        """Keep what the client has said to an employee; the answer does not know who recorded it.

        :param dict answers: code of the question: a mark («1» to «5», «na») or the code of a choice
        """
        form = self.env["apk.questionnaire"]._in_use(rated_subject)
        filled = form.question_ids._read_answers(answers)
        if filled.unknown or not filled.is_complete:
            raise ANSWER_NOT_ON_THE_FORM(self.env, questions=form._required_questions())
        person = self.env["apk.feedback.key"]._person(self._feedback_client())
        context = {
            **self._full_feedback_context(),
            "rated_subject": rated_subject,
            "person": person,
        }
        given = filled.given(comment)
        self.env["apk.answer"]._submit(form.id, context, given, collection_mode="interview")
