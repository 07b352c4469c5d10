"""п. 41: what the exchange may post, and what is refused with the field's name."""

import pytest
from apk_line.rules.telephony_events import BadEvent, checked_event

GOOD = {
    "linkedid": "1795518345.0",
    "event_id": "Hangup-1795518345.0-1",
    "type": "ended",
    "at": "2026-11-20T10:00:00+03:00",
}


def test_an_event_is_taken_with_known_fields_only():
    event = checked_event({**GOOD, "number": "+79101234567", "sql": "DROP TABLE"})
    assert set(event) == {"linkedid", "event_id", "type", "at", "number", "agent", "to"}
    assert event["at"].utcoffset().total_seconds() == 3 * 3600


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        ([], "JSON object"),
        ({**GOOD, "linkedid": ""}, "linkedid"),
        ({**GOOD, "event_id": None}, "event_id"),
        ({**GOOD, "type": "exploded"}, "type"),
        ({**GOOD, "at": "yesterday"}, "at is not"),
        ({**GOOD, "at": 1795518345}, "at is not"),
        ({**GOOD, "at": "2026-11-20T10:00:00"}, "time zone"),
        ({**GOOD, "number": "9" * 41}, "number"),
        ({**GOOD, "agent": "1\0"}, "agent"),
        ({**GOOD, "number": "\ud800"}, "number"),
        ({**GOOD, "at": "9999-12-31T23:59:59-23:59"}, "between"),
        ({**GOOD, "at": "0001-01-01T00:00:00+23:00"}, "between"),
        ({**GOOD, "to": {"$ne": ""}}, "to is not"),
    ],
    ids=str,
)
def test_another_shape_is_refused_by_name(broken, field):
    with pytest.raises(BadEvent, match=field):
        checked_event(broken)
