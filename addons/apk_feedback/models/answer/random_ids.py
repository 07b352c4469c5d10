"""Ids that show no order of arrival."""

from odoo.tools import SQL


def draw_ids_at_random(cr, table):
    """Let PostgreSQL draw the ids of a table: serial ones would put answers into the order in which they came.

    Not by ``random()``: it is a sequence from a seed, and who knows some ids could reconstruct the order of the others.
    """
    cr.execute(
        SQL(
            "ALTER TABLE %s ALTER COLUMN id SET DEFAULT"
            " GREATEST(1, ('x' || left(gen_random_uuid()::text, 8))::bit(32)::int & 2147483647)",
            SQL.identifier(table),
        )
    )
