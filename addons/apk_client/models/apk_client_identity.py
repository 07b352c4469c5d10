from stdnum.ru import inn

from odoo import api, fields, models
from odoo.fields import Domain

from ..messages import NUMBER_IS_WRONG
from ..rules.client_numbers import digits_of, format_snils, is_ogrn, is_snils
from .res_partner import SERVING

CHECKS = {"apk_inn": inn.is_valid, "apk_ogrn": is_ogrn, "apk_snils": is_snils}


class ApkClientIdentity(models.Model):
    """Who a client is: names apart, numbers that can be true, other cards of the same person (п. 2)."""

    _inherit = "res.partner"

    apk_surname = fields.Char(string="Surname")
    apk_given_name = fields.Char(string="Given name")
    apk_patronymic = fields.Char(string="Patronymic")
    apk_inn = fields.Char(string="INN", index="btree_not_null", groups=SERVING)
    apk_ogrn = fields.Char(string="OGRN")
    apk_snils = fields.Char(string="SNILS", groups="apk_base.group_registrar")
    apk_duplicate_ids = fields.Many2many(
        "res.partner",
        string="Maybe the same client",
        compute="_compute_apk_duplicate_ids",
        groups=SERVING,
    )

    @api.onchange("apk_surname", "apk_given_name", "apk_patronymic")
    def _onchange_apk_names(self):
        names = [self.apk_surname, self.apk_given_name, self.apk_patronymic]
        self.name = " ".join(filter(None, names)) or self.name

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_plain_numbers(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._with_plain_numbers(vals))

    @api.model
    def _with_plain_numbers(self, vals):
        """Numbers are kept in one spelling, whatever spaces and hyphens people type."""
        plain = {name: digits_of(vals[name]) or False for name in CHECKS if name in vals}
        if plain.get("apk_snils") and is_snils(plain["apk_snils"]):
            plain["apk_snils"] = format_snils(plain["apk_snils"])
        return {**vals, **plain}

    @api.constrains("apk_inn", "apk_ogrn", "apk_snils")
    def _check_apk_numbers(self):
        for (
            client
        ) in self.sudo():  # sudo: SNILS is hidden from most, a wrong one is nobody's secret
            for name, is_right in CHECKS.items():
                if client[name] and not is_right(digits_of(client[name])):
                    raise NUMBER_IS_WRONG(
                        self.env,
                        name=self._fields[name]._description_string(self.env),
                        number=client[name],
                    )

    def _phone_get_country(self):
        """A number without a country is Russian: «8 (910) …» and «+7 910 …» are one phone."""
        countries = super()._phone_get_country()
        if not self.env.company.country_id:
            russia = self.env.ref("base.ru")
            countries.update({client.id: russia for client in self if not countries.get(client.id)})
        return countries

    def _phone_format_number(self, number, country, force_format="E164", raise_exception=False):
        """What is no number in the country of the company is read as a Russian one: many a database of Odoo has
        the United States there, and nobody has ever noticed.
        """
        found = super()._phone_format_number(number, country, force_format)
        if found:
            return found
        russia = self.env.ref("base.ru")
        return super()._phone_format_number(number, russia, force_format, raise_exception)

    @api.depends("email_normalized", "phone_sanitized", "apk_inn")
    def _compute_apk_duplicate_ids(self):
        for client in self:
            same = [
                Domain(name, "=", client[name])
                for name in ("email_normalized", "phone_sanitized", "apk_inn")
                if client[name]
            ]
            others = (
                Domain.OR(same) & Domain("id", "!=", client._origin.id) if same else Domain.FALSE
            )
            client.apk_duplicate_ids = self.env["res.partner"].search(others, limit=5)

    def action_merge_duplicates(self):
        """Odoo's own merge; messages, deliveries and the history go to the card that stays."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "base.partner.merge.automatic.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {
                "active_model": "res.partner",
                "active_ids": (self | self.apk_duplicate_ids).ids,
            },
        }
