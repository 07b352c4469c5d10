from odoo import api, models

from ..rules.addresses import postal_address

# What the postal address of a client is made of.
ADDRESS_FIELDS = (
    "street",
    "street2",
    "city",
    "zip",
    "apk_district_id",
    "apk_region",
    "state_id",
    "country_id",
    "parent_id",
)


class ResPartnerAddress(models.Model):
    """Where a client lives and by which numbers it is called."""

    _inherit = "res.partner"

    @api.depends("apk_district_id")
    def _compute_apk_region(self):
        for client in self.filtered("apk_district_id"):
            client.apk_region = client.apk_district_id.region

    @api.depends(
        *ADDRESS_FIELDS,
        "parent_id.name",
        "state_id.name",
        "country_id.code",
        "apk_district_id.name",
        "apk_district_id.is_city",
    )
    def _compute_apk_postal_address(self):
        """One line; of whoever is reached at an organisation, after its name. Abroad Odoo knows the order."""
        for client in self:
            if client.country_id and client.country_id.code != "RU":
                client.apk_postal_address = client.contact_address_inline
                continue
            district = client.apk_district_id
            locality = client.city or (district.is_city and district.name) or ""
            address = postal_address(
                client.street or "",
                client.street2 or "",
                locality,
                "" if district.is_city else district.name or "",
                client.apk_region or client.state_id.name or "",
                client.zip or "",
            )
            firm = address and client.parent_id.name
            client.apk_postal_address = ", ".join(filter(None, [firm, address]))

    @api.onchange("apk_second_phone")
    def _onchange_apk_second_phone(self):
        typed = self.apk_second_phone
        self.apk_second_phone = typed and (
            self._phone_format(fname="apk_second_phone", force_format="INTERNATIONAL") or typed
        )

    @api.depends("apk_second_phone")
    def _compute_apk_second_phone_sanitized(self):
        russia = self.env.ref("base.ru")
        for client in self:
            typed = client.apk_second_phone
            client.apk_second_phone_sanitized = typed and client._phone_format_number(typed, russia)

    def _phone_get_number_fields(self):
        return [*super()._phone_get_number_fields(), "apk_second_phone"]
