from odoo import api, models

from odoo.addons.apk_base.rules.registers import Column, Register


class ApkRegister(models.Model):
    """Registers of consents, requests for the history, postal items and acts (requirements of п. 6, 25, 27.1)."""

    _inherit = "apk.register"

    @api.model
    def _registers(self):
        return {
            **super()._registers(),
            "consent": self._register_of_consents(),
            "withdrawal": self._register_of_withdrawals(),
            "history": self._register_of_histories(),
            "post": self._register_of_postal_items(),
            "destruction": self._register_of_acts(),
        }

    def _register_of_consents(self):
        """п. 27.1: who agreed to what, by which text, and until when it was in force."""
        _ = self.env._
        return Register(
            _("Journal of consents"),
            "apk.consent",
            "given_at",
            (
                Column(_("Given on"), 16, "given_at"),
                Column(_("Surname, name, patronymic"), 28, "name"),
                Column(_("E-mail"), 24, "email"),
                Column(_("Purpose"), 22, "purpose"),
                Column(_("Topic"), 22, "topic_id"),
                Column(_("Text of the consent"), 24, "text_id"),
                Column(_("How it was given"), 18, "collection_mode"),
                Column(_("Registered by"), 20, "registered_by_id"),
                Column(_("Withdrawn on"), 16, "withdrawn_at"),
            ),
        )

    def _register_of_withdrawals(self):
        """п. 28, 29: when and how a consent was withdrawn."""
        _ = self.env._
        return Register(
            _("Journal of withdrawals of consents"),
            "apk.consent",
            "withdrawn_at",
            (
                Column(_("Withdrawn on"), 16, "withdrawn_at"),
                Column(_("Surname, name, patronymic"), 28, "name"),
                Column(_("E-mail"), 24, "email"),
                Column(_("Purpose"), 22, "purpose"),
                Column(_("Topic"), 22, "topic_id"),
                Column(_("How it was withdrawn"), 22, "withdrawal_channel"),
                Column(_("Registered by"), 20, "withdrawn_by_id"),
                Column(_("Given on"), 16, "given_at"),
            ),
        )

    def _register_of_histories(self):
        """п. 6: who was given the history of a client, and by what proof."""
        _ = self.env._
        return Register(
            _("Journal of histories given to clients"),
            "apk.history.request",
            "asked_at",
            (
                Column(_("Asked on"), 16, "asked_at"),
                Column(_("Client"), 28, "partner_id"),
                Column(_("Who asked"), 28, "asked_by"),
                Column(_("How identity was checked"), 24, "identity_check"),
                Column(_("Confirmed by"), 20, "confirmed_by_id"),
                Column(_("History given on"), 16, "given_at"),
                Column(_("Given by"), 20, "given_by_id"),
                Column(_("How it was given"), 18, "delivery_channel"),
                Column(_("State"), 14, "state"),
            ),
        )

    def _register_of_postal_items(self):
        """What is taken to the post office, in the shape of its form 103; its own columns are filled in there."""
        _ = self.env._
        empty = str
        return Register(
            _("List of postal items (form 103)"),
            "apk.delivery",
            "registered_on",
            (
                Column(
                    _("Addressee of the item"), 34, lambda item: item.partner_id._dative_addressee()
                ),
                Column(_("Where to"), 52, "address"),
                Column(_("Outgoing No."), 20, "register_number"),
                Column(_("Postal identifier"), 20, lambda _item: empty()),
                Column(_("Weight, kg"), 9, lambda _item: empty()),
                Column(_("Fee, roubles"), 10, lambda _item: empty()),
                Column(_("Mark of the post office"), 16, lambda _item: empty()),
            ),
            domain=[("channel_id.code", "=", "post"), ("register_number", "!=", False)],
            ending=(
                _("Items in all (in words): ______________________________"),
                _("Handed over: ____________ / ____________________"),
                _("Accepted: ____________ / ____________________"),
            ),
        )

    def _register_of_acts(self):
        """п. 6; приказ РКН № 179: acts of destruction and who has decided."""
        _ = self.env._
        return Register(
            _("Journal of acts of destruction"),
            "apk.destruction.act",
            "drawn_up_on",
            (
                Column(_("Number of the act"), 16, "name"),
                Column(_("Drawn up on"), 16, "drawn_up_on"),
                Column(_("How many records"), 14, "record_count"),
                Column(_("Reviewed by"), 26, "reviewed_by_id"),
                Column(_("Approved by"), 26, "approved_by_id"),
                Column(_("Approved at"), 16, "approved_at"),
                Column(_("State"), 16, "state"),
            ),
        )
