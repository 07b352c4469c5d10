"""A companion of an evaluation, in a folder of its own: it meets no other one, and leaves none behind."""

import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

READY_SECONDS = 90


@contextmanager
def own_companion(env, service):
    """
    :param service: ``vectors`` or ``language``; the other one stays as it is
    :return: whether it is there and has learned what it was taught; without its packages it is not
    """
    from odoo.addons.apk_triage.companion import client

    models = env.registry["apk.companion"]
    with tempfile.TemporaryDirectory(prefix="apk_") as folder:
        place = Path(folder)
        models._folder = lambda _self: place
        try:
            watch = env["apk.companion"]
            watch.search([("service", "=", service)]).is_wanted = True
            until = time.monotonic() + READY_SECONDS
            watch._cron_watch()
            is_there = happened(lambda: state_of(client, place, service), until)
            watch._cron_watch()  # teaches
            if is_there:
                happened(lambda: has_learned(state_of(client, place, service)), until)
            yield is_there
        finally:
            client.stop(place, service)
            del models._folder


def state_of(client, folder, service):
    try:
        return client.ask(folder, service, {"do": "state"}, 2)
    except client.Absent:
        return {}


def has_learned(state):
    return bool(state) and not state.get("learning")


def happened(asked, until):
    while not (answer := asked()) and time.monotonic() < until:
        time.sleep(0.2)
    return bool(answer)
