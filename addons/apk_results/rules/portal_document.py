"""Указ Президента РФ от 17.04.2017 № 171: one document an appeal for the portal of results (ССТУ.РФ, раздел «РРО»).

«Государственные органы … ежемесячно представляют … в электронной форме информацию о результатах рассмотрения обращений».
Nobody publishes a schema; the shape is what several independent implementations agree on, so it has a version of ours.
Facts come in, a dictionary for JSON or a list of problems goes out: no Odoo, no clock, no files.
"""

from dataclasses import dataclass, field
from datetime import date

from .portal_guid import is_department

FORMAT_VERSION = 1
CONTENT_LIMIT = 10_000_000  # characters of base64: «shorter than»

CONSIDERED = ("Explained", "Supported", "NotSupported", "Answered")
ANSWERED = (*CONSIDERED, "LeftWithoutAnswer")
REGISTERED = ("InWork", *ANSWERED, "Transferred")
STATUSES = ("NotReceived", "NotRegistered", *REGISTERED)
# Keys of ``apk.case.question.result``.
STATUS_OF = {
    "explained": "Explained",
    "supported": "Supported",
    "not_supported": "NotSupported",
    "referred": "Transferred",
    "answered_author": "Answered",
    "unanswered": "LeftWithoutAnswer",
}


@dataclass(frozen=True)
class Transfer:
    """To which body a question has gone."""

    department_id: str = ""
    number: str = ""
    sent_on: date | None = None


@dataclass(frozen=True)
class Question:
    code: str = ""
    status: str = ""  # empty: over, and nobody has said with what result
    received_on: date | None = None
    registered_on: date | None = None
    is_extended: bool = False
    answered_on: date | None = None
    measures_taken: bool = False
    transfer: Transfer = Transfer()


@dataclass(frozen=True)
class Appeal:
    """``covering_on``: date of the covering letter of the body that has passed the appeal on; empty when direct."""

    department_id: str = ""
    is_direct: bool = True
    is_electronic: bool = False  # passed on by another body through МЭДО
    number: str = ""
    registered_on: date | None = None
    covering_on: date | None = None
    name: str = ""
    address: str = ""
    email: str = ""
    has_answer: bool = False  # the answer can be attached as a file
    questions: tuple[Question, ...] = field(default=())


def status_on(last_day: date, result: str | None, ended_on: date | None) -> str:
    """Status of a registered question on the last day of the month that is reported; empty: over without a result."""
    if not ended_on or ended_on > last_day:
        return "InWork"
    return STATUS_OF.get(result or "", "")


def problems_of_appeal(appeal: Appeal) -> list[str]:
    """What the document as a whole lacks: keys of the catalogue of sentences."""
    checks = {
        "department": is_department(appeal.department_id),
        "number": appeal.number.strip(),
        "name": appeal.name.strip(),
        "covering_date": appeal.is_direct or appeal.covering_on,
        "questions": appeal.questions,
    }
    return [key for key, is_right in checks.items() if not is_right]


def problems_of_question(question: Question, appeal: Appeal) -> list[str]:
    """What one question of it lacks, or which of its dates contradict one another."""
    status, received, registered = question.status, question.received_on, question.registered_on
    answered, transfer = question.answered_on, question.transfer
    is_here, is_over = status in REGISTERED, status in ANSWERED
    is_passed_on = status == "Transferred"
    checks = {
        "code": question.code.strip(),
        "status": status in STATUSES,
        "received": status == "NotReceived" or received,
        "registered": not is_here or registered,
        "answered": not is_over or answered,
        "received_before_covering": appeal.is_direct or _in_order(appeal.covering_on, received),
        "registered_before_received": not is_here or _in_order(received, registered),
        "answered_before_registered": not is_over or _in_order(registered, answered),
        "answer_file": status not in CONSIDERED or appeal.has_answer,
        "transfer_body": not is_passed_on or is_department(transfer.department_id),
        "transfer_number": not is_passed_on or (transfer.number.strip() and transfer.sent_on),
    }
    return [key for key, is_right in checks.items() if not is_right]


def _in_order(first: date | None, second: date | None) -> bool:
    """Whether two dates do not contradict each other; one that is missing has a check of its own."""
    return not first or not second or first <= second


def document(appeal: Appeal, answer: dict | None = None) -> dict:
    """The JSON document, as a dictionary, of an appeal without problems.

    :param answer: ``name`` and ``content`` of the answer's file, base64; None while it is only compared
    """
    created = appeal.registered_on if appeal.is_direct else appeal.covering_on
    return {
        "departmentId": appeal.department_id,
        "isDirect": appeal.is_direct,
        "format": "Electronic" if appeal.is_electronic and not appeal.is_direct else "Other",
        "number": appeal.number.strip(),
        "createDate": _day(created),
        "name": appeal.name.strip(),
        "address": appeal.address if appeal.is_direct else "",
        "email": appeal.email if appeal.is_direct else "",
        "questions": [_question(one, answer) for one in appeal.questions],
    }


def _question(question: Question, answer: dict | None) -> dict:
    status = question.status
    shape = {"code": question.code.strip(), "status": status}
    if status != "NotReceived":
        shape["incomingDate"] = _day(question.received_on)
    if status in REGISTERED:
        shape["registrationDate"] = _day(question.registered_on)
    if status == "InWork":
        shape["isExtend"] = question.is_extended
    if status in ANSWERED:
        shape["responseDate"] = _day(question.answered_on)
    if status in CONSIDERED and answer:
        shape["attachment"] = answer
    if status == "Supported":
        shape["actionsTaken"] = question.measures_taken
    if status == "Transferred":
        shape["transfer"] = _transfer(question.transfer)
    return shape


def _transfer(transfer: Transfer) -> dict:
    return {
        "departmentId": transfer.department_id,
        "number": transfer.number.strip(),
        "date": _day(transfer.sent_on),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def fits(content: str) -> bool:
    """Whether a file in base64 is short enough for the portal."""
    return len(content) < CONTENT_LIMIT


def file_name(number: str, taken: set[str]) -> str:
    """Name of a document in the archive: the number without signs that a file system refuses, once."""
    safe = "".join(char if char.isalnum() or char in "-._" else "-" for char in number).strip("-.")
    safe = safe[:100] or "document"
    name, copy = f"{safe}.json", 1
    while name.casefold() in taken:
        copy += 1
        name = f"{safe}-{copy}.json"
    taken.add(name.casefold())
    return name
