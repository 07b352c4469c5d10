"""Numbers of a register without gaps (п. 18): what is rolled back, tried out or refused uses none up."""

from odoo.tools import SQL


def next_serials(records, field, start, *, count=1, first=1):
    """The next numbers of one row. A row has at most 999,999 of them: they are compared as they are written.

    Whoever needs a number of a row waits until the transaction before has ended. The last number is read twice: own rows
    are seen here, what others have committed meanwhile only through a cursor of its own, as this transaction's view of
    the database may be older. A sequence of PostgreSQL would be quicker and lose a number with every failed attempt.

    :param records: a recordset of the model whose stored Char ``field`` holds the written numbers
    :param str start: what the written numbers of the row begin with, ``ОГ-2026/``; no signs of LIKE in it
    :param int first: the number that the row begins with
    :return: list of ``count`` integers
    """
    records.flush_model([field])
    cr = records.env.cr
    cr.execute(SQL("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", start))
    last = SQL(
        "SELECT %(name)s FROM %(table)s WHERE %(name)s LIKE %(start)s"
        " ORDER BY %(name)s USING ~>~ LIMIT 1",
        name=SQL.identifier(field),
        table=SQL.identifier(records._table),
        start=f"{start}%",
    )
    found = [cr.execute(last) or cr.fetchone()]
    with records.env.registry.cursor() as fresh:
        # while an addon is being installed, its demo records are numbered before the others can see its table
        if fresh.execute(SQL("SELECT to_regclass(%s)", records._table)) or fresh.fetchone()[0]:
            found.append(fresh.execute(last) or fresh.fetchone())
    given = [int(row[0].removeprefix(start)) for row in found if row]
    following = max([first, *(serial + 1 for serial in given)])
    return list(range(following, following + count))
