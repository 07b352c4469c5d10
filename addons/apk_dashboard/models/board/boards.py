"""The six dashboards: what each shows."""

from odoo.tools.translate import LazyTranslate

from .domains import (
    ANSWERED,
    ANSWERS,
    BY_KIND,
    ENDED,
    IN_HOURS,
    QUARTERS,
    REPLIES,
    REVIEWS,
    SHOWN_KINDS,
    TALKS,
    URGENT,
)
from .sheet import Board, Card, Chart, Filter

_lt = LazyTranslate(__name__)


def _unit(paths):
    return Filter(_lt("Unit"), {one: (path, "many2one") for one, path in paths.items()}, "apk.unit")


def _area(paths):
    return Filter(_lt("Area"), {one: (path, "many2one") for one, path in paths.items()}, "apk.area")


def _period(paths, default="last_90_days"):
    return Filter(_lt("Period"), paths, default=default)


MESSAGES = Board(
    "apk.term",
    cards=(
        Card(_lt("Messages received"), model="apk.case"),
        Card(_lt("Repeated messages"), domain=(["repeats_id", "!=", False],), model="apk.case"),
        Card(_lt("First reply in time"), "kept_percent:avg", REPLIES, " %"),
        Card(_lt("Urgent messages in time"), "kept_percent:avg", URGENT, " %"),
        Card(_lt("Answers on the merits in time"), "kept_percent:avg", ANSWERS, " %"),
        Card(_lt("Days to the answer"), "answer_days:avg", ANSWERED),
        Card(_lt("Terms not kept"), domain=(["outcome", "!=", "kept"], ENDED)),
    ),
    charts=(
        Chart(
            _lt("Messages received by month"),
            "bar",
            ["received_at:month", "unit_id"],
            model="apk.case",
        ),
        Chart(
            _lt("In time by month, %"),
            "line",
            ["due_at:month", "kind"],
            "kept_percent",
            SHOWN_KINDS,
        ),
        Chart(_lt("Answers in time by unit, %"), "bar", ["unit_id"], "kept_percent", ANSWERS),
        Chart(_lt("Messages by channel"), "pie", ["intake_channel_id"], model="apk.case"),
    ),
    filters=(
        _period({"apk.term": ("due_at", "datetime"), "apk.case": ("received_at", "datetime")}),
        _unit({"apk.term": "unit_id", "apk.case": "unit_id"}),
        _area({"apk.term": "area_id", "apk.case": "area_id"}),
    ),
)

LINE = Board(
    "apk.call",
    cards=(
        Card(_lt("Incoming calls"), domain=(["direction", "=", "in"],)),
        Card(
            _lt("Calls without answer in the line's hours"),
            domain=(["is_missed_in_hours", "=", True],),
        ),
        Card(_lt("Calls without answer, %"), "missed_percent:avg", IN_HOURS, " %"),
        Card(_lt("Wait of the client, seconds"), "waited_seconds:avg", TALKS),
        Card(_lt("Talk, seconds"), "talk_seconds:avg", TALKS),
        Card(_lt("Transfers for a call"), "transfer_count:avg", TALKS),
        Card(_lt("Calls with more than two transfers"), domain=(["has_violation", "=", True],)),
    ),
    charts=(
        Chart(
            _lt("Calls by week"),
            "bar",
            ["started_at:week", "state"],
            domain=(["direction", "=", "in"],),
        ),
        Chart(
            _lt("Calls without answer by week, %"),
            "line",
            ["started_at:week"],
            "missed_percent",
            IN_HOURS,
        ),
        Chart(_lt("What clients ask about"), "pie", ["topic"], domain=TALKS),
        Chart(_lt("How calls ended"), "bar", ["outcome"], domain=TALKS),
    ),
    filters=(
        _period({"apk.call": ("started_at", "datetime")}),
        _area({"apk.call": "area_id"}),
    ),
)

VISITS = Board(
    "apk.visit",
    cards=(
        Card(
            _lt("Visits booked"),
            domain=(
                ["kind", "=", "reception"],
                ["state", "in", ["confirmed", "came", "done", "missed", "cancelled"]],
            ),
        ),
        Card(
            _lt("Visits that took place"),
            domain=(["kind", "=", "reception"], ["state", "in", ["came", "done"]]),
        ),
        Card(
            _lt("Clients who did not come"),
            domain=(["kind", "=", "reception"], ["state", "=", "missed"]),
        ),
        Card(
            _lt("Visits cancelled"),
            domain=(["kind", "=", "reception"], ["state", "=", "cancelled"]),
        ),
        Card(
            _lt("On-site inspections"),
            domain=(["kind", "=", "inspection"], ["state", "in", ["came", "done"]]),
        ),
        Card(
            _lt("Could do without coming"),
            domain=(["kind", "=", "reception"], ["could_be_remote", "=", "yes"]),
        ),
    ),
    charts=(
        Chart(
            _lt("Visits by month"),
            "bar",
            ["starts_at:month", "state"],
            domain=(
                ["kind", "=", "reception"],
                ["state", "in", ["confirmed", "came", "done", "missed", "cancelled"]],
            ),
        ),
        Chart(
            _lt("Visits by place"),
            "bar",
            ["place_id"],
            domain=(
                ["kind", "=", "reception"],
                ["state", "in", ["confirmed", "came", "done", "missed", "cancelled"]],
            ),
        ),
        Chart(
            _lt("How visits were booked"),
            "pie",
            ["booked_via"],
            domain=(
                ["kind", "=", "reception"],
                ["state", "in", ["confirmed", "came", "done", "missed", "cancelled"]],
            ),
        ),
        Chart(
            _lt("Visits by service"),
            "pie",
            ["service_id"],
            domain=(
                ["kind", "=", "reception"],
                ["state", "in", ["confirmed", "came", "done", "missed", "cancelled"]],
            ),
        ),
    ),
    filters=(
        _period({"apk.visit": ("starts_at", "datetime")}),
        _unit({"apk.visit": "unit_id"}),
        Filter(
            _lt("Place of reception"),
            {"apk.visit": ["place_id", "many2one"]},
            "apk.reception.place",
        ),
    ),
)

