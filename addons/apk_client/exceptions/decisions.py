"""Refusals of decisions on a message: who works on it, where it goes, what is missing."""

from odoo.exceptions import UserError


class ExecutorCannotWork(UserError):
    """п. 66: who is to answer must be here and must be able to write."""

    def __init__(self, env, person):
        super().__init__(
            env._(
                "%s cannot be the executor: this person has left or has no right to work on messages. "
                "Choose another one, or ask an administrator for the role «Specialist».",
                person.name,
            )
        )
