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

# п. 16: a client is written to about what happens now, not about rows of a file
IMPORT_WRITES_TO_NOBODY = Message(
    WrongState,
    _lt(
        "Loading from a file writes to nobody, and this row would send a notice to a client. Take the row out of the file and enter it by hand."
    ),
)

# п. 27.1: a consent is proof; what was given stays as it was given
CONSENT_IS_FINAL = Message(
    Immutable,
    _lt(
        "A consent is never edited or deleted. Register a new consent, or a withdrawal of this one."
    ),
)

# п. 27.1: a mailing goes to the address that the consent names
CONSENT_NEEDS_ADDRESS = Message(
    InvalidInput,
    _lt("Write one e-mail address that can receive mail. This is not one: %(address)s"),
)

# п. 27.1: a mailing goes to the address that the consent names
CONSENT_WITHOUT_ADDRESS = Message(
    InvalidInput, _lt("Write the e-mail address that the consent names.")
)

# п. 27.1, 28: a consent to mailings names what they are about
CONSENT_NEEDS_TOPIC = Message(
    InvalidInput, _lt("Choose at least one topic: a consent to mailings names its topics.")
)

# п. 27.1: «явным образом выразили согласие» — whoever sends must be able to show it
CONSENT_NEEDS_PROOF = Message(
    InvalidInput,
    _lt(
        "Attach the scan of the signed form: words alone do not prove a consent. The form to print is on the consent text."
    ),
)

# п. 27.1: nobody can agree to a text that does not exist
NO_CONSENT_TEXT = Message(
    NotConfigured,
    _lt("There is no text in force for «%(purpose)s». Put one in force: Settings → Consent texts."),
)

# A text that people have agreed to is not edited: its fingerprint stands in their consents
CONSENT_TEXT_IS_FINAL = Message(
    Immutable, _lt("A text in force is not edited. Make a new edition: the button «New edition».")
)

# п. 29: a withdrawal needs something to withdraw
NOTHING_TO_WITHDRAW = Message(
    WrongState,
    _lt(
        "This person has no consent in force. Check the address and the client; the register of consents shows what was withdrawn and when."
    ),
)

# п. 29: «любым способом» — the register names the written request, the call or the visit
WITHDRAWAL_NEEDS_SOURCE = Message(
    InvalidInput,
    _lt(
        "Write the source: number and date of the written request, the phone number, the day of the visit."
    ),
)

# п. 6: the history of a client is kept, never edited
HISTORY_IS_APPEND_ONLY = Message(
    Immutable, _lt("The history of a client is only added to. Record the new fact as a new event.")
)

# п. 6: messages with the materials of their review are kept for five years
CASE_IS_KEPT = Message(
    Immutable,
    _lt(
        "Messages and their materials are kept for five years (clause 6) and cannot be deleted. Close the message instead."
    ),
)

# п. 6: the history of a client is kept for five years, and the client with it
CLIENT_IS_KEPT = Message(
    Immutable,
    _lt(
        "A client with a history is kept for five years (clause 6) and cannot be deleted. Archive the card, or merge it with another card of the same client."
    ),
)

# п. 6: uninstalling would delete what must be kept
ADDON_KEEPS_MESSAGES = Message(
    Immutable,
    _lt(
        "The addon keeps %(count)s records that must be kept for five years (clause 6). It can be uninstalled when acts of destruction have removed them."
    ),
)

# п. 25: what has left cannot be sent elsewhere
DELIVERY_HAS_LEFT = Message(
    WrongState,
    _lt(
        "The notice has left, or is leaving at this moment: its address cannot be changed any more. Reload the page to see what became of it."
    ),
)

# п. 25: an e-mail goes to one mailbox
NOT_ONE_ADDRESS = Message(
    InvalidInput,
    _lt("Write one e-mail address, for example ivanov@mail.ru. This is not one: %(address)s"),
)

# A legal hold says who needs the record
HOLD_WITHOUT_REASON = Message(
    InvalidInput, _lt("Write why it is held: which court, inspection or dispute.")
)

# A legal hold beats the term of keeping
HELD_BY_LAW = Message(
    WrongState,
    _lt(
        "What is under a legal hold is not destroyed: %(names)s. Decline the act and draw up a new one."
    ),
)

