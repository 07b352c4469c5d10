"""Refusals of this addon: each says what to do next."""

from odoo.exceptions import UserError


class HistoryIsAppendOnly(UserError):
    """п. 6: the history of a client is kept, never edited."""

    def __init__(self, env):
        super().__init__(
            env._("The history of a client is only added to. Record the new fact as a new event.")
        )


class CaseIsKept(UserError):
    """п. 6: messages with the materials of their review are kept for five years."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Messages and their materials are kept for five years (clause 6) and cannot be deleted. "
                "Close the message instead."
            )
        )


class NumberIsWrong(UserError):
    """п. 2: a number whose check digit is wrong was mistyped."""

    def __init__(self, env, field, number):
        super().__init__(
            env._(
                "%(name)s %(number)s is mistyped: its check digit is wrong. "
                "Compare it with the document, or leave the field empty.",
                name=field._description_string(env),
                number=number,
            )
        )


class KeptByTheSystem(UserError):
    """п. 6: what happened to a message is recorded by what people do, not typed in."""

    def __init__(self, env, names):
        labels = [env["apk.case"]._fields[name]._description_string(env) for name in names]
        super().__init__(
            env._(
                "The system fills in by itself: %s. Use the buttons of the message.",
                ", ".join(labels),
            )
        )


class AnswerIsEmpty(UserError):
    """п. 7: a letter without an answer is a brush-off."""

    def __init__(self, env):
        super().__init__(env._("Write the answer first: the tab «Answer» is empty."))


class AnswerAlreadySent(UserError):
    """One answer leaves once."""

    def __init__(self, env):
        super().__init__(
            env._("The answer has already been handed over for sending. See the tab «Deliveries».")
        )


class RefusalWithoutGrounds(UserError):
    """п. 24: a refusal must be understood without opening a legal act."""

    def __init__(self, env):
        super().__init__(
            env._(
                "A refusal needs its grounds in plain words and what the client can do next (clause 24). "
                "Fill in both fields on the tab «Answer»."
            )
        )


class ExtensionNotAllowed(UserError):
    """59-ФЗ, ст. 12: once, and not longer than the law allows."""

    def __init__(self, env, regime):
        super().__init__(
            env._(
                "The term can be extended once and by %(days)s days at most (%(act)s). "
                "Enter fewer days, or answer in time.",
                days=regime.extension_days,
                act=regime.act or regime.name,
            )
        )


class OnlyTheHead(UserError):
    """п. 19, 59-ФЗ, ст. 12: some decisions are not the executor's."""

    def __init__(self, env):
        super().__init__(
            env._("The head of the unit decides this. Ask the head to press the button.")
        )


class NoAddress(UserError):
    """п. 25: the chosen channel needs an address."""

    def __init__(self, env, channel):
        super().__init__(
            env._(
                "There is no address for the channel «%(channel)s». "
                "Fill it in on the client's card or choose another channel.",
                channel=channel.name,
            )
        )


class ReceivedInTheFuture(UserError):
    """п. 20: a message cannot be received later than now."""

    def __init__(self, env):
        super().__init__(
            env._("The moment of receipt is in the future. Check the date on the stamp.")
        )
