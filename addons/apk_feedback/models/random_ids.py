"""Ids that tell no order."""

from odoo.tools import SQL


def draw_ids_at_random(cr, table):
    """Let PostgreSQL draw the ids of a table: serial ones would put answers into the order of the letters.

    Not random(): it is reckoned from a seed, and who knows some ids could put the others into order.
    """
    cr.execute(
        SQL(
            "ALTER TABLE %s ALTER COLUMN id SET DEFAULT"
            " GREATEST(1, ('x' || left(gen_random_uuid()::text, 8))::bit(32)::int & 2147483647)",
            SQL.identifier(table),
        )
    )
