from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.apk_case.models.apk_case_search import (
    CLIENT_NAME,
    PHONES,
    any_phone_like,
    phone_end,
)
from odoo.addons.apk_case.rules.typed_query import TypedQuery, read_typed
from odoo.addons.apk_client.models.res_partner import SERVING
from odoo.addons.apk_knowledge.rules.search_query import (
    beginnings,
    in_other_layout,
    query_words,
)

MOST_FOUND = 50  # clients for the last digits of a phone


class ResPartner(models.Model):
    _inherit = "res.partner"

    apk_call_ids = fields.One2many(
        "apk.call", "partner_id", string="Calls of the client", groups=SERVING
    )
    apk_call_count = fields.Integer(compute="_compute_apk_call_count", groups=SERVING)
    apk_callback_ids = fields.One2many(
        "apk.callback", "partner_id", string="Callbacks", groups=SERVING
    )

    def _compute_apk_call_count(self):
        counts = dict(
            self.env["apk.call"]._read_group(
                [("partner_id", "in", self.ids)], ["partner_id"], ["__count"]
            )
        )
        for partner in self:
            partner.apk_call_count = counts.get(partner, 0)

    def action_open_calls(self):
        return self._action_of_client("apk_line.apk_call_action")

    def _open_matters(self):
        """Open callbacks, before the matters that have days."""
        if not self.env["apk.callback"].has_access("read"):
            return super()._open_matters()
        waiting = self.apk_callback_ids.filtered(lambda callback: callback.state == "open")
        states = dict(waiting._fields["origin"]._description_selection(self.env))
        callbacks = [
            {
                "model": callback._name,
                "id": callback.id,
                "name": callback.question or callback.phone,
                "what": states[callback.origin],
                "due": callback.next_due_at,
            }
            for callback in waiting
        ]
        return callbacks + super()._open_matters()

    @api.model
    def _search_display_name(self, operator, value):
        """A telephone in any spelling finds its client wherever those who serve clients look for one (п. 30, 70)."""
        found = super()._search_display_name(operator, value)
        is_typed = operator == "ilike" and isinstance(value, str)
        if not is_typed or not self.env.user.has_groups(SERVING):
            return found
        typed = read_typed(value)
        phone = TypedQuery(phone_end=typed.phone_end, phone_start=typed.phone_start)
        return Domain(found) | Domain("id", "in", self._found_by(phone, MOST_FOUND).ids)

    @api.model
    def _found_by(self, typed, limit):
        """Clients whom the user may read, by phone, e-mail and name, the surest way first; no colleagues.

        :param typed: ``TypedQuery``
        """
        self.env["res.partner"].flush_model(["name", "email_normalized", *PHONES])
        readable = self._search(Domain("user_ids", "=", False))
        found = {}
        for condition in self._conditions_of(typed):
            query = SQL(
                "SELECT res_partner.id FROM %s WHERE %s AND %s ORDER BY res_partner.name, res_partner.id LIMIT %s",
                readable.from_clause,
                readable.where_clause or SQL("TRUE"),
                condition,
                limit,
            )
            found |= dict.fromkeys(found_id for (found_id,) in self.env.execute_query(query))
        return self.browse([*found][:limit])

    def _conditions_of(self, typed):
        if typed.phone_end:
            yield any_phone_like(phone_end, f"{typed.phone_end[::-1]}%")
        if typed.phone_start:
            yield any_phone_like(str, f"+7{typed.phone_start}%")
        if typed.email:
            yield SQL("res_partner.email_normalized ILIKE %s", typed.email)
        if query_words(typed.words) and not typed.serials:  # names hold no figures
            for words in filter(None, (typed.words, in_other_layout(typed.words))):
                yield SQL("%s @@ to_tsquery('simple', %s)", SQL(CLIENT_NAME), beginnings(words))

    @api.model
    def _with_phone_end(self, digits, limit):
        """Clients whose number ends with what the exchange shows of it; none for no digits."""
        clients = self.sudo()  # sudo: an operator may not search all contacts; only holders of this
        # number leave
        if not digits:
            return clients.browse()
        return clients._found_by(TypedQuery(phone_end=digits), limit)
