"""How the suite refuses: five classes by what the caller can do about it, and messages that are data.

Every addon keeps its messages in ``messages.py``::

    NO_ADDRESS = Message(InvalidInput, _lt("There is no address for «%(channel)s». Fill it in on the card."))

and refuses with ``raise NO_ADDRESS(self.env, channel=channel.name)``. A message says what to do next.
Tests name the message: ``with refused(self, NO_ADDRESS):`` of ``apk_base.tests.refused``.
"""

from odoo.exceptions import UserError


class Refusal(UserError):
    """The suite refuses; shown to the user in the user's language. ``cause`` is the ``Message`` it was made of."""

    cause = None


class InvalidInput(Refusal):
    """Something is missing or wrong in what was entered: correct it and repeat."""


class WrongState(Refusal):
    """The record is not ready for it, or no longer: do another step first, or reload the page."""


class NotAllowed(Refusal):
    """The caller has no authority to decide it: another person has."""


class Immutable(Refusal):
    """What has happened is never rewritten: record a new fact beside it."""


class NotConfigured(Refusal):
    """The installation lacks something: an administrator adds it."""


class Message:
    """A message of a catalogue. Called, it returns the exception to raise, translated for ``env``.

    :param error: a class of this module
    :param text: ``_lt(…)`` with named placeholders, one for each keyword of the call
    """

    def __init__(self, error, text):
        self.error, self.text = error, text

    def __call__(self, env, **values):
        sentence = env._(self.text)
        refusal = self.error(sentence % values if values else sentence)
        refusal.cause = self
        return refusal
