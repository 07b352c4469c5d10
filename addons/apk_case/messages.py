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

# п. 66: a dictionary holds words and phrases, not single letters or essays
LINE_CANNOT_BE_SEARCHED = Message(
    InvalidInput,
    _lt(
        "«%(line)s» cannot be searched for. Write a word or a phrase of two to 600 characters, with at most two * in a word."
    ),
)

# п. 66: who is to answer must be here and must be able to write
EXECUTOR_CANNOT_WORK = Message(
    InvalidInput,
    _lt(
        "%(person)s cannot be the executor: this person has left or has no right to work on messages. Choose another one, or ask an administrator for the role «Specialist»."
    ),
)

# п. 21: one forwarding at a time, each with its notice to the client
ALREADY_FORWARDED = Message(
    WrongState,
    _lt(
        "The message is already being forwarded: %(body)s. Send the notice of it first (the tab «Deliveries»), then forward it to another body as well."
    ),
)

# п. 21: the client reads what has been done, not what is planned
FORWARDED_IN_THE_FUTURE = Message(
    InvalidInput,
    _lt(
        "The cover note to the other body has a date that has not come yet. Send it first, then enter its number and date."
    ),
)

# п. 8: every defect has its contact with the client, one at a time
DEFECT_ALREADY_OFFERED = Message(
    WrongState,
    _lt(
        "The client has no notice of the former defect yet. Send it first (the tab «Deliveries»), then enter the next one."
    ),
)

# п. 8: an offer to bring something yesterday is no offer
FIX_UNTIL_IS_PAST = Message(
    InvalidInput, _lt("«Bring it until» is a day in the past. Choose today or a later day.")
)

# 59-ФЗ, ст. 11: an appeal stays without an answer only where the law says so
RESULT_NEEDS_GROUND = Message(
    InvalidInput,
    _lt(
        "A message without an answer needs its ground: fill in «Ground to leave it without an answer», for example the article of the law."
    ),
)

# 59-ФЗ, ст. 8, ч. 4; Указ № 171: what was decided on a question and reported is not decided anew
QUESTION_IS_OVER = Message(
    Immutable,
    _lt(
        "The question «%(question)s» is over: what is decided on it stays. What is still missing may be filled in; a new question of the client is added beside it while the message is open."
    ),
)

# Указ № 171: «меры приняты» is said of what is supported alone
MEASURES_OF_WHAT_IS_SUPPORTED = Message(
    InvalidInput,
    _lt(
        "Measures are taken on what is supported. Choose the result «Supported», or take the mark off."
    ),
)

# 59-ФЗ, ст. 4: a message without a question is none
QUESTION_IS_THE_LAST = Message(
    WrongState,
    _lt("A message has at least one question. Correct its words instead of taking it away."),
)

# 59-ФЗ, ст. 8, ч. 4: what another body answers is not answered here
QUESTION_AWAITS_FORWARDING = Message(
    WrongState,
    _lt(
        "The question «%(question)s» is marked for another body: %(body)s. Press «Forward», or take the body off the question and answer it here."
    ),
)

# 59-ФЗ, ст. 8, ч. 3: a letter goes along with what is passed on
ONLY_A_FORWARDING_HAS_A_LETTER = Message(
    WrongState,
    _lt("A letter to another body goes along with a forwarding. Open it from the forwarding."),
)

# 59-ФЗ, ст. 8, ч. 4: a part goes, the other parts stay
CHOOSE_QUESTIONS = Message(InvalidInput, _lt("Choose the questions that go to this body."))

# п. 18: what was answered, forwarded, merged or closed stays so; a stale screen does not reopen it
MESSAGE_IS_OVER = Message(
    WrongState,
    _lt(
        "Nothing more is done with the message %(number)s: «%(state)s». Reload the page. A new e-mail of the client becomes a new message."
    ),
)

# п. 18: the number of a message is recognised in a reply, however it is retyped
PREFIX_CANNOT_BE_READ = Message(
    InvalidInput,
    _lt(
        "A number cannot start with «%(prefix)s». Enter one to ten Russian capital letters and digits, at least one letter, without «Ё», spaces and dashes: for example «ОГ» or «59ФЗ»."
    ),
)

