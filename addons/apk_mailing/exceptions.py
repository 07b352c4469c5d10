"""Refusals of the mailings: each says what to do next."""

from odoo.exceptions import UserError


class MailingNeedsTopic(UserError):
    """п. 27.1: whom a mailing may go to depends on its topic."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Choose the topic of the mailing: letters go only to those who agreed to it (clause 27)."
            )
        )


class MailingTopicIsFixed(UserError):
    """п. 27.1: letters of one mailing rest on consents to one topic."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Letters of this mailing have left on another topic. Duplicate the mailing instead."
            )
        )


class MassLetterNeedsTopic(UserError):
    """п. 27.1: one letter to many people is a mailing, wherever it is written."""

    def __init__(self, env):
        super().__init__(
            env._(
                "A letter to many people is an information mailing (clause 27). Choose its topic: those "
                "who have not agreed to it are left out. A service letter is sent from the card of one client."
            )
        )


class MassSmsRefused(UserError):
    """п. 27.2: «посредством электронной почты»."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Information mailings leave by e-mail only (clause 27). Make an e-mail mailing instead."
            )
        )


class LetterWithoutLink(UserError):
    """п. 28: «внутри каждого рассылаемого электронного письма … должна присутствовать ссылка»."""

    def __init__(self, env):
        super().__init__(
            env._(
                "The letter has lost the link that withdraws the consent (clause 28). "
                "Restore the template «Mailings: foot of a letter»."
            )
        )


class LetterLeftOpen(UserError):
    """Nobody gets a letter that says «until [date]»."""

    def __init__(self, env, places):
        super().__init__(
            env._(
                "Fill in what stands in square brackets, or take it out: %s. "
                "Words that are to stay so are written in round brackets.",
                ", ".join(places),
            )
        )


class SampleOnlyToColleagues(UserError):
    """п. 27.1: a test letter is no way round the consent."""

    def __init__(self, env, addresses):
        super().__init__(
            env._(
                "A test letter goes to colleagues or to those who agreed to the topic. "
                "Take these addresses out: %s",
                ", ".join(addresses),
            )
        )


class NothingToStop(UserError):
    """Only what is on its way can be stopped."""

    def __init__(self, env):
        super().__init__(env._("This mailing is not being sent. Reload the page."))


class LettersAreKept(UserError):
    """п. 6, 27.1: who got what, and who was left out, is proof; without it a letter could leave twice."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Letters that were queued or sent are kept. Archive the mailing instead of deleting it."
            )
        )
