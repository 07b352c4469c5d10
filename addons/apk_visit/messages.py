"""What this addon says when it refuses."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.apk_base.refusals import (
    Immutable,
    InvalidInput,
    Message,
    NotConfigured,
    WrongState,
)

_lt = LazyTranslate(__name__)


class SlotTaken(WrongState):
    """Another client has taken the last seat of that time meanwhile: offer the times that are free now."""


class SlotNotOffered(InvalidInput):
    """The place does not receive at that time: choose one of the times on the screen."""


class TooManyBookings(WrongState):
    """The client has booked as many visits as the public page allows: one must be cancelled, or the line called."""


# Without the extension there is no exclusion constraint: a time could be given to two clients
EXTENSION_MISSING = Message(
    NotConfigured,
    _lt(
        "PostgreSQL has no extension btree_gist, and the database user may not create it. Ask the administrator of the database to run: CREATE EXTENSION btree_gist; then install the addon again."
    ),
)

# п. 54: a period is given to one client
SLOT_TAKEN = Message(
    SlotTaken, _lt("The time %(moment)s has just been taken. Choose another free time.")
)

# п. 54: «из числа доступных»
SLOT_NOT_OFFERED = Message(
    SlotNotOffered,
    _lt(
        "The place does not receive clients at %(moment)s. Choose one of the free times on the screen."
    ),
)

# п. 54: a place was closed, a schedule was changed after the time was held
HELD_TIME_NOT_OFFERED = Message(
    SlotNotOffered,
    _lt(
        "The place does not receive clients at %(moment)s any more: its schedule has changed while the time was held. Offer the client another time: %(times)s."
    ),
)

# п. 56: «должна быть сообщена устно»
DIRECTIONS_NOT_GIVEN = Message(
    WrongState,
    _lt("Read aloud where the place is and how to get there, then mark «Said orally» (clause 56)."),
)

# п. 55: «клиенту должен быть предложен вариант продублировать»
REMINDER_NOT_OFFERED = Message(
    WrongState,
    _lt(
        "A law prescribes a reminder of this visit. Offer to repeat it by another channel and write down what the client has chosen (clause 55)."
    ),
)

# п. 12: an inspection takes place at the client's
SITE_ADDRESS_MISSING = Message(
    NotConfigured,
    _lt(
        "Write the address of the inspection so that the team finds it: the settlement, the street and the house, or what stands there (clause 12)."
    ),
)

# A visit that has ended or was cancelled stays as it is
VISIT_IS_OVER = Message(
    WrongState,
    _lt("The visit «%(visit)s» has ended or was cancelled. Book a new visit for the client."),
)

# A button was pressed on a page that shows a former state, or by two people at once
VISIT_IN_ANOTHER_STATE = Message(
    WrongState,
    _lt(
        "The visit «%(visit)s» is in the state «%(state)s», in which this cannot be done. Reload the page and choose one of its buttons."
    ),
)

# п. 74: what is marked has taken place
VISIT_DAY_AHEAD = Message(
    WrongState,
    _lt(
        "This visit is booked for %(day)s: it is marked on that day. If the client has come earlier, press «Came without booking», then cancel this one or leave it."
    ),
)

# п. 6: visits belong to the client's history
VISIT_IS_KEPT = Message(
    Immutable,
    _lt(
        "Visits are kept for five years (clause 6) and cannot be deleted. Cancel the visit instead."
    ),
)

# A limit of the public page, against one person who takes all the time of a place
TOO_MANY_BOOKINGS = Message(
    TooManyBookings,
    _lt(
        "You have already booked several visits. Cancel one of them, or call us and we will find a time."
    ),
)

# п. 61, 80: one visit, one voice
VISIT_RATED_ONCE = Message(
    WrongState,
    _lt(
        "The client already has the link to rate this visit: a visit is rated once (clause 80). If it was lost, show the poster of this place: its code leads to the general questionnaire."
    ),
)

# п. 74: a written request has a text or a scan
QUESTION_MISSING = Message(
    InvalidInput,
    _lt("Write what the request is about, or attach the paper that the client has given."),
)

# п. 75: figures decide nothing by themselves
REVIEW_WITHOUT_CONCLUSION = Message(
    InvalidInput, _lt("Write the decision: which reasons deserve personal reception (clause 75).")
)
