from odoo import api, models
from odoo.fields import Domain

from odoo.addons.apk_base.declension import dative_name, dative_post
from odoo.addons.apk_base.rules.letter_words import opens_line, surname_first

from ..rules.person_names import PersonName, join_name, name_of_parts, same_words, split_name

SURNAME, GIVEN, PATRONYMIC = NAME_PARTS = ("apk_surname", "apk_given_name", "apk_patronymic")
PARTS = {"name", "is_company", *NAME_PARTS}


class ResPartnerName(models.Model):
    """The name of a client and its parts: one truth, whichever of them is written (п. 7).

    ============================  =======================================================
    the name alone is written     a rule takes it apart; an uncertain one leaves no parts
    a part is written             the parts make the name
    both, of the same words       both stay: a person knows better which word is which
    both, of different words      the name is right, and is taken apart
    a company                     has no parts
    ============================  =======================================================
    """

    _inherit = "res.partner"

    @api.model
    def _with_name_parts(self, vals):
        """
        :param vals: values for a new client, or for the only one of ``self``, or without parts and name
        """
        if not PARTS & vals.keys():
            return vals
        is_company = vals.get("is_company", self[:1].is_company)
        if is_company:
            return {**vals, **dict.fromkeys(NAME_PARTS, False)}
        parts = [vals.get(part, self[:1][part]) or "" for part in NAME_PARTS]
        if "name" not in vals and set(NAME_PARTS) & vals.keys():
            # all emptied: the rule took a nickname for a name, say
            return {**vals, "name": join_name(*parts)} if any(parts) else vals
        name = vals.get("name", self[:1].name) or ""
        if any(parts) and same_words(name, join_name(*parts)):
            return vals
        found = split_name(name).parts
        return {
            **vals,
            **{part: word or False for part, word in zip(NAME_PARTS, found, strict=True)},
        }

    @api.onchange(*NAME_PARTS)
    def _onchange_apk_name_parts(self):
        parts = [self[part] or "" for part in NAME_PARTS]
        if any(parts) and not same_words(self.name or "", join_name(*parts)):
            self.name = join_name(*parts)

    @api.onchange("name", "is_company")
    def _onchange_apk_name(self):
        written = {"name": self.name, "is_company": self.is_company}
        self.update(self._with_name_parts({**written, **{part: self[part] for part in NAME_PARTS}}))

    def _person_name(self):
        """The name as the rules of names take it; of a contact from before the suite it is taken apart now.

        Without a client there is no name.
        """
        if self.is_company:
            return PersonName(self.name or "", kind="organisation")
        parts = [self[part] or "" for part in NAME_PARTS]
        return name_of_parts(*parts) if any(parts) else split_name(self.name or "")

    def _addressee(self):
        """Who a postal item is for: «Фамилия Имя Отчество», however the card has it."""
        self.ensure_one()
        written, in_order = self.name or "", join_name(*self._person_name().parts)
        return in_order if same_words(written, in_order) else written  # «ИП …» stays before it

    def _dative_addressee(self, *, in_full=True):
        """«Громову Петру Сергеевичу» or «Громову П.С.»; an organisation, or a name that is not certain, as it is written."""
        name, written = self._person_name(), self.name or ""
        if not name.surname or not same_words(written, join_name(*name.parts)):
            return written
        parts = dative_name(*name.parts, name.gender)
        return join_name(*parts) if in_full else surname_first(*parts)

    def _letter_addressee(self):
        """Who a letter is for (ГОСТ Р 7.0.97-2025, 5.14): a citizen, or «Директору ООО «Ромашка»» above the name."""
        name = self._dative_addressee(in_full=False)
        firm = self.parent_id.is_company and self.parent_id.name
        if not (firm and self.function):
            return name
        return f"{opens_line(dative_post(self.function))} {firm}\n{name}"

    @api.model
    def _search_display_name(self, operator, value):
        """«Пётр Иванов» finds «Иванов Пётр Сергеевич»: every word of the name, in any order."""
        found = super()._search_display_name(operator, value)
        words = value.split() if isinstance(value, str) and operator in ("ilike", "=ilike") else []
        if len(words) < 2:
            return found
        return found | Domain.AND([Domain("name", "ilike", word)] for word in words)
