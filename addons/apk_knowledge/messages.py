"""What this addon says when it refuses."""

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

# п. 47: the unit is responsible for its section, and the head for the unit
ONLY_THE_HEAD_PUBLISHES = Message(
    NotAllowed,
    _lt(
        "An article is published by the head of the unit or the deputy: %(unit)s. Press «To approval», the head will see it."
    ),
)

# п. 45: an empty article helps nobody
ARTICLE_IS_EMPTY = Message(InvalidInput, _lt("Write the text of the article first."))

# п. 50: every version says what has changed
CHANGES_NOT_DESCRIBED = Message(
    InvalidInput, _lt("Write in «What has changed» what is new for the readers.")
)

# п. 50: versions show what readers saw; they are added and never changed
VERSION_IS_FINAL = Message(
    Immutable,
    _lt("A published version is not changed. Edit the article and publish a new version."),
)

# п. 50: «changes made» needs a published change
REVIEW_WITHOUT_EDITS = Message(
    WrongState,
    _lt(
        "No article was published during this review. Publish the changes first, or press «No changes are needed»."
    ),
)

# п. 49: a review is completed once
REVIEW_IS_DONE = Message(
    WrongState, _lt("This review is already done. The next one opens next month.")
)

# п. 49: a completed review says who has checked what, and when
REVIEW_IS_FINAL = Message(
    Immutable,
    _lt("This review is done and stays as it is. Write what you have found later in the next one."),
)

# п. 50: «с учетом изменений законодательства … результатов сбора обратной связи»
REVIEW_WITHOUT_REMARKS = Message(
    InvalidInput,
    _lt(
        "There is something to look at: %(what)s. Publish the changes, or write in «Remarks» why nothing changes, and press the button again."
    ),
)

# п. 51: what was asked in vain is decided once
SEARCH_IS_DECIDED = Message(
    WrongState, _lt("Somebody has decided about «%(words)s» already. Refresh the page.")
)

# п. 49: every unit reviews its own section
ONLY_THE_UNIT_REVIEWS = Message(
    NotAllowed, _lt("The review of this section is done by its unit: %(unit)s.")
)

# п. 47: readers see nothing that the head of the unit has not approved
READERS_WOULD_SEE_IT = Message(
    NotAllowed,
    _lt(
        "Readers would see it at once: %(fields)s. The head of the unit changes it in a published article: %(unit)s."
    ),
)

# п. 50: every change of the text or the title is a version
TITLE_IS_PUBLISHED = Message(
    WrongState, _lt("Write the new title on the tab «Draft»: readers see it when it is published.")
)

# An import loads all files or none
FILE_CANNOT_BE_READ = Message(
    InvalidInput,
    _lt(
        "The file «%(path)s» cannot be read: %(reason)s. Nothing was loaded: correct the file or take it out, and load again."
    ),
)

# Converters of files are optional Python packages
LIBRARY_IS_MISSING = Message(
    NotConfigured,
    _lt(
        "This server cannot read or write such files yet. Ask the administrator to install the Python package %(package)s."
    ),
)

# One archive must not fill the server
ARCHIVE_IS_TOO_BIG = Message(
    InvalidInput,
    _lt(
        "The archive «%(path)s» is too big: at most %(files)s files and %(megabytes)s MB unpacked. Load it in parts."
    ),
)
