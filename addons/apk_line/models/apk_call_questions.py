from odoo import fields, models

from odoo.addons.apk_feedback.rules.scale import MARKS


class ApkCallQuestions(models.Model):
    """The two questions after a consultation (п. 43).

    The answers go to the feedback, sealed and without a way back (п. 80); the call remembers only that it asked.
    """

    _inherit = "apk.call"

    questions = fields.Selection(
        [("answered", "Offered and answered"), ("declined", "Offered, the client has declined")],
        string="Two questions",
        help="Clause 43. What was answered is not kept with the call.",
        written_by="system",
    )

    def _feedback_context(self):
        return {
            **super()._feedback_context(),
            "source": "phone",
            "channel": "phone",
            "area_id": self.area_id.id,
            "function_id": self.function_id.id,
            "unit_id": self.function_id.unit_id.id,
        }

    def _questions(self):
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
        """п. 43: «должен предложить»: answers of the client, or a refusal; asked once."""
        self.ensure_one()
        self.check_access("write")
        call = self.sudo()  # sudo: the facts of a call are the system's
        if not call.questions:
            call.questions = "answered" if answers else "declined"
            if answers:
                call._feedback_text("call", answers)
        return True
