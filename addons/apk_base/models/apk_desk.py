from odoo import api, fields, models
from odoo.tools import SQL

from ..office_time import to_local

ROWS = 7
CHANNEL = "apk.desk"

# OFFSET 0: PostgreSQL would look for the card of a record twice, to choose and to show.
FIRST_OF_EACH = """
SELECT card, max(total), array_agg(id ORDER BY number) FROM (
    SELECT id, card, count(*) OVER (PARTITION BY card) AS total,
           row_number() OVER (PARTITION BY card ORDER BY place, id) AS number
      FROM (%s OFFSET 0) AS dealt) AS numbered
 WHERE card IS NOT NULL AND number <= %s GROUP BY card
"""


class ApkDesk(models.AbstractModel):
    """«My desk», the home page of the suite: what the user has to do now, in cards, the most pressing first.

    A service without fields: an addon overrides ``_queues`` and ``_has_desk`` for its own records.
    """

    _name = "apk.desk"
    _description = "My desk"

    @api.model
    def desk(self):
        """The cards of the signed-in user, of records that the user may read; empty ones are left out.

        :return: list of ``{key, name, model, domain, count, rows}``; at most ``ROWS`` rows, each ``{id, name, subject,
            who, due}``, ``is_late`` where its term is over. ``domain`` finds exactly what is counted, ``list_view_id`` is
            the list that shows it, ``action`` opens another page instead; a card with ``is_alert`` is shown in red.
        :raises AccessError: the user works with none of the records
        """
        if not self._has_desk():
            self.env["apk.deadline"].check_access("read")
        return [queue for queue in self._queues() if queue["count"] or queue.get("is_alert")]

    @api.model
    def _has_desk(self):
        """Whether the signed-in user works with any of the records; an addon adds its own with ``or``."""
        return self.env["apk.deadline"].has_access("read")

    def _queues(self):
        """Yields cards, each made by ``_as_queue``; an addon yields its own before or after those of super."""
        yield from ()

    def _as_queue(self, key, name, model, domain, rows, count=None):
        """A card for the screen; the due dates lose the year when it is the current one.

        :param count: how many records the domain finds, when the caller knows
        """
        if count is None:
            count = self.env[model].search_count(domain) if len(rows) == ROWS else len(rows)
        this_year = (
            f" {to_local(fields.Datetime.now()).year} г."  # Russian: the ending of ``format_day``
        )
        rows = [{**row, "due": row["due"].removesuffix(this_year)} for row in rows]
        return {
            "key": key,
            "name": name,
            "model": model,
            "domain": list(domain),
            "count": count,
            "rows": rows,
        }

    def _deal(self, records, wanted, domains, order):
        """Deal records out to cards in one query: each goes to the first card whose domain it meets, or to none.

        :param records: empty recordset of the model; the user's rules of access apply
        :param wanted: domain that every card asks for, of few records by an index
        :param domains: list of ``(key, Domain)``
        :param order: ``SQL`` that sorts the records of a card
        :return: ``{key: (count, ids of the first ROWS)}`` of the cards that are not empty
        """
        query = records._search(wanted)
        sorts = [
            SQL("WHEN %s THEN %s", domain.optimize_full(records)._to_sql(records, records._table, query), key)
            for key, domain in domains
        ]  # fmt: skip
        dealt = SQL(
            "SELECT %s AS id, CASE %s END AS card, %s AS place FROM %s WHERE %s",
            SQL.identifier(records._table, "id"),
            SQL(" ").join(sorts),
            order,
            query.from_clause,
            query.where_clause or SQL("TRUE"),
        )
        rows = self.env.execute_query(SQL(FIRST_OF_EACH, dealt, ROWS))
        return {card: (count, ids) for card, count, ids in rows}

    @api.model
    def _announce_change(self):
        """Desks that are open look anew after this transaction; the signal names no record and holds no word."""
        waiting = self.env.cr.precommit.data
        if not waiting.get(CHANNEL):
            waiting[CHANNEL] = True
            self.env["bus.bus"]._sendone(self._channel(), "apk_desk.changed", {})

    @api.model
    def _channel(self):
        """Nobody can ask the bus for it by name: ``ir.websocket`` adds it for who has a desk."""
        return self.env.ref("base.group_user"), CHANNEL


class ApkDeskMixin(models.AbstractModel):
    """A record that lies on desks: what changes in it there is announced to those that are open."""

    _name = "apk.desk.mixin"
    _description = "Shown on the desk"
    _shown_on_desk = frozenset()  # names of the fields by which a desk finds it

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if records:
            self.env["apk.desk"]._announce_change()
        return records

    def write(self, vals):
        result = super().write(vals)
        if self and self._shown_on_desk & vals.keys():
            self.env["apk.desk"]._announce_change()
        return result
