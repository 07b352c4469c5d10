"""Refusals of this addon: each says what to do next."""

from odoo.exceptions import UserError


class TransferLimitReached(UserError):
    """п. 38, 70: the client has been passed on twice already."""

    def __init__(self, env):
        super().__init__(
            env._(
                "A third transfer is not allowed (clauses 38, 70 of the Order). Offer a callback."
            )
        )


class TransferToNobody(UserError):
    """п. 38: the client is told a number."""

    def __init__(self, env):
        super().__init__(env._("Choose the colleague, or write the name and the number."))


class NotTrained(UserError):
    """п. 32: training comes before the first call."""

    def __init__(self, env, user):
        super().__init__(
            env._(
                "%s has not passed the first training (clause 32) and may not take calls of the line. "
                "Ask the training officer for the next seminar.",
                user.name,
            )
        )


class ShiftNotAllowed(UserError):
    """п. 32–34: a shift is planned for those whose training is in order on that day."""

    def __init__(self, env, user, day):
        super().__init__(
            env._(
                "%(user)s cannot be on the roster of %(day)s: the training is missing or out of date "
                "(clauses 32-34). Record the training first, or plan somebody else.",
                user=user.name,
                day=day,
            )
        )


class LineIsClosed(UserError):
    """п. 31: the line works on working days."""

    def __init__(self, env, day):
        super().__init__(
            env._(
                "The line is closed on %s by the production calendar. Choose a working day.",
                day,
            )
        )


class CallIsKept(UserError):
    """п. 6: calls of the line belong to the history."""

    def __init__(self, env):
        super().__init__(
            env._("Calls and callbacks are kept for five years (clause 6) and cannot be deleted.")
        )


class PhoneIsWrong(UserError):
    """п. 39: a callback needs a number that exists."""

    def __init__(self, env, number):
        super().__init__(
            env._(
                "«%s» is not a telephone number. Ask the client to say it once more, digit by digit.",
                number or "",
            )
        )


class WindowOutsideLineHours(UserError):
    """п. 39: nobody is there to call outside the line's hours."""

    def __init__(self, env, window):
        super().__init__(
            env._(
                "The interval %s is over or outside the hours of the line. Agree on another one.",
                window,
            )
        )


class TermIsOver(UserError):
    """п. 39: a promise lies ahead."""

    def __init__(self, env):
        super().__init__(env._("The promised term is over already. Name a later one."))


class GiveUpWithoutReason(UserError):
    """п. 39: a promise to a client is not dropped in silence."""

    def __init__(self, env):
        super().__init__(env._("Write why the client cannot be called back."))


class CallbackIsOver(UserError):
    """A callback is made once."""

    def __init__(self, env):
        super().__init__(env._("This callback is over. Open a new call card for a new talk."))


class CallbackIsOpen(UserError):
    """A promise that is owed need not be taken up again."""

    def __init__(self, env):
        super().__init__(env._("This client still waits for a call, or has got through already."))


class TooLateToCorrect(UserError):
    """п. 6: the history of a day is not rewritten later, nor by others."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Only its operator corrects the end of a call, and on the same day. "
                "What was told can be added on the form of the call."
            )
        )


class OutcomeMissing(UserError):
    """п. 37, 42: a talk ends with an answer, a colleague, a callback or advice where to turn."""

    def __init__(self, env):
        super().__init__(env._("Choose how the talk has ended."))


class BodyMissing(UserError):
    """п. 42: «предложить ему варианты возможных действий»."""

    def __init__(self, env):
        super().__init__(
            env._("Name the body that can help, or write what the client can do (clause 42).")
        )


class LogCannotBeRead(UserError):
    """The file is not Asterisk's call log."""

    def __init__(self, env, line):
        super().__init__(
            env._(
                "Line %s is not of the shape of Asterisk's Master.csv. Nothing was loaded. "
                "Export the log once more with the columns of cdr_csv.",
                line,
            )
        )


class LogNotCompared(UserError):
    """Nothing is loaded unseen."""

    def __init__(self, env):
        super().__init__(env._("Press «Compare» first and look at the result."))


class SessionNotReady(UserError):
    """п. 32: the register says who was there."""

    def __init__(self, env):
        super().__init__(env._("A training that is held has participants and lies in the past."))


class OnlyTheLine(UserError):
    """п. 31: calls of the line are taken by its operators."""

    def __init__(self, env):
        super().__init__(
            env._("Only an operator of the line does this. Ask the administrator for the role.")
        )


class HoursAreWrong(UserError):
    """п. 31: hours are a time of the day."""

    def __init__(self, env, text):
        super().__init__(env._("«%s» is not a time. Write it like 18:00.", text))
