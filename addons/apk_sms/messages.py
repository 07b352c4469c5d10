"""What this addon says when it refuses."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.apk_base.refusals import Message, NotAllowed

_lt = LazyTranslate(__name__)

# п. 27.2: «посредством электронной почты»
MASS_SMS_REFUSED = Message(
    NotAllowed,
    _lt(
        "One text message to many people is a mailing, and mailings leave by e-mail only (clause 27). Make an e-mail mailing, or write to one client from the card."
    ),
)
