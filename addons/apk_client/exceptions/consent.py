"""Refusals about consents (п. 27.1, 28, 29, 80.7)."""

from odoo.exceptions import UserError


class ConsentIsFinal(UserError):
    """п. 27.1: a consent is proof; what was given stays as it was given."""

    def __init__(self, env):
        super().__init__(
            env._(
                "A consent is never edited or deleted. Register a new consent, or a withdrawal of this one."
            )
        )


class ConsentNeedsAddress(UserError):
    """п. 27.1: a mailing goes to the address that the consent names."""

    def __init__(self, env, address):
        super().__init__(
            env._(
                "Write one e-mail address that letters can be sent to. This is not one: %s", address
            )
            if address
            else env._("Write the e-mail address that the consent names.")
        )


class ConsentNeedsTopic(UserError):
    """п. 27.1, 28: a consent to mailings names what they are about."""

    def __init__(self, env):
        super().__init__(
            env._("Choose at least one topic: a consent to mailings names its topics.")
        )


class ConsentNeedsProof(UserError):
    """п. 27.1: «явным образом выразили согласие» — whoever sends must be able to show it."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Attach the scan of the signed form: words alone do not prove a consent. "
                "The form to print is on the consent text."
            )
        )


class NoConsentText(UserError):
    """п. 27.1: nobody can agree to a text that does not exist."""

    def __init__(self, env, purpose):
        super().__init__(
            env._(
                "There is no text in force for «%s». Put one in force: Settings → Consent texts.",
                purpose,
            )
        )


class ConsentTextIsFinal(UserError):
    """A text that people have agreed to is not edited: its fingerprint stands in their consents."""

    def __init__(self, env):
        super().__init__(
            env._("A text in force is not edited. Make a new edition: the button «New edition».")
        )


class OnlyADraftIsPutInForce(UserError):
    """п. 15, 27.1: an edition that was superseded does not come back by itself."""

    def __init__(self, env):
        super().__init__(
            env._("Only a draft is put in force. Press «New edition» and put that one in force.")
        )


class NothingToWithdraw(UserError):
    """п. 29: a withdrawal needs something to withdraw."""

    def __init__(self, env):
        super().__init__(
            env._(
                "This person has no consent in force. Check the address and the client; "
                "the register of consents shows what was withdrawn and when."
            )
        )


class WithdrawalNeedsSource(UserError):
    """п. 29: «любым способом» — the register says by which letter, call or visit."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Write the source: number and date of the letter, the phone number, the day of the visit."
            )
        )
