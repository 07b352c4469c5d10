"""What this addon says when it refuses."""

from odoo.tools.translate import LazyTranslate

from .refusals import InvalidInput, Message, NotAllowed, NotConfigured, WrongState

_lt = LazyTranslate(__name__)

# п. 6: what happened is recorded by what people do, not typed in
FILLED_BY_THE_SYSTEM = Message(
    NotAllowed, _lt("The system fills in by itself: %(fields)s. Use the buttons of the form.")
)

# Settings: a value that would break an answer or a deadline later is refused when it is saved
SETTING_IS_WRONG = Message(
    InvalidInput, _lt("«%(name)s» cannot be «%(value)s». Write it like %(example)s and save again.")
)

# п. 6: what is said to be kept is there
FILE_WAS_NOT_STORED = Message(
    NotConfigured,
    _lt(
        "The server cannot store the file (%(reason)s); most often its disk is full. Tell the administrator, keep the file and try again."
    ),
)

ADDRESS_IS_NOT_ONE = Message(
    InvalidInput,
    _lt("«%(address)s» is no e-mail address. Write it like name@example.ru and send again."),
)
OUTSIDE_IS_OFF = Message(
    NotConfigured,
    _lt(
        "This asks a server outside of the office, and that is switched off. An administrator may allow it in Settings, Parameters, «Calls to servers outside»."
    ),
)
ONLY_ADMINISTRATORS_SEE_READINESS = Message(
    NotAllowed,
    _lt(
        "What the installation lacks is shown to its administrators. Ask for the role «Administrator»."
    ),
)

# п. 22: deadlines are planned by the office hours; a wrong value can still come past the page of settings
OFFICE_HOURS_ARE_WRONG = Message(
    NotConfigured,
    _lt(
        "The office hours «%(hours)s» cannot be used. Ask the administrator to correct them in Settings, Parameters."
    ),
)

# п. 15, 27.1: an edition that was superseded does not come back by itself
ONLY_A_DRAFT_IS_PUT_IN_FORCE = Message(
    WrongState, _lt("Only a draft is put in force. Press «New edition» and put that one in force.")
)

# reportlab brings no typeface with Russian letters
RUSSIAN_FONT_MISSING = Message(
    NotConfigured,
    _lt(
        "The server has no typeface with Russian letters for PDF documents. Ask the administrator to install the package fonts-dejavu-core."
    ),
)

# Registers: what cannot be made is said before anybody waits for it
NO_SUCH_REGISTER = Message(
    NotConfigured,
    _lt(
        "The part of the program that this register belongs to is not installed. Choose another register."
    ),
)
REGISTER_ENDS_BEFORE_IT_BEGINS = Message(
    InvalidInput, _lt("The period ends before it begins. Correct one of the dates.")
)
REGISTER_IS_TOO_LONG = Message(
    InvalidInput,
    _lt(
        "There would be %(rows)s rows, a PDF holds %(limit)s. Choose a shorter period or one unit, or take the table (XLSX)."
    ),
)

# A file of the production calendar in none of the three formats
CALENDAR_CANNOT_BE_READ = Message(
    InvalidInput,
    _lt(
        "The calendar cannot be read: %(what)s. Take calendar.xml or calendar.json of xmlcalendar.ru, or the CSV of data.gov.ru, and say which year to load."
    ),
)

# ТК РФ, ст. 112: a year rests on a decree, and a loaded year is replaced only after a person has confirmed it
CALENDAR_NOT_CONFIRMED = Message(
    WrongState,
    _lt(
        "Press «Show the difference», fill in the decree, and if the year is already loaded, tick «Replace the days that are already loaded»."
    ),
)

# Absence: a slip of the calendar
ABSENCE_ENDS_BEFORE_IT_BEGINS = Message(
    InvalidInput, _lt("The last day away is before the first one. Correct one of the dates.")
)

# Absence: one substitute at a time
ABSENCE_OVERLAPS = Message(
    InvalidInput,
    _lt("%(person)s is away on some of these days already. Change the dates of that row instead."),
)

# п. 3, 66: whoever stands in must see the messages and may decide what the absent one decides
SUBSTITUTE_CANNOT_STAND_IN = Message(
    InvalidInput,
    _lt(
        "%(substitute)s cannot stand in for %(person)s. Choose somebody of the same unit; for the head of a unit, somebody with the role «Head of unit»."
    ),
)

# Absence: nobody works in two absences
SUBSTITUTE_IS_ABSENT = Message(
    InvalidInput,
    _lt("%(substitute)s is away on some of these days. Choose somebody else who stands in."),
)
