"""Refusals to lose or rewrite what has happened (п. 6)."""

from odoo.exceptions import UserError


class HistoryIsAppendOnly(UserError):
    """п. 6: the history of a client is kept, never edited."""

    def __init__(self, env):
        super().__init__(
            env._("The history of a client is only added to. Record the new fact as a new event.")
        )


class CaseIsKept(UserError):
    """п. 6: messages with the materials of their review are kept for five years."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Messages and their materials are kept for five years (clause 6) and cannot be deleted. "
                "Close the message instead."
            )
        )


class KeptByTheSystem(UserError):
    """п. 6: what happened to a message is recorded by what people do, not typed in."""

    def __init__(self, env, names):
        labels = [env["apk.case"]._fields[name]._description_string(env) for name in names]
        super().__init__(
            env._(
                "The system fills in by itself: %s. Use the buttons of the message.",
                ", ".join(labels),
            )
        )
