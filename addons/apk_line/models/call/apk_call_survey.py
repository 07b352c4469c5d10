from odoo import models

from odoo.addons.apk_feedback.rules.scale import MARKS


class ApkCallSurvey(models.Model):
    """The two questions after a consultation (п. 43).

    The answers go to the feedback, which has no link to the call (п. 80); the call stores only that they were asked.
    """

    _inherit = "apk.call"

    def _feedback_context(self):
        return {
            **super()._feedback_context(),
            "source": "phone",
            "channel": "phone",
            "area_id": self.area_id.id,
            "function_id": self.function_id.id,
            "unit_id": self.function_id.unit_id.id,
        }

    def _feedback_client(self):
        """A caller without a card is known by the number."""
        known = super()._feedback_client()
        return known if self.partner_id else self.phone or known

    def _card_questions(self):
        """The questions in use, in the words in which they are read out.

        :return: list of ``{code, text, options}``; an option is (value, words)
        """
        form = self.env["apk.questionnaire"]._in_use("call")
        marks = [(str(mark), str(mark)) for mark in MARKS]
        return [
            {
                "code": question.code,
                "text": question.wording,
                "options": [(one.code, one.name) for one in question.option_ids] or marks,
            }
            for question in form.question_ids
        ]

    def take_down_answers(self, answers=None):
        """п. 43 «должен предложить»: keep the answers of the client, or the refusal to answer; only the first time.

        :param dict answers: code of the question → value; nothing when the client has declined
        """
        self.ensure_one()
        self.check_access("write")
        call = self.sudo()  # sudo: an operator may not write whether the questions were asked; it
        # is set once, with the answers
        if not call.questions:
            call.questions = "answered" if answers else "declined"
            if answers:
                call._record_feedback("call", answers)
        return True
