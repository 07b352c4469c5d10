"""What the addon refuses, and what to do next: see ``apk_base/refusals.py``."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.apk_base.refusals import InvalidInput, Message, NotAllowed, WrongState

_lt = LazyTranslate(__name__)

# п. 4 of the Order's body: who controls sees all, a head the own unit
ONLY_FOR_CONTROL = Message(
    NotAllowed,
    _lt(
        "This screen is for heads of units and for the controller. Ask the administrator for the role."
    ),
)
ONLY_WHO_SUPERVISES = Message(
    NotAllowed,
    _lt("Only the head of the unit and the controller remind of the message %(number)s."),
)
NOBODY_TO_ASK = Message(
    WrongState,
    _lt("You answer for the message %(number)s yourself, or nobody does yet. Hand it over first."),
)
PERIOD_IS_WRONG = Message(
    InvalidInput,
    _lt("Choose the first and the last day of the period; it is not longer than three years."),
)
FILTER_IS_WRONG = Message(
    InvalidInput, _lt("What was chosen in a filter is not there any more. Choose it anew.")
)
FIGURE_IS_UNKNOWN = Message(
    InvalidInput, _lt("This figure is not on the screen any more. Refresh the page.")
)
