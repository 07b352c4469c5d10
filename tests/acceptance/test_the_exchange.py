"""п. 38, 41: the exchange, the wallboard and two operators at once, on a real server."""

import base64
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from .asterisk_session import RecordedAsterisk
from .line_office import OPERATOR, ring
from .line_screen import CallScreen
from .live_asterisk import PROGRAM, LiveAsterisk
from .odoo_server import ROOT, Refused
from .waiting import wait_until

EXCHANGES = [pytest.param(RecordedAsterisk, id="a recorded session of Asterisk 22")]
if PROGRAM:
    EXCHANGES.append(pytest.param(LiveAsterisk, id="Asterisk itself"))


def at_once(act, arguments):
    """Do it for every argument at the same moment, each in a thread of its own."""
    together = threading.Barrier(len(arguments))

    def start(argument):
        together.wait()
        act(argument)

    threads = [threading.Thread(target=start, args=[argument]) for argument in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_the_board_looks_anew_by_itself(browser, line):
    screen = CallScreen(browser, line)
    before = int(screen.figure("calls").inner_text())
    now = screen.page.evaluate("new Date().toISOString()").replace("Z", "+00:00")
    ring(line, line.secret, "acc.board", at=now, number="+79109998877")
    expect(screen.figure("calls")).to_have_text(str(before + 1))
    screen.expect_in(".apk_line_incoming", "+7 910 999-88-77")
    ring(line, line.secret, "acc.board", "ended", at=now)
    expect(screen.page.locator(".apk_line_incoming")).to_have_count(0)


def test_of_transfers_at_once_only_the_second_passes(line):
    """One transfer is made; four more at the same moment, in transactions of their own: one passes, three are refused."""
    call = line.call("apk.call", "start", phone="+79105550000", login=OPERATOR)
    line.call(
        "apk.call", "transfer", [call], kind="number_given", name="А", phone="1", login=OPERATOR
    )
    results = []

    def transfer(name):
        values = {"kind": "transferred", "name": name, "phone": name, "reason": name}
        try:
            line.call("apk.call", "transfer", [call], login=OPERATOR, **values)
            results.append("passed")
        except Refused as refusal:
            results.append(str(refusal))

    at_once(transfer, ["1", "2", "3", "4"])
    assert results.count("passed") == 1, results
    assert all("38, 70" in result for result in results if result != "passed"), results
    made = f"select number from apk_call_transfer where call_id = {call} order by number"
    assert line.query(made) == [["1"], ["2"]]


def test_events_of_a_new_call_at_once_make_one_call(line):
    """Four reports of a call that nobody has heard of, in transactions of their own; none is lost, none doubled."""
    moments = {"ringing": "10:00:00", "answered": "10:00:05", "transferred": "10:01:00", "ended": "10:02:00"}  # fmt: skip

    def report(kind):
        at = f"2026-11-20T{moments[kind]}+03:00"
        ring(line, line.secret, "acc.at-once", kind, at, number="+79106660000")

    at_once(report, list(moments))
    (call,) = line.call("apk.call", "search_read", [("linkedid", "=", "acc.at-once")])
    assert (call["state"], call["talk_seconds"], call["transfer_count"]) == ("to_fill", 115, 1)


@pytest.mark.parametrize("exchange", EXCHANGES)
def test_the_sidecar_carries_calls_of_asterisk_into_the_register(line, exchange):
    """Asterisk's protocol on a real socket, the sidecar as a process of its own, the call log as the judge.

    The name of the test tells which Asterisk it was: the recorded session always, the program itself where the system
    has it (Debian 12 has no package of it).
    """
    before = ended_calls(line)
    with exchange() as asterisk, sidecar(line, asterisk):
        asterisk.make_calls()
        wait_until(lambda: ended_calls(line) == before + 4, "four calls to end")
        log = base64.b64encode(asterisk.call_log()).decode()
    (wizard,) = line.call("apk.cdr.import", "create", [{"file": log}])
    line.call("apk.cdr.import", "action_compare", [wizard])
    names = ["in_log", "known", "missing", "strange"]
    (result,) = line.call("apk.cdr.import", "read", [wizard], names)
    assert [result[name] for name in names] == [4, 4, 0, 0]
    twice = "select transfer_count, has_violation from apk_call where phone = '+79101112233' order by id desc"
    assert line.query(twice)[0] == ["2", "f"]


def ended_calls(line):
    """How many calls Asterisk has reported as ended."""
    ended = "type = 'ended' and event_id like 'Hangup-%'"
    return int(line.query(f"select count(*) from apk_telephony_event where {ended}")[0][0])


@contextmanager
def sidecar(line, asterisk):
    """The program that carries events, connected."""
    command = [
        sys.executable, ROOT / "addons/apk_line/sidecar", "--odoo-url", line.url,
        "--ami-port", str(asterisk.port), "--ami-user", "apk",
    ]  # fmt: skip
    secrets = {"APK_AMI_SECRET": asterisk.secret, "APK_LINE_SECRET": line.secret}
    process = subprocess.Popen(command, env=secrets, stderr=subprocess.PIPE, text=True)
    try:
        connected = "connected with Asterisk"
        wait_until(lambda: connected in process.stderr.readline(), "the sidecar")
        yield
    finally:
        process.kill()
        process.wait(30)
