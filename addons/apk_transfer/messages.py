"""What this addon says when it refuses."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.apk_base.refusals import InvalidInput, Message, NotAllowed, WrongState

_lt = LazyTranslate(__name__)

NO_FILE = Message(InvalidInput, _lt("Choose the file first: a table in the shape of the template."))
TABLE_CANNOT_BE_READ = Message(InvalidInput, _lt("«%(name)s» cannot be loaded: %(reason)s."))
COLUMNS_MISSING = Message(
    InvalidInput,
    _lt(
        "The table has no column %(missing)s. Download the template: it has all headings. What was found: %(found)s."
    ),
)
COLUMN_TWICE = Message(
    InvalidInput,
    _lt("Two columns mean the same: %(names)s. Leave one of them."),
)
CHECK_FIRST = Message(
    WrongState, _lt("Nothing can be loaded yet. Press «Check» and look at what it has found.")
)
IT_IS_RUNNING = Message(WrongState, _lt("The table is being worked on. Wait until it is over."))
NOTHING_TO_TAKE_BACK = Message(
    WrongState,
    _lt("Nothing of this table is in the program: it was not loaded, or was taken back."),
)
TOO_LATE_TO_TAKE_BACK = Message(
    WrongState,
    _lt(
        "A table is taken back within %(days)s days from its loading. Correct what is wrong by hand."
    ),
)
LOADED_STAYS = Message(
    WrongState,
    _lt("What was loaded is known by this record alone. Take it back first, or keep the record."),
)
ONLY_WHO_GIVES_RIGHTS = Message(
    NotAllowed,
    _lt(
        "People and their roles are loaded by whoever gives access rights in Odoo («Administration: Access Rights»)."
    ),
)
NOT_IN_DIRECTORY = Message(
    InvalidInput,
    _lt("%(column)s: there is no «%(value)s» in the directory.%(hint)s"),
)
CLIENT_WITHOUT_NAME = Message(
    InvalidInput, _lt("There is no name: fill in the name of the organisation or the person.")
)
ADDRESS_IS_NONE = Message(
    InvalidInput,
    _lt("«%(address)s» is no e-mail address. Write one address, such as ivanova@example.ru."),
)
STILL_IN_WORK = Message(
    InvalidInput,
    _lt(
        "The message is still in work. Register it in the program: it gets its term there, and its answer leaves in time."
    ),
)
ANSWER_IS_UNCERTAIN = Message(
    InvalidInput,
    _lt(
        "It is not clear whether this message was answered. Fill in «%(state)s» or «%(day)s»; one that is still in work is registered in the program, so that it has its term."
    ),
)
MAILING_WITHOUT_TOPIC = Message(InvalidInput, _lt("A consent to mailings names its topics."))
NO_SUCH_SCAN = Message(InvalidInput, _lt("The archive holds no file «%(name)s»."))
TEXT_OF_CONSENT_MISSING = Message(
    InvalidInput,
    _lt(
        "Say which text these people have signed («Text of the consent»). A text that was used before is entered in «Texts of consents»."
    ),
)
CONSENT_TEXT_IS_OF_ANOTHER_PURPOSE = Message(
    InvalidInput,
    _lt(
        "The chosen text is of another purpose than this row: %(purpose)s. Load each purpose as a table of its own."
    ),
)
GIVEN_IN_THE_FUTURE = Message(InvalidInput, _lt("The day is still to come: %(day)s."))
ARTICLE_WITHOUT_UNIT = Message(
    InvalidInput, _lt("Name a function or the unit that is responsible for the article.")
)
UNIT_WITHOUT_CODE = Message(InvalidInput, _lt("«%(unit)s» is a new unit: give it a short code."))
PERSON_WITHOUT_LOGIN = Message(
    InvalidInput, _lt("%(person)s needs an e-mail address: it is the name to log in with.")
)
NO_SUCH_ROLE = Message(InvalidInput, _lt("There is no role «%(role)s». The roles: %(roles)s."))
HAS_BEEN_USED = Message(
    WrongState, _lt("It has been used since: %(what)s. It stays; correct it by hand.")
)
