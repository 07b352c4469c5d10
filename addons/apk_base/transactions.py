"""Scheduled work in small transactions, beside people who work on the same records."""

from functools import partial

from odoo.service.model import retrying


def commit_each(records, act):
    """Act on records one by one and commit after each, as long as the scheduler grants time.

    A commit empties the cache; a record that came with others would then be read again together with all of them, a
    thousand rows for each. So each is browsed alone.

    :param records: what the job has found
    :param act: called with each of them; after False the others wait for the next run of the job
    """
    commit_progress = records.env["ir.cron"]._commit_progress
    commit_progress(remaining=len(records))
    for id_ in records.ids:
        may_go_on = act(records.browse(id_))
        if may_go_on is False:
            commit_progress(1, remaining=0)
            break
        if not commit_progress(1):
            break


def in_new_transaction(env, act, *args):
    """Do ``act`` in a transaction that begins now, once more when somebody has written the same rows meanwhile.

    A transaction sees the data as they were when it began (REPEATABLE READ). A job that has waited for a mail server
    since then cannot write what a person has saved in between: PostgreSQL refuses it, and what the job has done outside
    would go unrecorded. A person's own call is repeated by Odoo in the same manner.

    :param act: reads what it decides by; it is committed when it returns
    """
    env.cr.rollback()  # the old view of the data; nothing is pending, whoever calls has committed
    try:
        return retrying(partial(act, *args), env)
    except Exception:  # broad: half of an act must not be committed by what the job does next
        env.cr.rollback()
        raise
