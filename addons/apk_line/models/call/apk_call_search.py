from dataclasses import replace

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_day_term, format_term
from odoo.addons.apk_case.rules.typed_query import read_typed

from ...messages import CALLER_NOT_FOUND
from ...rules.caller_number import format_phone

MOST_SHOWN = 8


class ApkCallSearch(models.Model):
    """One field finds who is calling: by name, telephone or the number of a message (п. 30 «статуса рассмотрения», 70).

    Clients, callbacks and visits are found by the operator's own rights. Of messages, which an operator may not read, the
    number that the client names leads to the client and the state: neither words, nor phones, nor a piece of a number do.
    """

    _inherit = "apk.call"

    @api.model
    def find_caller(self, text):
        """What is found while somebody types, the surest first.

        :return: list of ``{kind, id, name, note}``, at most ``MOST_SHOWN``; ``kind`` is ``message``, ``client``,
            ``callback`` …; ``id`` goes back to ``choose_caller``
        :raises NotAllowed: the user takes no calls
        """
        self._check_admitted()
        typed = read_typed(str(text))
        return self._found_of_caller(str(text), typed)[:MOST_SHOWN]

    def choose_caller(self, kind, key):
        """The client of what was found is the client of this call; a message is what the call is about.

        :return: the card as it is now
        """
        self.ensure_one()
        self._check_admitted()
        self.check_access("write")
        values = self._values_of_found(kind, key)
        if values is None:
            raise CALLER_NOT_FOUND(self.env)
        self._set_client(values)
        return self.card()

    def forget_caller(self):
        """«Not this client»: the talk is with somebody whom the card does not know yet.

        :return: the card as it is now
        """
        self.ensure_one()
        self.check_access("write")
        # a call of ours about a message stays about it
        about = {"case_id": False} if self.direction == "in" else {}
        self._set_client({"partner_id": False, **about})
        return self.card()

    def _set_client(self, values):
        """What was promised on the call is promised to its client, whoever that turns out to be."""
        self.write(values)
        promised = self.callback_id.filtered(lambda one: one.is_open and one.origin == "promised")
        if self.direction == "in" and "partner_id" in values:
            promised.partner_id = self.partner_id

    @api.model
    def _found_of_caller(self, text, typed):
        """An addon above adds its own."""
        return [
            *self._found_messages(text, typed),
            *self._found_clients(typed),
            *self._found_callbacks(typed),
        ]

    @api.model
    def _values_of_found(self, kind, key):
        """Values of the call for one row of ``find_caller``; None when it is there no more. An addon above adds its own."""
        if kind == "message":
            case = self._messages_by_number(str(key), read_typed(str(key))).filtered(
                lambda one: one.name == key
            )
            return {"case_id": case.id, "partner_id": case.partner_id.id} if case else None
        if kind == "callback":
            callback = self.env["apk.callback"].search([("id", "=", key)])
            return {"partner_id": callback.partner_id.id} if callback else None
        clients = self.env["res.partner"].search([("id", "=", key), ("user_ids", "=", False)])
        return {"partner_id": clients.id} if kind == "client" and clients else None

    @api.model
    def _found_messages(self, text, typed):
        cases = self._messages_by_number(text, typed)
        states = dict(cases._fields["state"]._description_selection(self.env))
        return [
            {
                "kind": "message",
                "id": case.name,
                "name": case.name,
                "note": " · ".join(filter(None, [case.partner_id.name, states[case.state]])),
            }
            for case in cases
        ]

    @api.model
    def _messages_by_number(self, text, typed):
        """Messages whose whole number, or its year and serial, was typed; the newest first."""
        cases = self.env["apk.case"].sudo()  # sudo: an operator may not read messages; number,
        # client and state leave, for who names the number
        ways = [*cases._number_ways(text, replace(typed, serial_ends=()))]
        if not ways:
            return cases
        return cases.browse(
            case_id
            for (case_id,) in self.env.execute_query(
                SQL(
                    "SELECT id FROM apk_case WHERE %s ORDER BY registered_at DESC, id DESC LIMIT %s",
                    SQL(" OR ").join(SQL("(%s)", way.condition) for way in ways),
                    MOST_SHOWN,
                )
            )
        )

    @api.model
    def _found_clients(self, typed):
        clients = self.env["res.partner"]._found_by(typed, MOST_SHOWN)
        types = dict(clients._fields["apk_client_type"]._description_selection(self.env))
        return [
            {
                "kind": "client",
                "id": client.id,
                "name": client.name or client.email or format_phone(client.phone_sanitized),
                "note": " · ".join(
                    filter(
                        None,
                        [
                            format_phone(client.phone_sanitized or client.phone or ""),
                            client.city or client.apk_district_id.name,
                            types.get(client.apk_client_type),
                        ],
                    )
                ),
            }
            for client in clients
        ]

    @api.model
    def _found_callbacks(self, typed):
        """Those who wait for a call, by their number; the client of a card is found as a client."""
        if not typed.phone_end:
            return []
        domain = Domain("state", "=", "open") & Domain("phone", "=like", f"%{typed.phone_end}")
        waiting = self.env["apk.callback"].search(domain, limit=MOST_SHOWN)
        return [
            {
                "kind": "callback",
                "id": callback.id,
                "name": format_phone(callback.phone),
                "note": " · ".join(
                    filter(
                        None,
                        [
                            callback.partner_id.name,
                            callback.question,
                            self.env._(
                                "not later than %s",
                                format_day_term(
                                    to_local(callback.next_due_at or callback.promised_until)
                                ),
                            ),
                        ],
                    )
                ),
            }
            for callback in waiting
        ]

    def _card_message(self):
        """The message that the call is about: number, state and term, for the client who has named it (п. 30)."""
        if not self._serves_the_line():
            return False
        case = self.case_id.sudo()  # sudo: an operator may not read messages; п. 30 has the line
        # tell the state
        states = dict(case._fields["state"]._description_selection(self.env))
        return bool(case) and {
            "name": case.name,
            "state": states[case.state],
            "due": format_term(to_local(case.next_due_at)) if case.next_due_at else "",
        }
