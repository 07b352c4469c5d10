"""What this addon says when it refuses, and what it says is missing in a document for the portal."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.apk_base.refusals import (
    Immutable,
    InvalidInput,
    Message,
    NotAllowed,
    NotConfigured,
    WrongState,
)

_lt = LazyTranslate(__name__)

# Указ № 171: a file with the personal data of clients is made by whoever answers for the register
ONLY_THE_REGISTRAR = Message(
    NotAllowed,
    _lt("Files for the portal of results are made by the registrar. Ask the registrar to do it."),
)

# Указ № 171: a document without the id of the body is nobody's
DEPARTMENT_MISSING = Message(
    NotConfigured,
    _lt(
        "The id of the department on the portal is not set. An administrator enters it in «Settings → Parameters → Portal of results»."
    ),
)

BODY_ID_IS_WRONG = Message(
    InvalidInput,
    _lt(
        "«%(value)s» is no id of a body on the portal. It looks like 6f9619ff-8b86-d011-b42d-00cf4fc964ff and is not all zeros: copy it from the directory of the portal."
    ),
)

# Указ № 171: only complete documents leave
NOTHING_TO_EXPORT = Message(
    WrongState,
    _lt(
        "There is nothing to export: every complete message has been exported and has not changed since. What is incomplete stands in the list «Something is missing»."
    ),
)

DOCUMENT_IS_INCOMPLETE = Message(
    WrongState,
    _lt(
        "The document of the message %(number)s is incomplete:\n%(missing)s\nMend it and export again."
    ),
)

# Указ № 171: «отчётный период» is a month
MONTH_BEGINS_ON_THE_FIRST = Message(
    InvalidInput, _lt("A month of the report is named by its first day, for example 01.11.2026.")
)

# 8-ФЗ, ст. 13: what stands on the site is not counted anew: the difference would tell what was hidden
OVERVIEW_IS_FINAL = Message(
    Immutable,
    _lt("The overview is confirmed and stays as it was published. Make one of another period."),
)

# 8-ФЗ, ст. 13: a year is the sum of its quarters, what it hides is their difference
YEAR_IS_OUT = Message(
    WrongState,
    _lt(
        "The overview of the year %(year)s is published: a quarter of it that comes after would tell what the year hides. Publish quarters first."
    ),
)

OVERVIEW_IS_OUTDATED = Message(
    WrongState,
    _lt(
        "Another overview was published after the figures of this one had been counted: what must be hidden has changed. Press «Count anew», read it once more and confirm."
    ),
)

OVERVIEW_NEEDS_TEXT = Message(
    InvalidInput,
    _lt("Write what was asked most and what was done: an overview is more than tables."),
)

PERIOD_BEGINS_ON_ITS_FIRST_DAY = Message(
    InvalidInput,
    _lt("A quarter begins on 01.01, 01.04, 01.07 or 01.10, a year on 01.01. Enter such a day."),
)

PERIOD_IS_NOT_OVER = Message(
    InvalidInput,
    _lt(
        "The period is not over yet: what is reported is a period that is over. Choose an earlier one."
    ),
)

# The package of a period is what was reported: another one stands beside it and names it
PACKAGE_IS_CONFIRMED = Message(
    Immutable,
    _lt(
        "The package is confirmed and stays as it is. If figures have changed, make another one of the same period: it names the first."
    ),
)

PACKAGE_IS_NOT_READY = Message(
    WrongState,
    _lt("There is no file yet. Press «Make the package», wait for it and look at it first."),
)

PACKAGE_IS_BEING_MADE = Message(
    WrongState, _lt("The package is being made. Wait until it is ready: a message will appear.")
)

PACKAGE_NEEDS_OVERVIEW = Message(
    WrongState,
    _lt(
        "The overview of appeals for this period is not confirmed yet, and it belongs to the package. Ask the registrar to confirm it, then make the package."
    ),
)

PACKAGE_NEEDS_WHOLE_REGISTERS = Message(
    NotAllowed,
    _lt(
        "You may not read all registers of the package (%(registers)s). Ask the controller to make it."
    ),
)

PACKAGE_FILE_WAS_CHANGED = Message(
    Immutable,
    _lt(
        "The file on the disk is not the one that was confirmed: its SHA-256 differs. Tell the administrator: the file must be taken from a backup."
    ),
)

# What a document lacks: by the keys of ``rules/portal_document.py``; «answer_size» is found out when the file is made.
PROBLEMS = {
    "department": _lt("The id of the department on the portal is not set (Settings → Parameters)"),
    "number": _lt("No number: of the message, or of the covering letter of the body that has passed it on"),
    "name": _lt("No author: choose the client"),
    "covering_date": _lt("No date of the covering letter of the body that has passed the message on"),
    "questions": _lt("The message has no question"),
    "code": _lt("No code of the all-Russian classifier"),
    "status": _lt("No result: choose what became of the question"),
    "received": _lt("No day of receipt"),
    "registered": _lt("No day of registration"),
    "answered": _lt("No day of the answer"),
    "received_before_covering": _lt("The message came before the date of the covering letter: check the date"),
    "registered_before_received": _lt("Registered before it came: check the day of receipt"),
    "answered_before_registered": _lt("Answered before it was registered: check the dates"),
    "answer_file": _lt("There is no answer that has left and could be attached as a file"),
    "transfer_body": _lt("The body that the question went to has no id of the portal: name the body, or enter its id"),
    "transfer_number": _lt("No outgoing number or date of the letter to the other body"),
    "answer_size": _lt("The answer is larger than the portal takes (10,000,000 characters): shorten the file"),
}  # fmt: skip
