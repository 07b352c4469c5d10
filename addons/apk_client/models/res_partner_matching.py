from odoo import api, models
from odoo.fields import Domain
from odoo.tools import email_normalize

from ..rules.person_names import PersonName, split_name
from ..rules.same_person import same_person


class ResPartnerMatching(models.Model):
    """Whose card an e-mail, a form or a booking belongs to: the address alone does not tell (п. 18).

    ==================================  ===========================================
    one of the cards bears the name     that card
    no card says clearly otherwise      the first card: a nickname, no name at all
    every card is of somebody else      a new card that shares the address
    ==================================  ===========================================
    """

    _inherit = "res.partner"

    @api.model
    def _cards_of_address(self, email):
        """The cards with this address, the one registered first in front."""
        normalized = email_normalize(email or "")
        domain = [("email_normalized", "=", normalized)] if normalized else [("id", "=", False)]
        return self.search(domain, order="id")

    @api.model
    def _card_of(self, email, name):
        """The card of who writes from this address under this name; empty when it has none yet.

        :param name: as it was typed, or ``PersonName``
        """
        cards = self._cards_of_address(email)
        return cards.filtered(lambda card: not card.partner_share)[:1] or cards._named(name)

    @api.model
    def _with_phone(self, number):
        """Domain of the cards with this number.

        :param number: E164, or False for none
        """
        if not number:
            return Domain.FALSE
        return Domain("phone_sanitized", "=", number) | Domain(
            "apk_second_phone_sanitized", "=", number
        )

    def _named(self, name, verdicts=("same", "unknown")):
        """The first of these cards that may be of a person with this name, the surest in front."""
        writer = name if isinstance(name, PersonName) else split_name(name or "")
        found = {card: same_person(card._person_name(), writer) for card in self}
        likely = [card for verdict in verdicts for card in self if found[card] == verdict]
        return likely[0] if likely else self.browse()

    @api.model
    def _card_for(self, name, email, phone=""):
        """The card of who gives this name, address and phone; a new one when there is none.

        A phone typed into a page proves nobody's name: alone it leads to a card only together with the same name.
        """
        address = email_normalize(email or "")
        if address:
            card = self._card_of(address, name)
        else:
            number = phone and self._phone_format_number(phone, self.env.ref("base.ru"))
            card = self.search(self._with_phone(number), order="id")._named(name, ("same",))
        if not card:
            left = {"name": name or address or phone, "email": address, "phone": phone}
            return self.create({field: value for field, value in left.items() if value})
        if name and card.name == card.email_normalized:
            card.name = name  # until now only the address was known
        return card

    def _shares_mailbox_with(self):
        """Other cards with the same address that nobody has told apart yet."""
        self.ensure_one()
        if not self.email_normalized:
            return self.browse()
        same = Domain("email_normalized", "=", self.email_normalized)
        return self.search(
            same & self._not_told_apart() & Domain("user_ids", "=", False), order="id", limit=5
        )

    def _lacks(self, name, phone):
        """What of a typed name and phone stands on this card in no spelling; a tuple of two texts, empty for «nothing».

        A nickname is no name to keep.
        """
        self.ensure_one()
        is_known = split_name(name).kind != "person" or self == self._named(name, ("same",))
        if not phone:
            return "" if is_known else name, ""
        number = self._phone_format_number(phone, self.env.ref("base.ru")) or phone
        numbers = [self.phone, self.apk_second_phone_sanitized]
        numbers += (self | self.child_ids).mapped("phone_sanitized")
        return "" if is_known else name, "" if number in numbers else phone
