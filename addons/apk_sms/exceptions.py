"""Refusals of this addon: each says what to do next."""

from odoo.exceptions import UserError


class MassSmsRefused(UserError):
    """п. 27.2: «посредством электронной почты»."""

    def __init__(self, env):
        super().__init__(
            env._(
                "One text message to many people is a mailing, and mailings leave by e-mail only "
                "(clause 27). Make an e-mail mailing, or write to one client from the card."
            )
        )
