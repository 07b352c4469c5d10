"""Refusals of this addon: each says what to do next."""

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
