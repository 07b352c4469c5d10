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


class AlreadyForwarded(UserError):
    """п. 21: one forwarding at a time, each with its notice to the client."""

    def __init__(self, env, body):
        super().__init__(
            env._(
                "The message is already being forwarded: %s. Send the notice of it first (the tab «Deliveries»), "
                "then forward it to another body as well.",
                body,
            )
        )


class ForwardedInTheFuture(UserError):
    """п. 21: the client is told what has been done, not what is planned."""

    def __init__(self, env):
        super().__init__(
            env._(
                "The letter to the other body has a date that has not come yet. Send it first, "
                "then enter its number and date."
            )
        )


class DefectAlreadyOffered(UserError):
    """п. 8: every defect has its contact with the client, one at a time."""

    def __init__(self, env):
        super().__init__(
            env._(
                "The client has not been told about the former defect yet. Send that letter first "
                "(the tab «Deliveries»), then enter the next one."
            )
        )


class FixUntilIsPast(UserError):
    """п. 8: an offer to bring something yesterday is no offer."""

    def __init__(self, env):
        super().__init__(
            env._("«Bring it until» is a day in the past. Choose today or a later day.")
        )


class ResultNeedsGround(UserError):
    """59-ФЗ, ст. 11: an appeal stays without an answer only where the law says so."""

    def __init__(self, env):
        super().__init__(
            env._(
                "A message without an answer needs its ground: fill in «Ground to leave it without an answer», "
                "for example the article of the law."
            )
        )


class MessageIsOver(UserError):
    """п. 18: what was answered, forwarded, merged or closed stays so; a stale screen does not reopen it."""

    def __init__(self, env, case):
        states = dict(case._fields["state"]._description_selection(env))
        super().__init__(
            env._(
                "Nothing more is done with the message %(number)s: «%(state)s». Reload the page. "
                "A new letter of the client becomes a new message.",
                number=case.name,
                state=states[case.state],
            )
        )
