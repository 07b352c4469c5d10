"""Refusals in the work on a message and on its letters."""

from odoo.exceptions import UserError


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


class PauseNotAllowed(UserError):
    """The clock of an answer stands only where the law lets it stand."""

    def __init__(self, env, regime):
        super().__init__(
            env._(
                "The clock cannot be stopped here: the regime «%s» does not allow it, it already stands, "
                "or the answer is no longer owed.",
                regime.name,
            )
        )


class OutsideOfficeHours(UserError):
    """п. 22: clients are called in the working hours of the department."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Clients are called in office hours only (clause 22). Call later, or ask in writing."
            )
        )


class NothingToApprove(UserError):
    """Only an answer that waits for the head is approved."""

    def __init__(self, env):
        super().__init__(env._("This message has no answer waiting for approval."))


class RemarkMissing(UserError):
    """п. 7: an answer that is returned without a word cannot become better."""

    def __init__(self, env):
        super().__init__(env._("Write in the field «Remark of the head» what must be changed."))


class CannotBeMerged(UserError):
    """One answer for several messages of one client."""

    def __init__(self, env):
        super().__init__(
            env._("Only open messages of one client can be merged. Choose two or more of them.")
        )


class OnlyTheHeadOrRegistrar(UserError):
    """п. 19, 66: work is given out by the head or by the registrar."""

    def __init__(self, env):
        super().__init__(
            env._("Only the head of the unit or the registrar does this. Ask one of them.")
        )


class OnlyTheClientOfficer(UserError):
    """п. 15: the list of contact points is approved by one person."""

    def __init__(self, env):
        super().__init__(
            env._(
                "The list is approved by the person responsible for client-centricity (clause 15). "
                "An administrator gives this role in the settings of users."
            )
        )


class ContactPointsIncomplete(UserError):
    """п. 13: a client must know where to turn and when."""

    def __init__(self, env, points):
        names = ", ".join(points.mapped("name"))
        super().__init__(
            env._("Fill in the address and the working hours: %s.", names)
            if points
            else env._("The list is empty: add at least one contact point.")
        )


class ApprovedListIsFinal(UserError):
    """п. 15: what was approved stays as it was approved."""

    def __init__(self, env):
        super().__init__(
            env._(
                "An approved list is not changed. Press «New edition», change it there and approve."
            )
        )


class AnswerIsBeingApproved(UserError):
    """The head reads the very words that leave."""

    def __init__(self, env):
        super().__init__(
            env._(
                "The head is reading this answer. Wait for the decision, "
                "or ask the head to return it to you."
            )
        )


class AnswerIsOwed(UserError):
    """п. 18, 25: a message that needs an answer is closed after it."""

    def __init__(self, env):
        super().__init__(
            env._(
                "The client waits for an answer. Send it first; when none is needed, "
                "the head or the registrar presses «No answer is needed» and says why."
            )
        )


class NothingIsSuspected(UserError):
    """п. 19: a decision is about a suspicion, and it is made once."""

    def __init__(self, env):
        super().__init__(
            env._(
                "No inadmissible behaviour is waiting for a decision here. "
                "Press «Inadmissible behaviour» and say what it is."
            )
        )
