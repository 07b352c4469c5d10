"""What this addon says when it refuses."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.apk_base.refusals import Message, NotConfigured

_lt = LazyTranslate(__name__)


NETWORK_DID_NOT_ANSWER = Message(
    NotConfigured,
    _lt(
        "The network does not accept the key: %(words)s. Check the key, the server and the certificates; messages to clients wait meanwhile."
    ),
)
