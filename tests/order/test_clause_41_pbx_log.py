"""п. 41: calls are counted as the exchange has seen them, whatever the order and the number of its reports."""

import itertools
from datetime import timedelta

import pytest
from apk_line.rules.pbx import calls_of_log, facts_of_events

from tests.moments import at

RING = {"type": "ringing", "at": at("Fri 2026-11-20 10:00:00"), "number": "+79101234567"}
NOW = at("Fri 2026-11-20 12:00")
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
    spoken, music_only = calls_of_log(log, NOW).calls
    assert (spoken.answered_at, spoken.ended_at) == (
        at("Fri 2026-11-20 10:00:12"),
        at("Fri 2026-11-20 10:05:00"),
    )
    assert (spoken.agent, spoken.transfers) == ("101", ("205",))
    assert music_only.answered_at is None
    assert music_only.number == "+79101234567"


def test_a_log_without_the_new_columns_is_keyed_by_the_unique_id():
    short = ",".join(row("9.9", "10:00:00", "", "10:00:03", "NO ANSWER").split(",")[:-3])
    (call,) = calls_of_log(short, NOW).calls
    assert call.linkedid == "9.9"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param("a,b,c", "columns", id="cut while it was being written"),
        pytest.param(row("1.2", "10 o'clock", "", "10:00:03", "FAILED"), "moment", id="no moment"),
        pytest.param(row("", "10:00:00", "", "", "BUSY"), "key", id="no key"),
        pytest.param(
            row("1.2", "10:00:09", "", "10:00:03", "BUSY"), "order", id="ends before it begins"
        ),
        pytest.param(row("1.2", "12:06:00", "", "12:06:10", "BUSY"), "future", id="lies ahead"),
    ],
)
def test_a_row_that_makes_no_call_is_named_and_the_others_are_taken(line, why):
    log = calls_of_log(row("1.1", "10:00:00", "", "10:00:03", "BUSY") + "\n" + line, NOW)
    assert [call.linkedid for call in log.calls] == ["1.1"]
    assert log.skipped == [(2, why)]


def test_a_heading_is_no_call_and_no_fault():
    heading = "accountcode,src,dst,dcontext,clid,channel,dstchannel,lastapp,lastdata,start"
    log = calls_of_log(heading + "\n" + row("1.1", "10:00:00", "", "10:00:03", "BUSY"), NOW)
    assert (len(log.calls), log.skipped) == (1, [])


def test_a_log_that_grows_completes_the_call_that_was_cut():
    first = row("1.1", "10:00:00", "", "10:00:03", "NO ANSWER")
    second = row("1.1", "10:00:03", "10:00:09", "10:05:00", "ANSWERED", uniqueid="1.9")
    cut = calls_of_log(f"{first}\n{second[:20]}", NOW)
    whole = calls_of_log(f"{first}\n{second}", NOW)
    assert (cut.calls[0].answered_at, len(cut.skipped)) == (None, 1)
    assert whole.calls[0].answered_at == at("Fri 2026-11-20 10:00:09")


def test_five_digits_are_a_subscriber_of_a_district_four_a_colleague():
    log = calls_of_log(
        row("1.1", "10:00:00", "", "10:00:03", "BUSY").replace("+79101234567", "51640")
        + "\n"
        + row("1.2", "10:01:00", "", "10:01:03", "BUSY").replace("+79101234567", "2051"),
        NOW,
    )
    assert [call.number for call in log.calls] == ["51640"]
