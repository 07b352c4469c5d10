from odoo import api, models
from odoo.fields import Domain

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_term, format_time_of

from ...rules.caller_number import district_digits, format_phone, is_hidden

MOST_CANDIDATES = 6
FORMER_CALLS = 50
CONTACTS = 5
# lines of the history that are no contact with the client
NOT_CONTACTS = (
    *("status", "receipt", "auto_reply", "choice", "history"),
    *("consent", "consent_withdrawn", "decision"),
)


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
        """Clients with this number, those whose number ends so, and those who were talked with from it before."""
        calls = self.sudo()  # sudo: a specialist sees only the own calls; only the names of the
        # clients leave
        former = calls.search(
            [("phone", "=", self.phone), ("partner_id", "!=", False)], limit=FORMER_CALLS
        )
        neighbours = self.env["res.partner"]._with_phone_end(
            district_digits(self.phone), MOST_CANDIDATES
        )
        found = self._clients_with_this_number() | former.partner_id | neighbours
        return found[:MOST_CANDIDATES]

    def _colleague_name(self):
        """Whose number of the office this is; empty for a client's."""
        if not self.phone:
            return ""
        # sudo: an operator may not search users by their number; the name of a colleague leaves
        users = self.env["res.users"].sudo()
        own = users._with_extension(self.phone) | users.search(
            [("partner_id.phone_sanitized", "=", self.phone), ("share", "=", False)], limit=1
        )
        experts = self.env["apk.line.expert"]
        number = Domain("extension", "=", self.phone)
        return own[:1].name or experts.search(number, limit=1).name or ""

    def _card_number(self):
        """The number as it is read out, and what it is when it is no client's whole number."""
        colleague = self._colleague_name()
        if is_hidden(self.phone):
            note = self.env._("The number is hidden: ask for the name and the number to call back")
        elif colleague:
            note = self.env._("A colleague: %s", colleague)
        elif district_digits(self.phone):
            note = self.env._("A number without its code: ask which district it is of")
        else:
            note = ""
        return {"phone_text": format_phone(self.phone), "phone_note": note}

    def _card_client(self):
        """The caller, what is open with the caller in every unit (п. 30 «статуса рассмотрения»), and other candidates.

        A number proves nobody's identity: the card asks the operator for the name before the status is disclosed.
        Whoever is no operator, such as a specialist to whom the call was transferred, sees what the own rights allow.
        """
        client = self.partner_id
        if self._serves_the_line():
            client = client.sudo()  # sudo: an operator has no right to messages of units; п. 30 has
            # the line tell their status
        maybe = self._candidates() - client if self.phone else client.browse()
        return {
            "id": client.id,
            "name": client.name or "",
            "notes": client and self._client_notes(client) or [],
            "matters": client and self._client_matters(client) or [],
            "contacts": client and self._client_contacts(client) or [],
            "certainty": "known" if client else "maybe" if maybe else "unknown",
            "maybe": [{"id": one.id, "name": one.name, "city": one.city or ""} for one in maybe],
        }

    @api.model
    def _serves_the_line(self):
        return self.env.user.has_group("apk_base.group_operator")

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

    def _client_contacts(self, client):
        """The latest contacts, the newest first: ``{id, when, what, text}``.

        The words stand there for who may read the record; of a message of another unit only what happened and when.
        """
        events = client.env["apk.interaction"]
        if not events.has_access("read"):
            return []
        latest = events.search(
            [("partner_id", "=", client.id), ("kind", "not in", NOT_CONTACTS)], limit=CONTACTS
        )
        kinds = dict(events._fields["kind"]._description_selection(self.env))
        return [
            {
                "id": event.id,
                "when": format_time_of(
                    to_local(event.happened_at), self.env["apk.line"]._local_now().date()
                ),
                "what": kinds[event.kind],
                "text": event.summary if self._may_read_source(event) else "",
            }
            for event in latest
        ]

    def _may_read_source(self, event):
        if event.res_model not in self.env:
            return False
        source = self.env[event.res_model].browse(event.res_id).exists()
        return bool(source) and source.has_access("read")

    def _client_notes(self, client):
        """The profile: what makes a difference to the talk (п. 5, 10, 11, 70)."""
        types = dict(client._fields["apk_client_type"]._description_selection(self.env))
        phones = (client.phone_sanitized or client.phone, client.apk_second_phone)
        notes = [
            types.get(client.apk_client_type),
            *client.apk_segment_ids.mapped("name"),
            client.apk_district_id.name,
            client.city,
            *map(format_phone, filter(None, phones)),
            client.email,
            client.apk_language_note,
            client.chosen_channel_id.name,
        ]
        if client.apk_needs_filing_help:
            notes.append(self.env._("needs help with filing"))
        if client.apk_has_health_limits:
            notes.append(self.env._("health limits"))
        if client.apk_represents_text:
            notes.append(self.env._("acts for: %s", client.apk_represents_text))
        return [note for note in notes if note]
