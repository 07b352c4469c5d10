from odoo import models

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_term

SHOWN = 6
LOOKED_BACK = 50


class ApkCallCaller(models.Model):
    """Who is calling: known by the number, or maybe one of several (п. 30, 70 «профиля клиента»)."""

    _inherit = "apk.call"

    def _recognise(self):
        """One client with this number is the caller; of several the operator chooses."""
        for call in self.filtered(lambda call: call.phone and not call.partner_id):
            known = call._clients_with_this_number()
            if len(known) == 1:
                call.partner_id = known

    def _clients_with_this_number(self):
        partners = self.env[
            "res.partner"
        ].sudo()  # sudo: the number is the question, names come back
        if not self.phone:
            return partners
        known = partners.search([("phone_sanitized", "=", self.phone)], limit=SHOWN)
        return known.filtered(lambda one: not one.user_ids)

    def _maybe_clients(self):
        """Others with this number, and those who were talked with from it before."""
        calls = self.sudo().search(  # sudo: calls of colleagues count
            [("phone", "=", self.phone), ("partner_id", "!=", False)], limit=LOOKED_BACK
        )
        return (self._clients_with_this_number() | calls.partner_id)[:SHOWN]

    def _client_row(self):
        """п. 30 «статуса рассмотрения»: the operator sees what is open, in every unit.

        A number proves nobody: the card asks for the name before the status is told.
        """
        client = self.partner_id.sudo()  # sudo: п. 30, the line tells the status of any unit
        maybe = self._maybe_clients() - client if self.phone else client.browse()
        return {
            "id": client.id,
            "name": client.name or "",
            "notes": client and self._client_notes(client) or [],
            "matters": client and self._matters(client) or [],
            "certainty": "known" if client else "maybe" if maybe else "unknown",
            "maybe": [{"id": one.id, "name": one.name, "city": one.city or ""} for one in maybe],
        }

    def _matters(self, client):
        """``may_open``: a callback or a visit opens from the card, a message of another unit is only told of."""
        return [
            {
                **matter,
                "due": format_term(to_local(matter["due"])) if matter["due"] else "",
                "may_open": self.env[matter["model"]].browse(matter["id"]).has_access("read"),
            }
            for matter in client._open_matters()
        ]

    def _client_notes(self, client):
        """What makes a difference to the talk (п. 5, 10, 70)."""
        types = dict(client._fields["apk_client_type"]._description_selection(self.env))
        notes = [types.get(client.apk_client_type), *client.apk_segment_ids.mapped("name")]
        notes += [client.apk_language_note, client.chosen_channel_id.name]
        if client.apk_needs_filing_help:
            notes.append(self.env._("needs help with filing"))
        return [note for note in notes if note]
