from odoo import api, fields, models

from odoo.addons.apk_case.models.case_state import OPEN_STATES


class ApkSocialAccount(models.Model):
    """A person in a network, as far as the office knows: they have written to its page and can be answered there."""

    _name = "apk.social.account"
    _description = "Client in a social network"
    _rec_name = "name"

    page_id = fields.Many2one("apk.social.page", required=True, readonly=True, ondelete="restrict")
    person = fields.Char(string="Number in the network", required=True, readonly=True)
    name = fields.Char(required=True, readonly=True)
    partner_id = fields.Many2one(
        "res.partner", string="Client", required=True, ondelete="restrict", index=True
    )

    _person_uniq = models.Constraint(
        "UNIQUE(page_id, person)", "This person is already known on this page."
    )

    @api.model
    def _of(self, page, person, name):
        """Who has written; a client card is made at first sight, never guessed by a name (152-ФЗ)."""
        known = self.search([("page_id", "=", page.id), ("person", "=", person)])
        if known:
            return known
        network = dict(page._fields["network"]._description_selection(self.env))[page.network]
        name = name or page._name_of(person) or f"{network} {person}"
        client = self.env["res.partner"].create({"name": name})
        values = {"page_id": page.id, "person": person, "name": name, "partner_id": client.id}
        return self.create(values)

    def _open_case(self):
        """The message that the person goes on with, if the office still owes an answer there."""
        cases = self.env["apk.case"].search(
            [("social_account_id", "=", self.id), ("state", "in", OPEN_STATES)], order="id desc"
        )
        return cases.filtered(lambda case: not case.has_answer_delivery)[:1]

    def _address(self):
        """How a delivery shows where it goes."""
        return f"{self.page_id.name}: {self.name}"
