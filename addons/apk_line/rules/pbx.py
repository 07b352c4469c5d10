"""What a telephone exchange reports about a call: events in any order and repeated, or rows of Asterisk's call log.

All legs of one call share its ``linkedid``.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

# Asterisk's Master.csv has no header; the last three columns come with «newcdrcolumns=yes».
CDR = (
    "accountcode", "src", "dst", "dcontext", "clid", "channel", "dstchannel", "lastapp", "lastdata",
    "start", "answer", "end", "duration", "billsec", "disposition", "amaflags", "uniqueid", "userfield",
    "peeraccount", "linkedid", "sequence",
)  # fmt: skip
LEAST_COLUMNS = 17
HEADING = ("accountcode", "src", "dst")
CLOCKS_DIFFER = timedelta(minutes=5)  # the exchange and the office
LONGEST_EXTENSION = 4  # digits; a call from such a number is a colleague's, five digits are a subscriber's of a district


class BadRow(ValueError):
    """A row of the log that makes no call; the text says why: ``columns``, ``moment``, ``key``, ``order``, ``future``."""


@dataclass(frozen=True)
class PbxFacts:
    """One call as the exchange knows it."""

    linkedid: str
    number: str = ""
    started_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    agent: str = ""
    transfers: tuple[str, ...] = field(default=())

    @property
    def waited(self) -> timedelta:
        until = self.answered_at or self.ended_at or self.started_at
        return until - self.started_at


def facts_of_events(linkedid: str, events: Iterable[dict]) -> PbxFacts:
    """The call that all its events make; an event has ``type``, ``at`` and, by type, ``number``, ``agent``, ``to``."""
    ordered = sorted(events, key=lambda event: (event["at"], event["type"]))
    moments = {kind: [e["at"] for e in ordered if e["type"] == kind] for kind in TYPES}
    started = moments["ringing"] or [event["at"] for event in ordered]
    return PbxFacts(
        linkedid,
        number=_first(ordered, "number"),
        started_at=min(started),
        answered_at=min(moments["answered"], default=None),
        ended_at=max(moments["ended"], default=None),
        agent=_first([e for e in ordered if e["type"] == "answered"], "agent"),
        transfers=tuple(e.get("to", "") for e in ordered if e["type"] == "transferred"),
    )


TYPES = ("ringing", "answered", "transferred", "ended")


def _first(events, key):
    return next((event[key] for event in events if event.get(key)), "")


@dataclass(frozen=True)
class LogOfCalls:
    """What a log holds: its calls, and rows that make none as (number of the line, why)."""

    calls: list[PbxFacts]
    skipped: list[tuple[int, str]]


def calls_of_log(text: str, now: datetime) -> LogOfCalls:
    """Calls of Master.csv that came from outside, one for all legs of a linkedid, in the order of their beginnings.

    Asterisk writes while the file is copied: of a log that is cut, has a heading or an odd row everything else is taken.

    :param now: aware, in the time zone of the log; what lies ahead of it is no call yet
    """
    legs: dict[str, list[dict]] = {}
    skipped = []
    for number, row in enumerate(csv.reader(io.StringIO(text)), 1):
        if not row or tuple(one.strip().lower() for one in row[:3]) == HEADING:
            continue
        try:
            leg = _leg(row, now)
        except BadRow as error:
            skipped.append((number, str(error)))
            continue
        legs.setdefault(leg["linkedid"], []).append(leg)
    calls = [_call(key, rows) for key, rows in legs.items() if not _is_from_a_colleague(rows)]
    return LogOfCalls(sorted(calls, key=lambda call: (call.started_at, call.linkedid)), skipped)


def _is_from_a_colleague(legs):
    """A call from a short number: to a client or to a colleague. A hidden number is no number and comes from outside."""
    number = min(legs, key=lambda leg: leg["start"])["src"]
    return number.isdecimal() and len(number) <= LONGEST_EXTENSION


def _leg(row, now):
    if not LEAST_COLUMNS <= len(row) <= len(CDR):
        raise BadRow("columns")
    leg = dict(zip(CDR, row, strict=False))
    for name in ("start", "answer", "end"):
        leg[name] = _moment(leg[name], now.tzinfo)
    if not leg["start"] or not leg["uniqueid"]:
        raise BadRow("key")
    if leg["end"] and leg["end"] < (leg["answer"] or leg["start"]):
        raise BadRow("order")
    if leg["start"] > now + CLOCKS_DIFFER:
        raise BadRow("future")
    leg["linkedid"] = leg.get("linkedid") or leg["uniqueid"]
    return leg


def _moment(text, tzinfo):
    try:
        return datetime.fromisoformat(text).replace(tzinfo=tzinfo) if text else None
    except ValueError as error:
        raise BadRow("moment") from error


def _call(linkedid, legs):
    legs.sort(key=lambda leg: leg["start"])
    answered = [leg for leg in legs if _is_answered(leg)]
    return PbxFacts(
        linkedid,
        number=legs[0]["src"],
        started_at=legs[0]["start"],
        answered_at=min((leg["answer"] for leg in answered), default=None),
        ended_at=max((leg["end"] for leg in legs if leg["end"]), default=None),
        agent=_extension(answered[0]["dstchannel"]) if answered else "",
        transfers=tuple(_extension(leg["dstchannel"]) for leg in answered[1:]),
    )


def _is_answered(leg):
    """By a person: a queue with music and a recorded greeting answer, too, but lead to no second channel."""
    return leg["disposition"] == "ANSWERED" and leg["answer"] and leg["dstchannel"]


def _extension(channel):
    """``PJSIP/101-0000001f`` and ``Local/101@operators-00000001;1`` are 101."""
    name = channel.partition("/")[2]
    return name.partition("@")[0] if "@" in name else name.rpartition("-")[0]