KNOWLEDGE = Board(
    "apk.knowledge.review",
    cards=(
        Card(
            _lt("Published articles"), domain=(["published_at", "!=", False],), model="apk.article"
        ),
        Card(_lt("Wait for approval"), domain=(["state", "=", "to_approve"],), model="apk.article"),
        Card(_lt("Reviews to do"), domain=(["state", "=", "open"],), model="apk.knowledge.review"),
        Card(_lt("Reviews in time"), "kept_percent:avg", REVIEWS, " %", "apk.term"),
    ),
    charts=(
        Chart(
            _lt("Articles by kind"),
            "pie",
            BY_KIND,
            domain=(["published_at", "!=", False],),
            model="apk.article",
        ),
        Chart(
            _lt("Articles by unit"),
            "bar",
            ["unit_id", "kind"],
            domain=(["published_at", "!=", False],),
            model="apk.article",
        ),
        Chart(
            _lt("Reviews in time by month, %"),
            "line",
            ["due_at:month"],
            "kept_percent",
            REVIEWS,
            "apk.term",
        ),
        Chart(
            _lt("Use of articles by month"),
            "bar",
            ["create_date:month", "used_in"],
            model="apk.article.use",
        ),
    ),
    filters=(
        _period(
            {
                "apk.knowledge.review": ("due_on", "date"),
                "apk.term": ("due_at", "datetime"),
                "apk.article.use": ("create_date", "datetime"),
            },
            "year_to_date",
        ),
        _unit({"apk.article": "unit_id", "apk.knowledge.review": "unit_id", "apk.term": "unit_id"}),
    ),
)

# п. 80, 81: of the answers only what confirmed reports show; no filter by unit, place or channel.
SATISFACTION = Board(
    "apk.feedback.index",
    cards=(
        Card(_lt("Questionnaires received"), model="apk.answer.study"),
        Card(
            _lt("Questionnaires to study"),
            domain=(["state", "=", "new"],),
            model="apk.answer.study",
        ),
        Card(_lt("Measures planned"), domain=(["state", "=", "planned"],), model="apk.measure"),
        Card(_lt("Measures done"), domain=(["state", "=", "done"],), model="apk.measure"),
    ),
    charts=(
        Chart(
            _lt("Index by quarter, %"),
            "line",
            ["start:quarter", "criterion_id"],
            "good_percent",
            QUARTERS,
        ),
        Chart(_lt("Index by parameter, %"), "bar", ["criterion_id"], "good_percent", QUARTERS),
        Chart(
            _lt("Study of questionnaires"),
            "bar",
            ["quarter:quarter", "state"],
            model="apk.answer.study",
        ),
        Chart(_lt("Measures by state"), "pie", ["state"], model="apk.measure"),
    ),
    filters=(
        _period(
            {
                "apk.feedback.index": ("start", "date"),
                "apk.answer.study": ("quarter", "date"),
                "apk.measure": ("due_on", "date"),
            },
            "year_to_date",
        ),
    ),
)

MAILINGS = Board(
    "mailing.trace",
    cards=(
        Card(_lt("Mailings sent"), domain=(["state", "=", "done"],), model="mailing.mailing"),
        Card(_lt("E-mails that left"), domain=(["sent_datetime", "!=", False],)),
        Card(_lt("E-mails that came back"), domain=(["trace_status", "=", "bounce"],)),
        Card(
            _lt("Consents to mailings in force"),
            domain=(["purpose", "=", "mailing"], ["withdrawn_at", "=", False]),
            model="apk.consent",
        ),
        Card(
            _lt("Consents withdrawn"),
            domain=(["purpose", "=", "mailing"], ["withdrawn_at", "!=", False]),
            model="apk.consent",
        ),
    ),
    charts=(
        Chart(
            _lt("E-mails by month"),
            "bar",
            ["sent_datetime:month", "trace_status"],
            domain=(["sent_datetime", "!=", False],),
        ),
        Chart(
            _lt("Consents by topic"),
            "bar",
            ["topic_id"],
            domain=(["purpose", "=", "mailing"], ["withdrawn_at", "=", False]),
            model="apk.consent",
        ),
        Chart(
            _lt("Consents given by month"),
            "line",
            ["given_at:month"],
            domain=(["purpose", "=", "mailing"],),
            model="apk.consent",
        ),
        Chart(
            _lt("How consents were withdrawn"),
            "pie",
            ["withdrawal_channel"],
            domain=(["purpose", "=", "mailing"], ["withdrawn_at", "!=", False]),
            model="apk.consent",
        ),
    ),
    filters=(
        _period(
            {
                "mailing.trace": ("sent_datetime", "datetime"),
                "mailing.mailing": ("sent_date", "datetime"),
                "apk.consent": ("given_at", "datetime"),
            },
            "year_to_date",
        ),
    ),
)

BOARDS = {
    "messages": MESSAGES,
    "line": LINE,
    "visits": VISITS,
    "knowledge": KNOWLEDGE,
    "satisfaction": SATISFACTION,
    "mailings": MAILINGS,
}
