"""What this addon says when it refuses."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.apk_base.refusals import (
    Immutable,
    InvalidInput,
    Message,
    NotAllowed,
    WrongState,
)

_lt = LazyTranslate(__name__)

# п. 38, 70: at most two transfers of a call
TRANSFER_LIMIT_REACHED = Message(
    WrongState,
    _lt("A third transfer is not allowed (clauses 38, 70 of the Order). Offer a callback."),
)

# п. 38: a slip of the finger is taken back while the talk goes on
NOTHING_TO_TAKE_BACK = Message(
    WrongState,
    _lt(
        "There is nothing to take back: the exchange has put the client through, a colleague made this transfer, or the talk is over."
    ),
)

# п. 38: the client is given a name or a number
TRANSFER_TARGET_MISSING = Message(
    InvalidInput, _lt("Choose the colleague, or write the name and the number.")
)

# п. 32: training comes before the first call
NOT_TRAINED = Message(
    NotAllowed,
    _lt(
        "%(user)s has not passed the first training (clause 32) and may not take calls of the line. Ask the training officer for the next seminar."
    ),
)

# п. 32–34: a shift is planned for those whose training is in order on that day
SHIFT_NOT_ALLOWED = Message(
    NotAllowed,
    _lt(
        "%(user)s cannot be on the roster of %(day)s: the training is missing or out of date (clauses 32-34). Record the training first, or plan somebody else."
    ),
)

# п. 31: the line works on working days
LINE_IS_CLOSED = Message(
    WrongState,
    _lt("The line is closed on %(day)s by the production calendar. Choose a working day."),
)

# п. 6: calls of the line belong to the client's history
CALL_IS_RETAINED = Message(
    Immutable,
    _lt(
        "Calls and callbacks are kept for five years (clause 6) and cannot be deleted. Afterwards an act of destruction removes them."
    ),
)

# п. 39: the client is called back by this number
PHONE_IS_WRONG = Message(
    InvalidInput,
    _lt(
        "«%(number)s» is not a telephone number. Ask the client to say it once more, digit by digit."
    ),
)

# п. 39: «уточнить контактный телефон»
PHONE_IS_MISSING = Message(
    InvalidInput, _lt("Write the number by which the client is called back.")
)

# п. 30: a message is found by the number that the client names
CALLER_NOT_FOUND = Message(
    InvalidInput, _lt("There is no such client or message any more. Search once more.")
)

# п. 39: a client is called back within the line's hours
WINDOW_OUTSIDE_LINE_HOURS = Message(
    InvalidInput,
    _lt("The interval %(window)s is over or outside the hours of the line. Agree on another one."),
)

# п. 39: the promised term lies in the future
TERM_IS_OVER = Message(InvalidInput, _lt("The promised term is over already. Name a later one."))

# п. 39: a promised callback is waived with a reason only
GIVE_UP_WITHOUT_REASON = Message(InvalidInput, _lt("Write why the client cannot be called back."))

# A closed callback is not made again
CALLBACK_IS_OVER = Message(
    WrongState, _lt("This callback is over. Open a new call card for a new talk.")
)

# Only what the office has closed is reopened
CALLBACK_IS_OPEN = Message(
    WrongState,
    _lt(
        "This client still waits for a call, or has got through already. There is nothing to reopen: reload the page."
    ),
)

# п. 6: the end of a talk is corrected by its operator on the same day
TOO_LATE_TO_CORRECT = Message(
    Immutable,
    _lt(
        "Only its operator corrects the end of a call, and on the same day. What was said can be added on the form of the call."
    ),
)

# п. 37, 42: a talk ends with an answer, a colleague, a callback or another body
OUTCOME_MISSING = Message(InvalidInput, _lt("Choose how the talk has ended."))

# п. 42: «предложить ему варианты возможных действий»
BODY_MISSING = Message(
    InvalidInput, _lt("Name the body that can help, or write what the client can do (clause 42).")
)

# Only Asterisk's Master.csv is loaded
LOG_CANNOT_BE_READ = Message(
    InvalidInput,
    _lt(
        "No row of this file is of the shape of Asterisk's Master.csv, the first one that is not is line %(line)s. Export the log once more with the columns of cdr_csv."
    ),
)

# The log is compared before it is loaded
LOG_NOT_COMPARED = Message(WrongState, _lt("Press «Compare» first and look at the result."))

# п. 32: the training register says who was present
SESSION_NOT_READY = Message(
    WrongState,
    _lt(
        "This training has no participants yet or lies ahead. Fill in the list, and confirm it after the training."
    ),
)

# п. 31: calls of the line are taken by its operators
OPERATORS_ONLY = Message(
    NotAllowed, _lt("Only an operator of the line does this. Ask the administrator for the role.")
)

# п. 31: opening and closing are times of the day
HOURS_ARE_WRONG = Message(InvalidInput, _lt("«%(text)s» is not a time. Write it like 18:00."))
