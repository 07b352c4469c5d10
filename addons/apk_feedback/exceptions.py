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
