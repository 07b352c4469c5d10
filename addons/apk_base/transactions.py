"""Scheduled work in small transactions."""


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
