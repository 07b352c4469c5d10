from odoo import api, fields, models


class ApkDeliveryOwner(models.AbstractModel):
    """What a letter is about: a message, or a record of an addon to the right (``apk.letters.mixin``)."""

    _name = "apk.delivery.owner"
    _description = "What a letter is about"

    case_id = fields.Many2one(
        "apk.case", string="Message", readonly=True, ondelete="restrict", index=True
    )
    about = fields.Char(string="What it is about", compute="_compute_about")
    partner_id = fields.Many2one(
        "res.partner",
        string="Client",
        compute="_compute_owner_facts",
        store=True,
        index=True,
        ondelete="restrict",
    )
    unit_id = fields.Many2one("apk.unit", compute="_compute_owner_facts", store=True, index=True)

    def _owner_links(self):
        """Fields that lead to what a letter is about; an addon to the right adds its own."""
        return ["case_id"]

    def _owner(self):
        """The record that the letter is about: ``apk.letters.mixin``."""
        self.ensure_one()
        owners = (self[link] for link in self._owner_links())
        return next((owner for owner in owners if owner), self.case_id)

    @api.depends("case_id.partner_id", "case_id.unit_id")
    def _compute_owner_facts(self):
        for delivery in self:
            owner = delivery._owner()
            delivery.partner_id, delivery.unit_id = owner.partner_id, owner.unit_id

    @api.depends("case_id.name")
    def _compute_about(self):
        for delivery in self:
            delivery.about = delivery._owner().display_name

    def _check_may_mark(self):
        """Who may change a record may say what became of its letters."""
        for link in self._owner_links():
            if self[link]:
                self[link].check_access("write")

    def _drop(self, reason):
        """What has not left yet is not needed any more; what is on its way cannot be called back."""
        for delivery in self.sudo():  # sudo: only the owner of a letter drops it
            if delivery.state == "queued":
                delivery.write({"state": "dropped", "failure": reason})
