from odoo.exceptions import UserError


class NetworkDidNotAnswer(UserError):
    def __init__(self, env, words):
        super().__init__(
            env._(
                "The network does not accept the key: %s. Check the key, the server and the certificates; "
                "messages to clients wait meanwhile.",
                words,
            )
        )