# п. 20: a message cannot be received later than now
RECEIVED_IN_THE_FUTURE = Message(
    InvalidInput, _lt("The moment of receipt is in the future. Check the date on the stamp.")
)

# п. 18: a row of a former register keeps what it was registered under
FORMER_ROW_NEEDS_NUMBER_AND_DATE = Message(
    InvalidInput,
    _lt(
        "Messages of a former register are loaded with their old number and the day of receipt: map the columns «Former number» and «Received». New messages are not loaded from a file: enter them by «New», or let the mailbox take them."
    ),
)

# п. 18: the same file loaded twice must not double the register
FORMER_ROW_IS_HERE = Message(
    InvalidInput,
    _lt("This row has been loaded before: %(name)s. Take it out of the file and go on."),
)

# An administrator mends the connection by what the server has said
MAILBOX_CANNOT_BE_READ = Message(
    NotConfigured,
    _lt("%(why)s. Correct the settings of the mailbox and press «Check» again."),
)

# п. 6: the history tells what the client wrote, not what somebody says the client wrote
ONLY_THE_MAILBOX = Message(
    NotAllowed,
    _lt(
        "E-mails of a client are added by the mailbox alone. What the client said otherwise is written down as a note or with «Clarify with the client»."
    ),
)

# п. 18: every message is classified by topic and by typical need
CLASSIFICATION_MISSING = Message(
    InvalidInput, _lt("Before the answer leaves, fill in above it: %(fields)s (clause 18).")
)

# п. 19: every message is considered for urgency
URGENCY_NOT_ASSESSED = Message(
    WrongState, _lt("Decide first whether the message is urgent (clause 19): the field «Urgency».")
)

# п. 19: a judgement of urgency tells why
URGENCY_WITHOUT_REASON = Message(
    InvalidInput,
    _lt(
        "Say why the message is urgent or not (clause 19): the field «Why this urgency». For example: the term for documents ends on Friday."
    ),
)

# A term comes from the law of the regime, unless the law leaves it to a regulation or a platform
TERM_IS_NOT_SET_HERE = Message(
    InvalidInput,
    _lt(
        "The term of the answer is not set here: the regime «%(regime)s» has its own, or the day is before the receipt. Clear the field «Term set outside», or correct the registration first."
    ),
)

# п. 19: the term follows the content of the message and has an upper bound
URGENT_TERM_TOO_LATE = Message(
    InvalidInput, _lt("The term of an urgent answer cannot be later than %(last_day)s (clause 19).")
)

# The classifier comes as CSV or JSON; another file changes nothing
CLASSIFIER_CANNOT_BE_READ = Message(
    InvalidInput,
    _lt(
        "The file is not the classifier: %(what)s. Nothing was changed. Save it as CSV with the columns code;name;valid_from;valid_to, or as JSON."
    ),
)

# п. 7: a reply that answers nothing is boilerplate
ANSWER_IS_EMPTY = Message(InvalidInput, _lt("Write the answer first: the tab «Answer» is empty."))

# One answer leaves once
ANSWER_ALREADY_SENT = Message(
    WrongState,
    _lt("The answer has already been handed over for sending. See the tab «Deliveries»."),
)

# п. 24: a refusal must be understood without opening a legal act
REFUSAL_WITHOUT_GROUNDS = Message(
    InvalidInput,
    _lt(
        "A refusal needs its grounds in plain words and what the client can do next (clause 24). Fill in both fields on the tab «Answer»."
    ),
)

# 59-ФЗ, ст. 12: once, and not longer than the law allows
EXTENSION_NOT_ALLOWED = Message(
    InvalidInput,
    _lt(
        "The term can be extended once and by %(days)s days at most (%(act)s). Enter fewer days, or answer in time."
    ),
)

# п. 19, 59-ФЗ, ст. 12: some decisions are not the executor's
ONLY_THE_HEAD = Message(
    NotAllowed, _lt("The head of the unit decides this. Ask the head to press the button.")
)

# The clock of an answer stands only where the law lets it stand
PAUSE_NOT_ALLOWED = Message(
    WrongState,
    _lt(
        "The clock cannot be stopped here: the regime «%(regime)s» does not allow it, it already stands, or the answer is no longer owed."
    ),
)

