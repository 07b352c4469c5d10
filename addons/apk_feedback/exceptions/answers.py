"""Refusals about questionnaires and answers: each says what to do next."""

from odoo.exceptions import UserError


class AnswersAreNotTypedIn(UserError):
    """п. 80: an answer belongs to the client."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Answers come from clients only. Give the client the link or the code to the form."
            )
        )


class SurveyLinkMissing(UserError):
    """п. 26: a closing letter carries the link to the survey."""

    def __init__(self, env):
        super().__init__(
            env._(
                "The letter has no link to the survey (clause 26). "
                "Ask the administrator to put the rating block back into the template of letters."
            )
        )


class ParametersAreNine(UserError):
    """п. 81 names them."""

    def __init__(self, env):
        super().__init__(
            env._("The Order has nine parameters (clause 81). Leave out the question instead.")
        )


class PublishedQuestionnaireIsFinal(UserError):
    """Old answers keep their questions."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Clients have answered these questions already. "
                "Press «New version», change the copy and publish it."
            )
        )


class QuestionnaireIsEmpty(UserError):
    def __init__(self, env):
        super().__init__(env._("There is nothing to ask yet. Add a question, then publish."))


class AnswerNotOnTheForm(UserError):
    """Half of an answer, or a word that the questionnaire does not offer."""

    def __init__(self, env, form):
        required = ", ".join(form.question_ids.filtered("is_required").mapped("wording"))
        super().__init__(env._("Choose an answer to each of the necessary questions: %s", required))


class EntryCodeIsOdd(UserError):
    """The code is typed in from a poster."""

    def __init__(self, env):
        super().__init__(
            env._(
                "The code is two or more small latin letters, digits and hyphens, for example «sharya-2»; "
                "«thanks», «contact» and «widget» are pages already."
            )
        )


class PollIsSent(UserError):
    def __init__(self, env):
        super().__init__(env._("This poll has left already. Make a new one."))


class PollWithoutWords(UserError):
    def __init__(self, env):
        super().__init__(env._("Write in a few words why you ask, then press «Send»."))


class NobodyHasAgreed(UserError):
    """п. 80.7: «только в отношении тех лиц, которые выразили согласие»."""

    def __init__(self, env):
        super().__init__(
            env._(
                "No client of this choice has agreed to surveys, and others may not be asked by letter "
                "(clause 80). Register consents first, or use the public page and QR codes."
            )
        )
