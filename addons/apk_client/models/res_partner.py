from stdnum.ru import inn

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.apk_base.rules.organisation_codes import is_ogrn

from ..messages import CLIENT_IS_KEPT, NUMBER_IS_WRONG
from ..rules.client_numbers import digits_of, format_snils, is_snils
from .res_partner_address import ADDRESS_FIELDS
from .res_partner_card import with_kind_of_client
from .res_partner_name import PARTS

# Who serves a client and who controls it; a registrar, a head and an administrator are specialists too (152-ФЗ, ст. 7).
SERVING = ",".join(f"apk_base.group_{role}" for role in ("specialist", "operator", "controller"))
READING_HISTORY = "apk_base.group_specialist,apk_base.group_controller"
NUMBER_CHECKS = {"apk_inn": inn.is_valid, "apk_ogrn": is_ogrn, "apk_snils": is_snils}
# What the address of a notice is made of, see ``_address_for``.
REACHED_BY = {"name", "email", "phone", *ADDRESS_FIELDS}
# Two contacts with one of these may be the same client.
IDENTIFYING_FIELDS = ("email_normalized", "phone_sanitized", "apk_inn")


class ResPartner(models.Model):
    """A client of the department (п. 2 «внешний клиент»): who it is, how to serve it, what it has with the office."""

    _name = "res.partner"
    _inherit = "res.partner"

    apk_client_type = fields.Selection(
        [
            ("citizen_ru", "Citizen of Russia"),
            ("citizen_foreign", "Foreign citizen"),
            ("stateless", "Stateless person"),
            ("legal", "Legal entity"),
            ("kfh", "Farm without legal personality"),
            ("ip", "Individual entrepreneur"),
            ("representative", "Representative"),
        ],
        string="Type of client",
    )
    # One truth with ``name``, see res_partner_name.py
    apk_surname = fields.Char(string="Surname")
    apk_given_name = fields.Char(string="Given name")
    apk_patronymic = fields.Char(string="Patronymic")
    apk_inn = fields.Char(string="INN", index="btree_not_null", groups=SERVING)
    apk_ogrn = fields.Char(string="OGRN")
    apk_snils = fields.Char(string="SNILS", groups="apk_base.group_registrar")
    apk_second_phone = fields.Char(string="Second phone")
    apk_second_phone_sanitized = fields.Char(
        compute="_compute_apk_second_phone_sanitized", store=True, index="btree_not_null"
    )
    apk_district_id = fields.Many2one(
        "apk.district", string="District", ondelete="restrict", index="btree_not_null"
    )
    apk_region = fields.Char(
        string="Region", compute="_compute_apk_region", store=True, readonly=False
    )
    apk_postal_address = fields.Char(string="Postal address", compute="_compute_apk_postal_address")
    apk_duplicate_ids = fields.Many2many(
        "res.partner",
        string="Maybe the same client",
        compute="_compute_apk_duplicate_ids",
        groups=SERVING,
    )
    apk_distinct_ids = fields.Many2many(
        "res.partner",
        "apk_distinct_clients_rel",
        "client_id",
        "other_id",
        string="Told apart from",
        groups=SERVING,
        help="A person has looked: these cards are of other people, although address or phone are the same.",
    )
    chosen_channel_id = fields.Many2one(
        "apk.channel",
        string="Preferred channel",
        domain=[("can_notify", "=", True)],
        tracking=True,
        help="How would you like to get answers and notices? (clause 5)",
    )
    apk_segment_ids = fields.Many2many("apk.segment", string="Segments")
    apk_needs_filing_help = fields.Boolean(
        string="Needs help with filing",
        groups=SERVING,
        help="Low digital skills or little Russian: applications are filled in together (clause 10).",
    )
    apk_language_note = fields.Char(
        string="Language of talk",
        groups=SERVING,
        help="In which language, and through whom, to talk with the client (clause 10).",
    )
    apk_has_health_limits = fields.Boolean(
        string="Health limits",
        groups=SERVING,
        help="A representative may act for the client; visits need an accessible place (clause 11).",
    )
    apk_representation_ids = fields.One2many(
        "apk.representation", "partner_id", string="Representatives", groups=SERVING
    )
    apk_represented_ids = fields.One2many(
        "apk.representation", "representative_id", string="Represents", groups=SERVING
    )
    apk_represents_text = fields.Char(
        string="Represents (text)", compute="_compute_apk_represents_text", groups=SERVING
    )
    apk_recent_interaction_ids = fields.Many2many(
        "apk.interaction",
        string="Latest in the history",
        compute="_compute_apk_recent_interaction_ids",
        groups=READING_HISTORY,
    )
    apk_consent_text = fields.Char(
        string="Consents in force", compute="_compute_apk_consent_text", groups=SERVING
    )
    apk_representation_warning = fields.Boolean(
        compute="_compute_apk_representation_warning", groups=SERVING
    )
    apk_interaction_count = fields.Integer(compute="_compute_apk_interaction_count", groups=SERVING)
    apk_consent_count = fields.Integer(compute="_compute_apk_consent_count", groups=SERVING)

    @api.constrains("apk_inn", "apk_ogrn", "apk_snils")
    def _check_apk_numbers(self):
        # sudo: a specialist may not read SNILS; a refusal shows the number that was just typed
        clients = self.sudo()
        for client in clients:
            for name, is_right in NUMBER_CHECKS.items():
                if client[name] and not is_right(digits_of(client[name])):
                    raise NUMBER_IS_WRONG(
                        self.env,
                        name=self._fields[name]._description_string(self.env),
                        number=client[name],
                    )

    # every e-mail, call and booking looks its client up by these
    _apk_email_idx = models.Index("(email_normalized) WHERE email_normalized IS NOT NULL")
    # by the whole number and by its beginning
    _apk_phone_idx = models.Index(
        "(phone_sanitized text_pattern_ops) WHERE phone_sanitized IS NOT NULL"
    )

    @api.depends("email_normalized", "phone_sanitized", "apk_inn", "apk_distinct_ids")
    def _compute_apk_duplicate_ids(self):
        for client in self:
            same = [Domain(name, "=", client[name]) for name in IDENTIFYING_FIELDS if client[name]]
            others = Domain.OR(same) & client._not_told_apart() if same else Domain.FALSE
            client.apk_duplicate_ids = self.env["res.partner"].search(others, limit=5)

    def _not_told_apart(self):
        """Domain of the cards that may be this one's twins: nobody has said that they are other people's."""
        return Domain("id", "!=", self._origin.id) & Domain(
            "apk_distinct_ids", "not in", self._origin.ids
        )

    @api.depends("apk_representation_ids.valid_until")
    def _compute_apk_representation_warning(self):
        for partner in self:
            states = partner.apk_representation_ids.mapped("state")
            partner.apk_representation_warning = bool({"expired", "expiring"} & set(states))

    def _compute_apk_interaction_count(self):
        groups = self.env["apk.interaction"]._read_group(
            [("partner_id", "in", self.ids)], ["partner_id"], ["__count"]
        )
        counts = dict(groups)
        for partner in self:
            partner.apk_interaction_count = counts.get(partner, 0)

    def _compute_apk_consent_count(self):
        """Consents in force; who may not read the register sees none."""
        consents = self.env["apk.consent"]
        live = Domain("partner_id", "in", self.ids) & Domain("withdrawn_at", "=", False)
        counts = consents.has_access("read") and dict(
            consents._read_group(live, ["partner_id"], ["__count"])
        )
        for partner in self:
            partner.apk_consent_count = counts and counts.get(partner, 0)

    @api.model_create_multi
    def create(self, vals_list):
        plain = map(self._with_plain_numbers, map(with_kind_of_client, vals_list))
        return super().create([self._with_name_parts(vals) for vals in plain])

    def write(self, vals):
        vals = self._with_plain_numbers(with_kind_of_client(vals))
        if len(self) > 1 and PARTS & vals.keys():  # each has parts of its own that are not written
            for client in self:
                client.write(vals)
            return True
        former = {client: client.email_normalized for client in self} if "email" in vals else {}
        result = super().write(self._with_name_parts(vals))
        for client, address in former.items():
            if address and address != client.email_normalized:
                client._follow_new_email(address)
        if REACHED_BY & vals.keys():
            self._readdress_what_waits()
        return result

    def _follow_new_email(self, former):
        """The e-mail of the card has changed; an addon above moves what it keeps of the former one.

        :param former: normalised
        """

    def _readdress_what_waits(self):
        """Notices that have not left go where the card says now."""
        # sudo: no role may write deliveries; who may write the card says where its client is reached
        waiting = self.env["apk.delivery"].sudo()
        waiting.search([("partner_id", "in", self.ids), ("state", "=", "queued")])._readdress()

    @api.model
    def _with_plain_numbers(self, vals):
        """Numbers are kept in one spelling, whatever spaces and hyphens people type."""
        plain = {name: digits_of(vals[name]) or False for name in NUMBER_CHECKS if name in vals}
        if plain.get("apk_snils") and is_snils(plain["apk_snils"]):
            plain["apk_snils"] = format_snils(plain["apk_snils"])
        return {**vals, **plain}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_history(self):
        # sudo: a user may not read every unit's events; only whether there is one is asked
        history = self.env["apk.interaction"].sudo()
        if history.search_count([("partner_id", "in", self.ids)], limit=1):
            raise CLIENT_IS_KEPT(self.env)

    def _phone_get_country(self):
        """A number without a country is Russian: «8 (910) …» and «+7 910 …» are one phone."""
        countries = super()._phone_get_country()
        if not self.env.company.country_id:
            russia = self.env.ref("base.ru")
            countries.update({client.id: russia for client in self if not countries.get(client.id)})
        return countries

    def _phone_format_number(self, number, country, force_format="E164", raise_exception=False):
        """What is no number in the country of the company is read as a Russian one: a new database of Odoo has the
        United States there, and offices seldom change it.
        """
        found = super()._phone_format_number(number, country, force_format)
        if found:
            return found
        russia = self.env.ref("base.ru")
        return super()._phone_format_number(number, russia, force_format, raise_exception)

    def _open_matters(self):
        """What the office owes this client now, the most pressing first; an addon above adds its own.

        Whoever may not read a kind of matters is informed of the others.

        :return: list of ``{model, id, name, what, due}``: ``due`` is a moment in UTC or False
        """
        self.ensure_one()
        return []

    def action_merge_duplicates(self):
        """Odoo's own merge; messages, deliveries and the history go to the contact that stays."""
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

    def _tell_apart_from(self, others):
        """A person has looked at the cards: they are of different people."""
        self.ensure_one()
        self.apk_distinct_ids |= others
        for other in others:
            other.apk_distinct_ids |= self

    def action_open_client_card(self):
        """From Odoo's own form of a contact."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_client.apk_client_action")
        form = self.env.ref("apk_client.apk_client_view_form").id
        return {**action, "res_id": self.id, "views": [(form, "form")], "view_mode": "form"}

    def action_open_interactions(self):
        return self._action_of_client("apk_client.apk_interaction_action")

    def action_open_consents(self):
        return self._action_of_client("apk_client.apk_consent_action")

    def _action_of_client(self, xmlid):
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        return {
            **action,
            "domain": [("partner_id", "=", self.id)],
            "context": {"default_partner_id": self.id, "apk_one_client": True},
        }
