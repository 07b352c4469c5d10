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
        return Register(
            self.env._("Journal of consents"),
            "apk.consent",
            "given_at",
            (
                Column(self.env._("Given on"), 16, "given_at"),
                Column(self.env._("Surname, name, patronymic"), 28, "name"),
                Column(self.env._("E-mail"), 24, "email"),
                Column(self.env._("Purpose"), 22, "purpose"),
                Column(self.env._("Topic"), 22, "topic_id"),
                Column(self.env._("Text of the consent"), 24, "text_id"),
                Column(self.env._("How it was given"), 18, "collection_mode"),
                Column(self.env._("Registered by"), 20, "registered_by_id"),
                Column(self.env._("Withdrawn on"), 16, "withdrawn_at"),
            ),
        )

    def _register_of_withdrawals(self):
        """п. 28, 29: when and how a consent was withdrawn."""
        return Register(
            self.env._("Journal of withdrawals of consents"),
            "apk.consent",
            "withdrawn_at",
            (
                Column(self.env._("Withdrawn on"), 16, "withdrawn_at"),
                Column(self.env._("Surname, name, patronymic"), 28, "name"),
                Column(self.env._("E-mail"), 24, "email"),
                Column(self.env._("Purpose"), 22, "purpose"),
                Column(self.env._("Topic"), 22, "topic_id"),
                Column(self.env._("How it was withdrawn"), 22, "withdrawal_channel"),
                Column(self.env._("Registered by"), 20, "withdrawn_by_id"),
                Column(self.env._("Given on"), 16, "given_at"),
            ),
        )

    def _register_of_histories(self):
        """п. 6: who was given the history of a client, and by what proof."""
        return Register(
            self.env._("Journal of histories given to clients"),
            "apk.history.request",
            "asked_at",
            (
                Column(self.env._("Asked on"), 16, "asked_at"),
                Column(self.env._("Client"), 28, "partner_id"),
                Column(self.env._("Who asked"), 28, "asked_by"),
                Column(self.env._("How identity was checked"), 24, "identity_check"),
                Column(self.env._("Confirmed by"), 20, "confirmed_by_id"),
                Column(self.env._("History given on"), 16, "given_at"),
                Column(self.env._("Given by"), 20, "given_by_id"),
                Column(self.env._("How it was given"), 18, "delivery_channel"),
                Column(self.env._("Outgoing No."), 20, "outgoing_number"),
                Column(self.env._("State"), 14, "state"),
            ),
        )

    def _register_of_postal_items(self):
        """What is taken to the post office, in the shape of its form 103; its own columns are filled in there."""
        empty = str
        return Register(
            self.env._("List of postal items (form 103)"),
            "apk.delivery",
            "registered_on",
            (
                Column(
                    self.env._("Addressee of the item"),
                    34,
                    lambda item: item.partner_id._dative_addressee(),
                ),
                Column(self.env._("Where to"), 52, "address"),
                Column(self.env._("Outgoing No."), 20, "register_number"),
                Column(self.env._("Postal identifier"), 20, lambda _item: empty()),
                Column(self.env._("Weight, kg"), 9, lambda _item: empty()),
                Column(self.env._("Fee, roubles"), 10, lambda _item: empty()),
                Column(self.env._("Mark of the post office"), 16, lambda _item: empty()),
            ),
            domain=[("channel_id.code", "=", "post"), ("register_number", "!=", False)],
            ending=(
                self.env._("Items in all (in words): ______________________________"),
                self.env._("Handed over: ____________ / ____________________"),
                self.env._("Accepted: ____________ / ____________________"),
            ),
        )

    def _register_of_acts(self):
        """п. 6; приказ РКН № 179: acts of destruction and who has decided."""
        return Register(
            self.env._("Journal of acts of destruction"),
            "apk.destruction.act",
            "drawn_up_on",
            (
                Column(self.env._("Number of the act"), 16, "name"),
                Column(self.env._("Drawn up on"), 16, "drawn_up_on"),
                Column(self.env._("How many records"), 14, "record_count"),
                Column(self.env._("Reviewed by"), 26, "reviewed_by_id"),
                Column(self.env._("Approved by"), 26, "approved_by_id"),
                Column(self.env._("Approved at"), 16, "approved_at"),
                Column(self.env._("State"), 16, "state"),
            ),
        )
