"""Refusals at the registration of a message and of its client."""

from odoo.exceptions import UserError


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


class ReceivedInTheFuture(UserError):
    """п. 20: a message cannot be received later than now."""

    def __init__(self, env):
        super().__init__(
            env._("The moment of receipt is in the future. Check the date on the stamp.")
        )


class OnlyTheMailbox(UserError):
    """п. 6: the history tells what the client wrote, not what somebody says the client wrote."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Letters of a client are added by the mailbox alone. "
                "What the client said otherwise is written down as a note or with «Clarify with the client»."
            )
        )


class WordCannotBeSearched(UserError):
    """п. 66: a dictionary holds words, not single letters or essays."""

    def __init__(self, env, line):
        super().__init__(
            env._(
                "«%s» cannot be searched for. Write a word or a phrase of two to 120 characters.",
                line,
            )
        )


class ClassificationMissing(UserError):
    """п. 18: every message is classified by topic and by typical need."""

    def __init__(self, env, names):
        labels = [env["apk.case"]._fields[name]._description_string(env) for name in names]
        super().__init__(
            env._(
                "Before the answer leaves, fill in above it: %s (clause 18).",
                ", ".join(labels),
            )
        )


class UrgencyNotAssessed(UserError):
    """п. 19: every message is considered for urgency."""

    def __init__(self, env):
        super().__init__(
            env._("Decide first whether the message is urgent (clause 19): the field «Urgency».")
        )


class UrgencyWithoutReason(UserError):
    """п. 19: a judgement of urgency tells why."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Say why the message is urgent or not (clause 19): the field «Why this urgency». "
                "For example: the term for documents ends on Friday."
            )
        )


class TermIsNotSetHere(UserError):
    """A term comes from the law of the regime, unless the law leaves it to a regulation or a platform."""

    def __init__(self, env, regime):
        super().__init__(
            env._(
                "The term of the answer is not set here: the regime «%s» has its own, or the day is before the receipt. "
                "Clear the field «Term set outside», or correct the registration first.",
                regime.name,
            )
        )


class UrgentTermTooLate(UserError):
    """п. 19: the term follows the content of the message and has an upper bound."""

    def __init__(self, env, last_day):
        super().__init__(
            env._("The term of an urgent answer cannot be later than %s (clause 19).", last_day)
        )


class RepresentationExpired(UserError):
    """п. 11: a representative acts on the ground of a valid document."""

    def __init__(self, env, paper):
        super().__init__(
            env._(
                "%(who)s may no longer act for the client: the document ended on %(day)s (clause 11). "
                "Enter a new document, or register the message from the client.",
                who=paper.display_name,
                day=paper.valid_until.strftime("%d.%m.%Y"),
            )
        )


class RepresentationNotInForce(UserError):
    """п. 11: a revoked document, or one given later, does not stand for the day of the message."""

    def __init__(self, env, paper):
        super().__init__(
            env._(
                "%s could not act for the client on the day of the message: the document is revoked or was "
                "issued later (clause 11). Choose another document, or register the message from the client.",
                paper.display_name,
            )
        )


class RepresentationOfAnother(UserError):
    """п. 11: a power of attorney is given by this very client."""

    def __init__(self, env, paper):
        super().__init__(
            env._(
                "This document is about another client: %s. Choose a document of the client of the message.",
                paper.partner_id.name,
            )
        )


class ClassifierCannotBeRead(UserError):
    """The classifier comes as CSV or JSON; another file changes nothing."""

    def __init__(self, env, what):
        super().__init__(
            env._(
                "The file is not the classifier: %s. Nothing was changed. "
                "Save it as CSV with the columns code;name;valid_from;valid_to, or as JSON.",
                what,
            )
        )


class CalendarCannotBeRead(UserError):
    """A file of the production calendar in none of the three shapes."""

    def __init__(self, env, what):
        super().__init__(
            env._(
                "The calendar cannot be read: %s. Take calendar.xml or calendar.json of xmlcalendar.ru, "
                "or the CSV of data.gov.ru, and say which year to load.",
                what,
            )
        )


class CalendarNotConfirmed(UserError):
    """A legal calendar rests on a decree and replaces days only knowingly."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Press «Show the difference», fill in the decree, and if the year is already loaded, "
                "tick «Replace the days that are already loaded»."
            )
        )
