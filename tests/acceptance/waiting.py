"""Waiting for something to become true, never for a time to pass."""

import time

POLL_SECONDS = 0.1


def wait_until(condition, what, *, seconds=60):
    """The first true value of ``condition()``; an error that names what was waited for."""
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        value = condition()
        if value:
            return value
        time.sleep(POLL_SECONDS)  # between two looks
    raise AssertionError(f"waited {seconds} s for {what}")
