"""Where indicators are counted: a model, the date of its period, the paths by which the filters of the screen reach it."""

from typing import NamedTuple

CONTROL = "apk_base.group_controller"
OPERATOR = "apk_base.group_operator"


class Source(NamedTuple):
    """
    :param moment: field by which a row belongs to a period; empty: what is there now
    :param kind: ``due``, ``received``, ``answered``, ``day`` or ``now``: a word on the screen says it (requirements of п. 41, 84)
    :param paths: filter -> path of the field; a filter that is missing here cannot be applied
    :param is_looked_up: each row is joined with its message by the key
    :param readers: only these groups read all of it; to another one a part would be shown as the whole
    """

    model: str
    moment: str
    kind: str
    paths: dict[str, str]
    is_day: bool = False
    is_looked_up: bool = False
    readers: tuple[str, ...] = ()


SOURCES = {
    "term": Source(
        "apk.term",
        "due_at",
        "due",
        {
            "area": "area_id",
            "unit": "unit_id",
            "channel": "channel_id",
            "segment": "partner_id.apk_segment_ids",
            "district": "district_id",
        },
    ),
    "case": Source(
        "apk.case",
        "received_at",
        "received",
        {
            "area": "area_id",
            "unit": "unit_id",
            "channel": "intake_channel_id",
            "segment": "partner_id.apk_segment_ids",
            "district": "partner_id.apk_district_id",
        },
    ),
    "question": Source(
        "apk.case.question",
        "ended_on",
        "day",
        {
            "area": "case_id.area_id",
            "unit": "unit_id",
            "channel": "case_id.intake_channel_id",
            "segment": "case_id.partner_id.apk_segment_ids",
            "district": "case_id.partner_id.apk_district_id",
        },
        is_day=True,
        is_looked_up=True,
    ),
    "call": Source(
        "apk.call",
        "started_at",
        "received",
        {
            "area": "area_id",
            "segment": "partner_id.apk_segment_ids",
            "district": "partner_id.apk_district_id",
        },
        readers=(CONTROL, OPERATOR),
    ),
    "visit": Source(
        "apk.visit",
        "starts_at",
        "day",
        {
            "unit": "unit_id",
            "segment": "partner_id.apk_segment_ids",
            "district": "partner_id.apk_district_id",
        },
    ),
    "function": Source("apk.function", "", "now", {"unit": "unit_id", "area": "area_id"}),
    "study": Source("apk.answer.study", "quarter", "quarter", {}, is_day=True),
    "consent": Source(
        "apk.consent", "", "now", {"segment": "partner_id.apk_segment_ids"}, readers=(CONTROL,)
    ),
    "withdrawal": Source(
        "apk.consent",
        "withdrawn_at",
        "day",
        {"segment": "partner_id.apk_segment_ids"},
        readers=(CONTROL,),
    ),
    "campaign": Source("mailing.trace", "sent_datetime", "day", {}, readers=(CONTROL,)),
    "training": Source("apk.training.duty", "", "now", {}, readers=(CONTROL,)),
}
# the same messages by the day of the answer
SOURCES["answered"] = SOURCES["case"]._replace(moment="answered_at", kind="answered")
