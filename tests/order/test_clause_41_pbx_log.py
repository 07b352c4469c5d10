"""п. 41: calls are counted as the exchange has seen them, whatever the order and the number of its reports."""

import itertools
from datetime import timedelta

import pytest
from apk_line.rules.pbx import BadLog, calls_of_log, facts_of_events

from tests.moments import MOSCOW, at

RING = {"type": "ringing", "at": at("Fri 2026-11-20 10:00:00"), "number": "+79101234567"}
ANSWER = {"type": "answered", "at": at("Fri 2026-11-20 10:00:12"), "agent": "101"}
MOVE = {"type": "transferred", "at": at("Fri 2026-11-20 10:02:00"), "to": "205"}
SECOND = {"type": "answered", "at": at("Fri 2026-11-20 10:02:05"), "agent": "205"}
END = {"type": "ended", "at": at("Fri 2026-11-20 10:05:00")}


@pytest.mark.parametrize("events", list(itertools.permutations([RING, ANSWER, MOVE, SECOND, END])))
def test_events_in_any_order_are_one_call(events):
    facts = facts_of_events("x.1", events)
    assert (facts.number, facts.started_at, facts.ended_at) == (
        RING["number"],
        RING["at"],
        END["at"],
    )
    assert (facts.answered_at, facts.agent) == (ANSWER["at"], "101")
    assert (facts.transfers, facts.waited) == (("205",), timedelta(seconds=12))


def test_an_unanswered_call_waited_until_its_end():
    facts = facts_of_events("x.1", [END, RING])
    assert facts.answered_at is None
    assert facts.waited == timedelta(minutes=5)


def row(linkedid, start, answer, end, disposition, *, uniqueid="", dst="PJSIP/101-0000001f"):
    day = "2026-11-20"
    moments = [f'"{day} {moment}"' if moment else '""' for moment in (start, answer, end)]
    legs = f'"","+79101234567","5516","line","""Клиент"" <+79101234567>","PJSIP/trunk-1","{dst}"'
    tail = (
        f'"60","48","{disposition}","DOCUMENTATION","{uniqueid or linkedid}","","","{linkedid}","1"'
    )
    return f'{legs},"Queue","line",{",".join(moments)},{tail}'


def test_legs_of_one_talk_are_one_call():
    log = "\n".join(
        [
            row("1.1", "10:00:00", "", "10:00:10", "NO ANSWER", uniqueid="1.1"),
            row("1.1", "10:00:00", "10:00:12", "10:02:00", "ANSWERED", uniqueid="1.2"),
            row("1.1", "10:02:00", "10:02:05", "10:05:00", "ANSWERED", uniqueid="1.3", dst="PJSIP/205-2"),
            row("2.1", "10:01:00", "10:01:00", "10:01:40", "ANSWERED", dst=""),
        ]
    )  # fmt: skip
    spoken, music_only = calls_of_log(log, MOSCOW)
    assert (spoken.answered_at, spoken.ended_at) == (
        at("Fri 2026-11-20 10:00:12"),
        at("Fri 2026-11-20 10:05:00"),
    )
    assert (spoken.agent, spoken.transfers) == ("101", ("205",))
    assert music_only.answered_at is None
    assert music_only.number == "+79101234567"


def test_a_log_without_the_new_columns_is_keyed_by_the_unique_id():
    short = ",".join(row("9.9", "10:00:00", "", "10:00:03", "NO ANSWER").split(",")[:-3])
    (call,) = calls_of_log(short, MOSCOW)
    assert call.linkedid == "9.9"


@pytest.mark.parametrize(
    "line",
    [
        "a,b,c",
        row("1.1", "10 o'clock", "", "10:00:03", "FAILED"),
        row("", "10:00:00", "", "", "BUSY"),
    ],
    ids=["too few columns", "no moment", "no id"],
)
def test_a_line_of_another_shape_is_named(line):
    with pytest.raises(BadLog, match="2"):
        calls_of_log(row("1.1", "10:00:00", "", "10:00:03", "BUSY") + "\n" + line, MOSCOW)
