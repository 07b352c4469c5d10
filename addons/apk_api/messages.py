"""What this addon says when it refuses."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.apk_base.refusals import InvalidInput, Message

_lt = LazyTranslate(__name__)

# п. 62: what is told to another system travels encrypted
URL_CANNOT_BE_CALLED = Message(
    InvalidInput,
    _lt(
        "«%(url)s» cannot be called. Write the whole address: https://, the name of the system and the path, without a name and a password."
    ),
)
