"""A session of Asterisk 22, as it was: its manager's events and its call log tell of the same calls.

Recorded on loopback: a call answered for three seconds, one that nobody answered, one that was given up after a second,
one that was passed on twice.
"""

import sys
from datetime import datetime, timezone
from pathlib import Path

import pytest
from apk_line.rules.pbx import calls_of_log, facts_of_events
from apk_line.rules.telephony_events import checked_event

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "addons/apk_line/sidecar"))
from translate import Translator, extension  # noqa: E402 - a program of its own, not a package

RECORDED = ROOT / "tests/acceptance/asterisk"
AFTERWARDS = datetime(2100, 1, 1, tzinfo=timezone.utc)


@pytest.fixture(scope="module")
def posted():
    """What the sidecar posts to Odoo."""
    translator, found = Translator(["from-trunk"]), []
    for packet in (RECORDED / "session.ami").read_text().split("\n\n"):
        event = dict(line.split(": ", 1) for line in packet.splitlines() if ": " in line)
        found.append(translator.translate(event) if event else None)
    return [checked_event(event) for event in found if event]


@pytest.fixture(scope="module")
def calls(posted):
    keys = dict.fromkeys(event["linkedid"] for event in posted)
    return [facts_of_events(key, [e for e in posted if e["linkedid"] == key]) for key in keys]


@pytest.fixture(scope="module")
def log():
    return calls_of_log((RECORDED / "Master.csv").read_text(), AFTERWARDS).calls


def test_each_call_is_reported_from_its_beginning_to_its_end(posted):
    assert [event["type"] for event in posted] == [
        "ringing", "answered", "ended",
        "ringing", "ended",
        "ringing", "ended",
        "ringing", "answered", "transferred", "answered", "transferred", "answered", "ended",
    ]  # fmt: skip
    assert len({event["event_id"] for event in posted}) == len(posted)


def test_events_and_the_log_tell_of_the_same_calls(calls, log):
    def essence(call):
        return (call.linkedid, call.number, bool(call.answered_at), call.agent, len(call.transfers))

    assert [essence(call) for call in calls] == [essence(call) for call in log]
    for reported, logged in zip(calls, log, strict=True):
        assert abs(reported.started_at - logged.started_at).total_seconds() < 2
        assert abs(reported.ended_at - logged.ended_at).total_seconds() < 2


def test_who_called_and_who_answered(calls):
    assert [(call.number, call.agent, call.transfers) for call in calls] == [
        ("+79101234567", "101", ()),
        ("+79107654321", "", ()),
        ("+79107654399", "", ()),
        ("+79101112233", "103", ("205", "206")),
    ]


def test_calls_of_other_contexts_are_none_of_the_lines_business():
    translator = Translator(["from-trunk"])
    event = {"Event": "Newchannel", "Uniqueid": "1.1", "Linkedid": "1.1", "Context": "operators"}
    assert translator.translate(event) is None
    hangup = {"Event": "Hangup", "Uniqueid": "1.1", "Linkedid": "1.1"}
    assert translator.translate(hangup) is None


@pytest.mark.parametrize(
    ("channel", "number"),
    [("PJSIP/101-0000001f", "101"), ("Local/205@operators-00000001;1", "205"), ("205", "205")],
)
def test_the_extension_of_a_channel(channel, number):
    assert extension(channel) == number


def test_without_asterisks_clock_ours_is_used():
    translator = Translator(["from-trunk"])
    ring = {"Event": "Newchannel", "Uniqueid": "1", "Linkedid": "1", "Context": "from-trunk"}
    at = datetime.fromisoformat(translator.translate(ring)["at"])
    assert at.tzinfo == timezone.utc
