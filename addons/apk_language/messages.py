"""What this addon says when it refuses."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.apk_base.refusals import InvalidInput, Message, NotAllowed, WrongState

_lt = LazyTranslate(__name__)

# п. 7: what to avoid is found by its words
PHRASE_CANNOT_BE_SEARCHED = Message(
    InvalidInput,
    _lt(
        "«%(line)s» cannot be searched for. A phrase has at least two letters, begins with a word and has no commas or full stops; a word bears one sign at most: ~ before it or * behind it."
    ),
)

# п. 7: the dictionary of spelling holds single words
NOT_A_WORD = Message(
    InvalidInput,
    _lt("«%(word)s» is not one word. Add words one by one, without blanks and signs."),
)

# п. 7: drafts are nobody's but the office's
CHECK_IS_FOR_EMPLOYEES = Message(NotAllowed, _lt("Only employees of the office check texts."))

UNKNOWN_KIND_OF_TEXT = Message(
    InvalidInput, _lt("«%(kind)s» is no kind of text that the check knows. Reload the page.")
)

NOT_A_TEXT = Message(InvalidInput, _lt("What was sent is no text. Reload the page."))

TEXT_IS_TOO_LONG = Message(
    InvalidInput, _lt("The text is too long to be checked at once. Check it in parts.")
)

# п. 7: what the Order forbids does not leave unnoticed
TEXT_HAS_ERRORS = Message(
    WrongState,
    _lt(
        "The text has errors that the Order forbids. Mend them, or have the head say why they stay:\n%(errors)s"
    ),
)

ONLY_THE_HEAD_OVERRIDES = Message(
    NotAllowed,
    _lt(
        "Only the head of the unit or the deputy lets a text leave with errors. Mend it, or ask the head."
    ),
)
