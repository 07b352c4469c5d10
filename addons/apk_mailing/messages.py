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

# п. 27.1: whom a mailing may go to depends on its topic
MAILING_NEEDS_TOPIC = Message(
    InvalidInput,
    _lt("Choose the topic of the mailing: e-mails go only to those who agreed to it (clause 27)."),
)

# п. 27.1: e-mails of one mailing rest on consents to one topic
MAILING_TOPIC_IS_FIXED = Message(
    Immutable,
    _lt("E-mails of this mailing have left on another topic. Duplicate the mailing instead."),
)

# п. 27.1: one e-mail to many people is a mailing, wherever it is written
MASS_EMAIL_NEEDS_TOPIC = Message(
    InvalidInput,
    _lt(
        "An e-mail to many people is an information mailing (clause 27). Choose its topic: those who have not agreed to it are left out. A service e-mail is sent from the card of one client."
    ),
)

# п. 27.2: «посредством электронной почты»
MASS_SMS_REFUSED = Message(
    NotAllowed,
    _lt("Information mailings leave by e-mail only (clause 27). Make an e-mail mailing instead."),
)

# п. 28: «внутри каждого рассылаемого электронного письма … должна присутствовать ссылка»
EMAIL_WITHOUT_LINK = Message(
    InvalidInput,
    _lt(
        "The e-mail has lost the link that withdraws the consent (clause 28). Restore the template «Mailings: foot of an e-mail»."
    ),
)

# Nobody gets an e-mail that says «until [date]»
EMAIL_NOT_FILLED_IN = Message(
    InvalidInput,
    _lt(
        "Fill in what stands in square brackets, or take it out: %(names)s. Words that are to stay so are written in round brackets."
    ),
)

# п. 27.1: a test e-mail is no way round the consent
SAMPLE_ONLY_TO_COLLEAGUES = Message(
    InvalidInput,
    _lt(
        "A test e-mail goes to colleagues or to those who agreed to the topic. Take these addresses out: %(names)s"
    ),
)

# Only what is on its way can be stopped
NOTHING_TO_STOP = Message(WrongState, _lt("This mailing is not being sent. Reload the page."))

# п. 6, 27.1: who got what, and who was left out, is proof; without it an e-mail could leave twice
EMAILS_ARE_KEPT = Message(
    Immutable,
    _lt("E-mails that were queued or sent are kept. Archive the mailing instead of deleting it."),
)
