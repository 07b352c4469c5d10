"""The indicators: each is defined here once, with its clause and the words «how it is counted» (п. 4 of the order's body)."""

from typing import NamedTuple

from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.apk_visit.models.visit_state import ATTENDED_STATES

_lt = LazyTranslate(__name__)

PERCENT, DAYS, MEAN, COUNT = "percent", "days", "mean", "count"


class Indicator(NamedTuple):
    """
    :param whole: domain of what is counted, in the model of ``source``
    :param part: of a percentage, domain of what is right among ``whole``
    :param field: of days and means, the field that is averaged over ``whole``
    :param may_fall_short: whether what is not in ``part`` is somebody's failure, shown in words and by a mark
    """

    code: str
    source: str
    unit: str
    clause: str
    name: str
    how: str
    whole: Domain
    part: Domain = Domain.TRUE
    field: str = ""
    may_fall_short: bool = False


KEPT = Domain("outcome", "=", "kept")


def _term(code, kind, clause, name, how, whole=Domain.TRUE):
    """A share of terms that were kept: by the day on which they end, those that have not ended yet left out."""
    whole = Domain("kind", "=", kind) & whole
    return Indicator(code, "term", PERCENT, clause, name, how, whole, KEPT, may_fall_short=True)


ANSWERED_CALL = Domain("direction", "=", "in") & Domain("answered_at", "!=", False)
IN_HOURS = Domain("direction", "=", "in") & Domain("is_in_hours", "=", True)
RECEPTION = Domain("kind", "=", "reception")
BOOKED = RECEPTION & Domain("state", "in", ("confirmed", "came", "done", "missed", "cancelled"))
ENDED = RECEPTION & Domain("state", "in", (*ATTENDED_STATES, "missed"))
ATTENDED = RECEPTION & Domain("state", "in", ATTENDED_STATES)
COPIED = Domain(
    "delivery_ids", "any", Domain("role", "=", "additional") & Domain("document", "=", "answer")
)
ON_THE_MERITS = Domain("result", "in", ("supported", "not_supported", "explained"))
COPY_SENT = Domain(
    "delivery_ids",
    "any",
    Domain("role", "=", "additional")
    & Domain("document", "=", "answer")
    & Domain("state", "in", ("sent", "delivered")),
)