# п. 22: clients are called in the working hours of the department
OUTSIDE_OFFICE_HOURS = Message(
    WrongState,
    _lt(
        "Clients are called in office hours only (clause 22). If the call was made earlier, enter its time in «Called at»; otherwise ask in writing."
    ),
)

# п. 22: a call that is written down later has happened after the message came
CALL_AT_ANOTHER_TIME = Message(
    InvalidInput,
    _lt("The call is later than now or earlier than the message. Correct the time in «Called at»."),
)

# Only an answer that waits for the head is approved
NOTHING_TO_APPROVE = Message(WrongState, _lt("This message has no answer waiting for approval."))

# п. 7: an answer that is returned without a word cannot become better
REMARK_MISSING = Message(
    InvalidInput, _lt("Write in the field «Remark of the head» what must be changed.")
)

# One answer for several messages of one client
CANNOT_BE_MERGED = Message(
    InvalidInput, _lt("Only open messages of one client can be merged. Choose two or more of them.")
)

# The head reads the very words that leave
ANSWER_IS_BEING_APPROVED = Message(
    WrongState,
    _lt(
        "The head is reading this answer. Wait for the decision, or ask the head to return it to you."
    ),
)

# п. 18, 25: a message that needs an answer is closed after it
ANSWER_IS_OWED = Message(
    WrongState,
    _lt(
        "The client waits for an answer. Send it first; when none is needed, the head or the registrar presses «No answer is needed» and says why."
    ),
)

# п. 19: one suspicion at a time, so that the head decides each of them
ABUSE_ALREADY_REPORTED = Message(
    WrongState,
    _lt(
        "Inadmissible behaviour has been reported already. The head of the unit decides on it: reload the page to see how."
    ),
)

# п. 19: a decision is about a suspicion, and it is made once
NOTHING_IS_SUSPECTED = Message(
    WrongState,
    _lt(
        "No inadmissible behaviour is waiting for a decision here. Press «Inadmissible behaviour» and say what it is."
    ),
)

# 59-ФЗ, ст. 8: a report cannot be owed before the appeal came
CONTROL_DATE_IS_PAST = Message(
    InvalidInput,
    _lt("The control date is before the day of receipt. Compare it with the cover note."),
)

# п. 2: the cards have been joined or told apart meanwhile
NO_OTHER_CARD = Message(
    WrongState,
    _lt("No other card has this mailbox any more. Reload the page."),
)

# п. 25: the chosen channel needs an address
NO_ADDRESS = Message(
    InvalidInput,
    _lt(
        "There is no address for the channel «%(channel)s». Fill it in on the client's card or choose another channel."
    ),
)

# п. 25: what leaves is what its sender has read; a text is not written over unseen
ANSWER_HAS_CHANGED = Message(
    WrongState,
    _lt(
        "%(person)s has changed the answer meanwhile (%(time)s). Read the new text, then save or send again."
    ),
)

# п. 66: one message is worked on by one person, unless a colleague takes it over knowingly
TAKEN_BY_SOMEBODY = Message(
    WrongState,
    _lt(
        "The message %(number)s has been taken already: %(person)s, %(time)s. Reload the page, or take the message over."
    ),
)

# п. 66: who gives work out is the head or the registrar; an executor gives away the own work
ONLY_OWN_WORK = Message(
    NotAllowed,
    _lt(
        "This message is another person's work. Ask that person, the head of the unit or the registrar to hand it over."
    ),
)

# п. 66: a message leaves the unit by its head or by the registrar
ONLY_A_COLLEAGUE = Message(
    NotAllowed,
    _lt(
        "You may hand a message over to people of your own unit. If it belongs to another unit, press «Not mine» and say why."
    ),
)

# п. 66: a message keeps its executor until there is another one
NOBODY_TO_HAND_OVER_TO = Message(
    InvalidInput, _lt("There is nobody to hand it over to. Choose a person or a unit.")
)

# Whoever gives out work must know why a message came back
REASON_MISSING = Message(InvalidInput, _lt("Write why the message is not yours."))

# п. 66: who was given a message has begun to work on it by then
UNDO_IS_OVER = Message(
    WrongState,
    _lt(
        "It can be taken back in the first two minutes only. Reload the page and set the message right by hand, or hand it over again."
    ),
)
