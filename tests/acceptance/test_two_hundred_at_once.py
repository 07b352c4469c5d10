"""п. 54: two hundred people want the same time of the same place, over HTTP, from several workers at once."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
import requests
from requests.adapters import HTTPAdapter

from tests.moments import MOSCOW

from .mail_servers import free_port
from .odoo_server import OdooServer, Refused

CROWD, WORKERS = 200, 3
LIVE = "state in ('reserved', 'confirmed', 'came')"
NOISE = re.compile(r"bad query|tries left|deadlock| (ERROR|CRITICAL) \S+ odoo\.", re.IGNORECASE)


@pytest.fixture(scope="module")
def crowded(mail):
    server = OdooServer("crowded")
    server.copy_database()
    server.configure(
        "office.py",
        smtp_port=mail.smtp_port,
        imap_port=mail.imap_port,
        url=server.url,
        mailbox=server.mailbox,
    )
    server.start(f"--workers={WORKERS}", f"--gevent-port={free_port()}")
    yield server
    server.drop()


@pytest.mark.parametrize("seats", [1, 3])
def test_as_many_get_it_as_there_are_seats(crowded, seats):
    locality = {1: "Галич", 3: "Нея"}[seats]
    (place,) = crowded.call("apk.reception.place", "search", [("locality", "=", locality)])
    crowded.call("apk.reception.place", "write", [place], {"seats": seats})
    wizards, moment = everybody_at_the_same_screen(crowded, place)
    crowded.sessions["operator"].mount("http://", HTTPAdapter(pool_maxsize=CROWD))
    for session in crowded.sessions.values():
        session.headers["Connection"] = (
            "close"  # a worker that serves one idle connection serves nobody else
        )
    start = Barrier(CROWD)

    def press(wizard):
        start.wait(60)
        try:
            press_until_heard(crowded, wizard, moment)
        except Refused as refusal:
            return "taken" if "только что заняли" in str(refusal) else str(refusal)
        return "booked"

    with ThreadPoolExecutor(CROWD) as crowd:
        outcomes = Counter(crowd.map(press, wizards))
    assert outcomes == {"booked": seats, "taken": CROWD - seats}
    rows = crowded.query(
        f"select seat from apk_visit where place_id = {place} and {LIVE} order by seat"
    )
    assert [seat for (seat,) in rows] == [str(number + 1) for number in range(seats)]
    assert [line for line in crowded.log.read_text().splitlines() if NOISE.search(line)] == []


def press_until_heard(server, wizard, moment):
    """A connection that the full queue of the server turned away is tried again, as a browser does."""
    for _attempt in range(CROWD):
        try:
            server.call(
                "apk.visit.book",
                "action_hold",
                [wizard],
                moment,
                login="operator",
                context={"lang": "ru_RU"},
            )
        except requests.ConnectionError:
            continue
        return
    raise AssertionError("the server has heard nothing")


def everybody_at_the_same_screen(server, place):
    """Two hundred operators have the same free time before their eyes."""
    service = server.call("apk.visit.service", "search", [("kind", "=", "reception")], limit=1)[0]
    clients = server.call(
        "res.partner", "create", [{"name": f"Клиент {number}"} for number in range(CROWD)]
    )
    first_day = f"{datetime.now(MOSCOW) + timedelta(days=1):%Y-%m-%d}"
    values = {"service_id": service, "place_id": place, "first_day": first_day, "via": "line"}
    wizards = server.call(
        "apk.visit.book",
        "create",
        [{**values, "partner_id": client} for client in clients],
        login="operator",
    )
    choice = server.call("apk.visit.book", "read", wizards[:1], ["choice"], login="operator")[0][
        "choice"
    ]
    return wizards, choice["days"][0]["slots"][0]["at"]