INDICATORS = (
    _term(
        "first_reply",
        "first_reply",
        "20",
        _lt("First reply in time"),
        _lt(
            "First replies sent not later than their term, of those whose term has ended. Messages with inadmissible behaviour are counted apart."
        ),
        Domain("is_of_abuse", "=", False),
    ),
    _term(
        "urgent",
        "urgent_answer",
        "19",
        _lt("Urgent messages in time"),
        _lt("Urgent messages answered within five working days, of those whose term has ended."),
    ),
    _term(
        "abuse",
        "abuse_notice",
        "19",
        _lt("Notices of inadmissible behaviour in time"),
        _lt("Notices sent within one working day, of the messages in which it is confirmed."),
    ),
    _term(
        "fixable",
        "fixable_contact",
        "8",
        _lt("Contact about a removable reason in 24 hours"),
        _lt("Clients contacted within 24 hours, days off included, of the removable reasons found."),
    ),
    _term(
        "answer",
        "answer",
        "",
        _lt("Answers on the merits in time"),
        _lt(
            "Answers sent not later than the term of the law, extensions included, of those whose term has ended."
        ),
    ),
    Indicator(
        "answer_days",
        "term",
        DAYS,
        "30",
        _lt("Average time of an answer"),
        _lt(
            "Calendar days from the registration to the answer, on average; in brackets the median: half of the answers came sooner."
        ),
        Domain("kind", "=", "answer") & Domain("fulfilled_at", "!=", False),
        field="answer_days",
    ),
    _term(
        "forward",
        "forward",
        "",
        _lt("Forwarded within seven days"),
        _lt(
            "Messages and questions within another body's competence forwarded to it within seven days of the registration (59-FZ, art. 8), of those whose term has ended."
        ),
    ),
    Indicator(
        "copy",
        "answered",
        PERCENT,
        "21, 25",
        _lt("Answers repeated by the chosen channel"),
        _lt(
            "Messages whose answer has left by the chosen channel, too, of those where a law prescribes another one."
        ),
        COPIED,
        COPY_SENT,
        may_fall_short=True,
    ),
    Indicator(
        "received",
        "case",
        COUNT,
        "18",
        _lt("Messages received"),
        _lt("All messages registered, by the day of receipt."),
        Domain.TRUE,
    ),
    Indicator(
        "repeated",
        "case",
        PERCENT,
        "66",
        _lt("Repeated messages"),
        _lt("Messages marked as repeating an earlier one, of all that were received."),
        Domain.TRUE,
        Domain("repeats_id", "!=", False),
    ),
    Indicator(
        "considered",
        "question",
        COUNT,
        "",
        _lt("Questions considered"),
        _lt(
            "Questions of messages that were answered, forwarded or left without an answer; a message may hold several."
        ),
        Domain.TRUE,
    ),
    Indicator(
        "supported",
        "question",
        PERCENT,
        "",
        _lt("Supported"),
        _lt("Questions that were supported, of those answered on the merits."),
        ON_THE_MERITS,
        Domain("result", "=", "supported"),
    ),
    Indicator(
        "measures_taken",
        "question",
        PERCENT,
        "",
        _lt("Measures taken"),
        _lt("Questions on which what was asked for is done, of those that were supported."),
        Domain("result", "=", "supported"),
        Domain("measures_taken", "=", True),
        may_fall_short=True,
    ),
    Indicator(
        "explained",
        "question",
        PERCENT,
        "",
        _lt("Explained"),
        _lt("Questions answered by an explanation, of those answered on the merits."),
        ON_THE_MERITS,
        Domain("result", "=", "explained"),
    ),
    Indicator(
        "not_supported",
        "question",
        PERCENT,
        "",
        _lt("Not supported"),
        _lt("Questions that were refused, of those answered on the merits."),
        ON_THE_MERITS,
        Domain("result", "=", "not_supported"),
    ),
    Indicator(
        "referred",
        "question",
        PERCENT,
        "",
        _lt("Forwarded to other bodies"),
        _lt("Questions forwarded to the competent body, of all that were considered."),
        Domain.TRUE,
        Domain("result", "=", "referred"),
    ),
    Indicator(
        "missed",
        "call",
        PERCENT,
        "41",
        _lt("Calls without answer"),
        _lt("Incoming calls of the line's hours that nobody answered, of all incoming calls in these hours."),
        IN_HOURS,
        Domain("is_missed_in_hours", "=", True),
    ),
    Indicator(
        "called_back",
        "call",
        PERCENT,
        "41",
        _lt("Called back after a missed call"),
        _lt("Unanswered calls after which the client was reached, of the unanswered calls in the line's hours."),
        Domain("is_missed_in_hours", "=", True),
        Domain("callback_id.state", "in", ("done", "got_through")),
        may_fall_short=True,
    ),
    _term(
        "callback",
        "callback",
        "39",
        _lt("Promised callbacks in time"),
        _lt("Callbacks made not later than promised, of those whose term has ended."),
    ),
    Indicator(
        "transfers",
        "call",
        MEAN,
        "38, 70",
        _lt("Transfers for a call"),
        _lt("How many times an answered call was transferred, on average."),
        ANSWERED_CALL,
        field="transfer_count",
    ),
    Indicator(
        "too_many_transfers",
        "call",
        COUNT,
        "38, 70",
        _lt("Calls with more than two transfers"),
        _lt("Calls transferred more often than the Order allows."),
        ANSWERED_CALL & Domain("has_violation", "=", True),
    ),
    Indicator(
        "first_contact",
        "call",
        PERCENT,
        "43",
        _lt("Answered at the first contact"),
        _lt(
            "Calls that ended with an answer, without a transfer or a callback, of all answered calls. What the clients say about it is anonymous and stands in the analysis of feedback."
        ),
        ANSWERED_CALL,
        Domain("outcome", "=", "answered") & Domain("transfer_count", "=", 0),
    ),
    _term(
        "review",
        "knowledge_review",
        "49",
        _lt("Knowledge base reviewed in time"),
        _lt("Reviews of the units' sections done in their month, of those that were due."),
    ),
    Indicator(
        "coverage",
        "function",
        PERCENT,
        "47, 48",
        _lt("Functions covered by the knowledge base"),
        _lt("Functions with a question, a template, a decision and contacts in force, of all functions."),
        Domain.TRUE,
        Domain("is_covered", "=", True),
        may_fall_short=True,
    ),
    Indicator(
        "trained",
        "training",
        PERCENT,
        "32-34",
        _lt("Operators trained"),
        _lt("Operators of the line with a valid initial and planned training, of all operators."),
        Domain.TRUE,
        may_fall_short=True,
    ),
    Indicator(
        "studied",
        "study",
        PERCENT,
        "84",
        _lt("Questionnaires studied"),
        _lt("Questionnaires studied, of all that were received in the quarters of the period."),
        Domain.TRUE,
        Domain("state", "=", "studied"),
        may_fall_short=True,
    ),
    _term(
        "measure",
        "feedback_measure",
        "84",
        _lt("Measures done in time"),
        _lt("Measures done by their day, of those whose day has passed."),
    ),
    Indicator(
        "consents",
        "consent",
        COUNT,
        "27-29",
        _lt("Consents to mailings in force"),
        _lt("Consents to information mailings that nobody has withdrawn, as of now: one for each topic."),
        Domain("is_live", "=", True) & Domain("purpose", "=", "mailing"),
    ),
    Indicator(
        "withdrawn",
        "withdrawal",
        COUNT,
        "28",
        _lt("Consents withdrawn"),
        _lt("Consents to information mailings withdrawn in the period."),
        Domain("purpose", "=", "mailing"),
    ),
    Indicator(
        "delivered",
        "campaign",
        PERCENT,
        "27",
        _lt("E-mails of mailings delivered"),
        _lt("E-mails that did not come back, of all that have left."),
        Domain("trace_status", "in", ("pending", "sent", "open", "reply", "bounce")),
        Domain("trace_status", "!=", "bounce"),
    ),
    Indicator(
        "booked",
        "visit",
        COUNT,
        "53",
        _lt("Visits booked"),
        _lt("Visits to the places of reception by the day of the visit, the cancelled ones included."),
        BOOKED,
    ),
    Indicator(
        "came",
        "visit",
        PERCENT,
        "54-60",
        _lt("Clients who came"),
        _lt("Visits that took place, of those that took place or to which the client did not come."),
        ENDED,
        ATTENDED,
    ),
    Indicator(
        "cancelled",
        "visit",
        PERCENT,
        "57",
        _lt("Visits cancelled"),
        _lt("Cancelled visits, of all that were booked."),
        BOOKED,
        Domain("state", "=", "cancelled"),
    ),
    Indicator(
        "rating_offered",
        "visit",
        PERCENT,
        "61",
        _lt("Visitors offered to rate the visit"),
        _lt(
            "Visits after which a link, a code or a paper form was given, of those that took place. Who has answered is not known: answers are anonymous."
        ),
        ATTENDED,
        Domain("rating_offer", "in", ("link", "qr", "paper")),
        may_fall_short=True,
    ),
)  # fmt: skip
BY_CODE = {one.code: one for one in INDICATORS}
