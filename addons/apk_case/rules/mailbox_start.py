"""Which e-mails of a newly connected mailbox are work of today, and which were there before (п. 18, 20)."""

from datetime import datetime


def is_older_than_start(accepted_at: datetime, accept_from: datetime | None) -> bool:
    """Whether a mailbox was asked to leave this e-mail to a person.

    п. 20 promises a first reply «после получения сообщения». A mailbox that has been read by hand for years holds
    unread e-mails that were answered long ago; their writers must not be told today that they have just been received.

    :param accepted_at: when our mail server took it; never the sender's ``Date``
    :param accept_from: «take e-mails from»; empty: the mailbox has no such moment
    """
    return accept_from is not None and accepted_at < accept_from
