from odoo import models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_term

MOST_CANDIDATES = 6
FORMER_CALLS = 50


class ApkCallIdentification(models.Model):
    """Who is calling: one client with this number, or the operator's choice of several (п. 30, 70 «профиля клиента»)."""

    _inherit = "apk.call"

    def write(self, vals):
        """A client named or corrected after the talk: the history of both gets its line (п. 6).

        Other extensions may override ``write`` in any order: the lines are added after all of them have written.
        """
        former = {}
        if "partner_id" in vals:
            former = {call: call.partner_id for call in self if call.finished_at}
        result = super().write(vals)
        for call, partner in former.items():
            if call.partner_id != partner:
                call._log_talk()
                call._log_call(
                    self.env._("Correction: the talk was with another client"), partner=partner
                )
        return result

    def _identify_caller(self):
        """The only client with this number is the caller; of several the operator chooses."""
        for call in self.filtered(lambda call: call.phone and not call.partner_id):
            clients = call._clients_with_this_number()
            if len(clients) == 1:
                call.partner_id = clients

    def _clients_with_this_number(self):
        partners = self.env["res.partner"]
        if not self.phone:
            return partners
        partners = partners.sudo()  # sudo: an operator may not search all contacts; only holders of
        # this number leave
        found = partners.search(partners._with_phone(self.phone), limit=MOST_CANDIDATES)
        return found.filtered(lambda partner: not partner.user_ids)  # a colleague is no client

    def _candidates(self):
        """Clients with this number, and those who were talked with from it before."""
        calls = self.sudo()  # sudo: a specialist sees only the own calls; only the names of the
        # clients leave
        former = calls.search(
            [("phone", "=", self.phone), ("partner_id", "!=", False)], limit=FORMER_CALLS
        )
        return (self._clients_with_this_number() | former.partner_id)[:MOST_CANDIDATES]

    def _card_client(self):
        """The caller, what is open with the caller in every unit (п. 30 «статуса рассмотрения»), and other candidates.

        A number proves nobody's identity: the card asks the operator for the name before the status is disclosed.
        """
        client = self.partner_id.sudo()  # sudo: an operator has no right to messages of units; п.
        # 30 has the line tell their status
        maybe = self._candidates() - client if self.phone else client.browse()
        return {
            "id": client.id,
            "name": client.name or "",
            "notes": client and self._client_notes(client) or [],
            "matters": client and self._client_matters(client) or [],
            "certainty": "known" if client else "maybe" if maybe else "unknown",
            "maybe": [{"id": one.id, "name": one.name, "city": one.city or ""} for one in maybe],
        }

    def _client_matters(self, client):
        """``may_open``: a callback or a visit opens from the card; of a message of another unit only the state is shown."""
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
