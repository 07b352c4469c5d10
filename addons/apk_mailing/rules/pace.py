"""How fast e-mails leave and how often a page may write to one address."""

from datetime import datetime, timedelta

HOUR = timedelta(hours=1)
RETRY_AFTER = (5, 15, 60, 240, 720)  # minutes; after the last one the address has failed


def left_this_hour(limit: int, sent_in_the_hour: int) -> float:
    """How many e-mails may leave now; a limit of nought is none."""
    return max(limit - sent_in_the_hour, 0) if limit else float("inf")


def free_again_at(first_sent: datetime, limit: int, sent_in_the_hour: int) -> datetime | None:
    """When the next e-mail may leave although the limit of the hour is reached; None: it may leave now.

    :param first_sent: the earliest of those sent within the last hour
    """
    return None if left_this_hour(limit, sent_in_the_hour) else first_sent + HOUR


def retry_at(attempts: int, now: datetime) -> datetime | None:
    """When to try again after ``attempts`` failures, or None: enough."""
    return (
        now + timedelta(minutes=RETRY_AFTER[attempts - 1]) if attempts <= len(RETRY_AFTER) else None
    )