# п. 6: an act of destruction is reviewed by one person and approved by another
ACT_NEEDS_TWO_PEOPLE = Message(
    NotAllowed,
    _lt(
        "An act is reviewed by the registrar first, and approved by an administrator who has not reviewed it."
    ),
)

# п. 6, 152-ФЗ: a history is given to its client alone
IDENTITY_NOT_CHECKED = Message(
    InvalidInput,
    _lt("Fill in how identity was checked: the history is given to the client alone (clause 6)."),
)

# п. 6: a history leaves in two steps
HISTORY_NOT_CONFIRMED = Message(WrongState, _lt("Confirm the request first: the button «Confirm»."))

HISTORY_NOT_GIVEN = Message(
    WrongState, _lt("Make the file first: the letter says how many sheets go with it.")
)

# п. 6: what a person has confirmed is given as it is
REQUEST_IS_CONFIRMED = Message(
    Immutable,
    _lt(
        "This request is already confirmed and is not changed. Enter a new request if something in it was wrong."
    ),
)

# п. 6: what came from a client or left to one is a document; so are its files
CORRESPONDENCE_IS_KEPT = Message(
    Immutable,
    _lt(
        "Notices, e-mails and files of a message are kept as they came and left (clause 6). Write a note beside them instead."
    ),
)

# п. 2: duplicates of a client are merged; a card of the office would take its mail and rights along
NOT_A_CLIENT = Message(
    NotAllowed,
    _lt(
        "Cards of the office itself, of its staff and of the program are not merged. Choose the clients' cards only."
    ),
)

# п. 2: a number whose check digit is wrong was mistyped
NUMBER_IS_WRONG = Message(
    InvalidInput,
    _lt(
        "%(name)s %(number)s is mistyped: its check digit is wrong. Compare it with the document, or leave the field empty."
    ),
)

# п. 11: a representative acts on the ground of a valid document
REPRESENTATION_EXPIRED = Message(
    InvalidInput,
    _lt(
        "%(who)s may no longer act for the client: the document ended on %(day)s (clause 11). Enter a new document, or register the message from the client."
    ),
)

# п. 11: a revoked document, or one given later, does not stand for the day of the message
REPRESENTATION_NOT_IN_FORCE = Message(
    InvalidInput,
    _lt(
        "%(paper)s could not act for the client on the day of the message: the document is revoked or was issued later (clause 11). Choose another document, or register the message from the client."
    ),
)

# п. 11: a power of attorney is given by this very client
REPRESENTATION_OF_ANOTHER = Message(
    InvalidInput,
    _lt(
        "This document is about another client: %(paper)s. Choose a document of the client of the message."
    ),
)

# п. 19, 66: work is given out by the head or by the registrar
ONLY_THE_HEAD_OR_REGISTRAR = Message(
    NotAllowed, _lt("Only the head of the unit or the registrar does this. Ask one of them.")
)

# п. 15: the list of contact points is approved by one person
ONLY_THE_CLIENT_OFFICER = Message(
    NotAllowed,
    _lt(
        "The list is approved by the person responsible for client-centricity (clause 15). An administrator gives this role in the settings of users."
    ),
)

# п. 13: a client must know where to turn and when
CONTACT_POINTS_INCOMPLETE = Message(
    InvalidInput, _lt("Fill in the address and the working hours: %(points)s.")
)

# п. 13: a client must know where to turn and when
CONTACT_POINTS_MISSING = Message(
    InvalidInput, _lt("The list is empty: add at least one contact point.")
)

# п. 15: what was approved stays as it was approved
APPROVED_LIST_IS_FINAL = Message(
    Immutable,
    _lt("An approved list is not changed. Press «New edition», change it there and approve."),
)

# п. 27.1: «одновременное направление широкому кругу лиц» — one text to many people is a mailing, whatever button sends it
BROADCAST_REFUSED = Message(
    NotAllowed,
    _lt(
        "More than %(few)s people outside the office would get this at once: that is a mailing (clause 27), and it goes only to those who agreed. Make a mailing in the section «Mailings», or write to fewer people."
    ),
)
