"""Are e-mails of clients read (п. 18)? One mailbox that is read is enough; one that fails is told even beside others."""

from collections.abc import Iterable


def mailbox_state(mailboxes: Iterable[tuple[str, bool]]) -> str:
    """
    :param mailboxes: for each one: its state, ``draft`` or ``done``, and whether it fails now
    :return: ``missing``, ``draft`` (none is started), ``failing``, or nothing
    """
    given = list(mailboxes)
    started = [is_failing for state, is_failing in given if state == "done"]
    if any(started):
        return "failing"
    if started:
        return ""
    return "draft" if given else "missing"
