from odoo import api, fields, models


class ApkDeliverySource(models.Model):
    """What a letter is about: a message, or a record of an addon to the right (``apk.notice.mixin``)."""

    _inherit = "apk.delivery"

    about = fields.Char(string="What it is about", compute="_compute_about")
    partner_id = fields.Many2one(
        "res.partner",
        string="Client",
        compute="_compute_source",
        store=True,
        index=True,
        ondelete="restrict",
    )
    unit_id = fields.Many2one("apk.unit", compute="_compute_source", store=True, index=True)

    def _source_links(self):
        """Fields that lead to what a letter is about; an addon to the right adds its own."""
        return []

    def _source_record(self):
        """The record that the letter is about: ``apk.notice.mixin``."""
        self.ensure_one()
        owners = (self[link] for link in self._source_links())
        return next(owner for owner in owners if owner)

    @api.depends(
        lambda self: [
            f"{link}.{name}" for link in self._source_links() for name in ("partner_id", "unit_id")
        ]
    )
    def _compute_source(self):
        for delivery in self:
            owner = delivery._source_record()
            delivery.partner_id, delivery.unit_id = owner.partner_id, owner.unit_id

    @api.depends(lambda self: [f"{link}.display_name" for link in self._source_links()])
    def _compute_about(self):
        for delivery in self:
            delivery.about = delivery._source_record().display_name

    def _check_may_mark(self):
        """Who may change a record may say what became of its letters."""
        for link in self._source_links():
            if self[link]:
                self[link].check_access("write")

    def _drop(self, reason):
        """What has not left yet is not needed any more; what is on its way cannot be called back."""
        for delivery in self.sudo():  # sudo: only the owner of a letter drops it
            if delivery.state == "queued":
                delivery.write({"state": "dropped", "failure": reason})
