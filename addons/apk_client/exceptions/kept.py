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


class ClientIsKept(UserError):
    """п. 6: the history of a client is kept for five years, and the client with it."""

    def __init__(self, env):
        super().__init__(
            env._(
                "A client with a history is kept for five years (clause 6) and cannot be deleted. "
                "Archive the card, or merge it with another card of the same client."
            )
        )


class AddonKeepsMessages(UserError):
    """п. 6: uninstalling would delete what must be kept."""

    def __init__(self, env, count):
        super().__init__(
            env._(
                "The addon keeps %s records that must be kept for five years (clause 6). "
                "It can be uninstalled when acts of destruction have removed them.",
                count,
            )
        )


class RussianFontMissing(UserError):
    """A document without Russian letters is no document."""

    def __init__(self, env):
        super().__init__(
            env._(
                "The server has no typeface with Russian letters for PDF documents. "
                "Ask the administrator to install the package fonts-dejavu-core."
            )
        )


class HoldWithoutReason(UserError):
    """A legal hold says who needs the record."""

    def __init__(self, env):
        super().__init__(env._("Write why it is held: which court, inspection or dispute."))


class HeldByLaw(UserError):
    """A legal hold beats the term of keeping."""

    def __init__(self, env, records):
        super().__init__(
            env._(
                "What is under a legal hold is not destroyed: %s. Decline the act and draw up a new one.",
                ", ".join(records.mapped("display_name")),
            )
        )


class ActNeedsTwoPeople(UserError):
    """п. 6: an act of destruction is reviewed by one person and approved by another."""

    def __init__(self, env):
        super().__init__(
            env._(
                "An act is reviewed by the registrar first, and approved by an administrator "
                "who has not reviewed it."
            )
        )


class IdentityNotChecked(UserError):
    """п. 6, 152-ФЗ: a history is given to its client alone."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Fill in how identity was checked: the history is given to the client alone (clause 6)."
            )
        )


class HistoryNotConfirmed(UserError):
    """п. 6: a history leaves in two steps."""

    def __init__(self, env):
        super().__init__(env._("Confirm the request first: the button «Confirm»."))


class RequestIsConfirmed(UserError):
    """п. 6: what a person has confirmed is given as it is."""

    def __init__(self, env):
        super().__init__(
            env._(
                "This request is already confirmed and is not changed. "
                "Enter a new request if something in it was wrong."
            )
        )


class LetterIsKept(UserError):
    """п. 6: a letter that came or left is a document; so are its files."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Letters and files of a message are kept as they came and left (clause 6). "
                "Write a note beside them instead."
            )
        )
