from stdnum.ru import inn

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.apk_base.rules.russian_dates import format_day

from ..rules.client_numbers import digits_of, is_inn_of

RECENT = 5
# Context of a field that leads to a client: its card opens, not Odoo's own form of a contact.
CARD = {"form_view_ref": "apk_client.apk_client_view_form"}
# Kinds of clients that say by themselves whether the card is of an organisation.
IS_COMPANY = {"legal": True, "citizen_ru": False, "citizen_foreign": False, "stateless": False}


def with_kind_of_client(vals):
    """A legal entity is an organisation, a citizen is a person, unless the same values say otherwise."""
    kind = vals.get("apk_client_type")
    return {"is_company": IS_COMPANY[kind], **vals} if kind in IS_COMPANY else vals


class ResPartnerCard(models.Model):
    """The card of a client at a glance: who acts for whom, the latest of the history, consents in force (п. 6, 11, 27)."""

    _inherit = "res.partner"

    @api.onchange("apk_client_type")
    def _onchange_apk_client_type(self):
        self.is_company = IS_COMPANY.get(self.apk_client_type, self.is_company)

    @api.onchange("apk_inn", "is_company")
    def _onchange_apk_inn(self):
        """A mistyped number is told of while the document is still in hand; the saving refuses a wrong check digit."""
        number = digits_of(self.apk_inn)
        if not number:
            return None
        if not inn.is_valid(number):
            text = self.env._(
                "The check digit of INN %s is wrong: compare it with the document.", number
            )
        elif not is_inn_of(number, company=self.is_company):
            text = self.env._(
                "INN %s is not of this kind of client: an organisation has 10 digits, a person 12.",
                number,
            )
        else:
            return None
        title = self.env._("INN")
        return {"warning": {"title": title, "message": text, "type": "notification"}}

    @api.depends("apk_represented_ids.active", "apk_represented_ids.valid_until")
    def _compute_apk_represents_text(self):
        """«СПоК «Заволжье» (по доверенности № 5) до 1 марта 2027 г.; …»: documents that are in force."""
        for client in self:
            papers = client.apk_represented_ids.filtered(lambda paper: paper.state != "expired")
            client.apk_represents_text = "; ".join(map(client._represented, papers))

    def _represented(self, paper):
        until = paper.valid_until and self.env._("until %(day)s", day=format_day(paper.valid_until))
        return " ".join(filter(None, [paper.partner_id.name, f"({paper._ground_text()})", until]))

    def _compute_apk_recent_interaction_ids(self):
        for client in self:
            client.apk_recent_interaction_ids = self.env["apk.interaction"].search(
                [("partner_id", "=", client._origin.id)], limit=RECENT
            )

    def _compute_apk_consent_text(self):
        """Whoever may not read the register sees none."""
        consents = self.env["apk.consent"]
        live = Domain("partner_id", "in", self.ids) & Domain("withdrawn_at", "=", False)
        found = consents.search(live) if consents.has_access("read") else consents
        for client in self:
            own = found.filtered(lambda one, client=client: one.partner_id == client)
            client.apk_consent_text = "; ".join(dict.fromkeys(map(client._consented, own)))

    @api.model
    def _consented(self, consent):
        purposes = dict(consent._fields["purpose"]._description_selection(self.env))
        return ": ".join(filter(None, [purposes[consent.purpose], consent.topic_id.name]))
