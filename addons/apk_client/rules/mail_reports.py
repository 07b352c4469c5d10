"""What a mail server or a mail program reports of an e-mail of the office, in a form made for machines.

RFC 3464: what became of it on the way; RFC 8098 (before it 3798): whether it was read; RFC 5965: a complaint about it.
All three are a ``multipart/report`` (RFC 6522): words for people, fields for machines, the e-mail or its headers.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_string
from email.errors import MessageError
from email.message import Message
from email.utils import getaddresses

# What a broken e-mail makes Python's parser and generator raise.
UNREADABLE = (
    LookupError, ValueError, TypeError, AttributeError, NameError, RecursionError, MessageError,
)  # fmt: skip
MESSAGE_ID = re.compile(r"<[^<>\s@\x00]{1,200}@[^<>\s@\x00]{1,200}>")  # PostgreSQL takes no NUL
ADDRESS = re.compile(r"[^\s<>\"'(),:;\[\]]{1,64}@[^\s<>\"'(),:;\[\]]{1,190}")
XTEXT = re.compile(r"\+([0-9A-F]{2})")  # RFC 3461, 4: «+2B» is a plus
MAX_PARTS = 50
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")  # RFC 3463
# RFC 3464, 2.3.3. What names no action is told by the class of its status (2.3.4).
ACTIONS = ("failed", "delayed", "delivered", "relayed", "expanded")
CLASSES = {"5": "failed", "4": "delayed", "2": "delivered"}
# RFC 8098, 3.2.6.2; «dispatched», «denied» and «failed» are of RFC 3798 and 2298.
DISPOSITIONS = {"displayed": "read", "deleted": "deleted"}
# RFC 5965, 7.3; RFC 6430; «opt-out» is of its drafts, and providers still send it.
FEEDBACK = {
    "abuse": "complaint",
    "not-spam": "not_spam",
    "opt-out": "opt_out",
    "opt-out-list": "opt_out",
    "unsubscribe": "opt_out",
}
# Of several recipients behind our one (a list, a forwarded mailbox) the one that the e-mail has got furthest to counts.
FURTHEST_FIRST = (
    "read", "deleted", "receipt", "delivered", "relayed", "expanded", "delayed", "failed",
)  # fmt: skip
ORIGINALS = ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")
ID_HEADERS = ("Message-Id", "X-Original-Message-Id", "X-Microsoft-Original-Message-Id")


def payload_of(part: Message) -> bytes:
    """The decoded bytes of a part; none of one that Python's parser cannot decode (3.11 stumbles over a payload that is no text)."""
    try:
        return part.get_payload(decode=True) or b""
    except UNREADABLE:
        return b""


@dataclass(frozen=True)
class Outcome:
    """What is reported of one recipient: ``kind`` is a key of ``mail_effects.EFFECTS``; addresses are folded."""

    kind: str
    recipients: tuple[str, ...] = ()
    status: str = ""
    diagnostic: str = ""


@dataclass(frozen=True)
class MailReport:
    """``message_ids`` of the e-mail that it is about; ``addressees``: whom that e-mail was for, folded.

    ``subject``: of the report, it ends with the subject of our e-mail; ``is_standard``: a ``multipart/report``.
    """

    outcomes: tuple[Outcome, ...] = ()
    message_ids: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    sender: str = ""
    report_id: str = ""
    subject: str = ""
    is_standard: bool = True

    @property
    def kind(self) -> str:
        """The worst that it says of anybody; ``bounce`` when nothing could be read in it."""
        kinds = [outcome.kind for outcome in self.outcomes]
        ranked = sorted(filter(FURTHEST_FIRST.__contains__, kinds), key=FURTHEST_FIRST.index)
        return (ranked[-1:] + kinds + ["bounce"])[0]

    def outcome_for(self, address: str) -> Outcome | None:
        """What it says of an e-mail to ``address``; None when it speaks of other recipients alone.

        A report that names recipients must name ours, or enclose an e-mail that was for ours: anybody can write the
        words «failed», and a Message-Id alone is known to every server on the way.
        """
        ours = fold_address(address)
        exact = [outcome for outcome in self.outcomes if ours in outcome.recipients]
        names_nobody = not any(outcome.recipients for outcome in self.outcomes)
        if exact or names_nobody or ours in self.addressees:
            return _furthest(exact or self.outcomes)
        return None


def fold_address(address: str) -> str:
    """One spelling of an address: lower case, the domain in ASCII (RFC 5891); empty when it is no address."""
    local, _at, domain = address.strip().strip("<>").strip().rstrip(".").lower().rpartition("@")
    if not local or not domain:
        return ""
    with suppress(UnicodeError):  # too long a label, say: such an address equals itself alone
        domain = domain.encode("idna").decode()
    return f"{local}@{domain}"


def addresses_in(value: str) -> tuple[str, ...]:
    """Folded addresses of a header like «To», or of any text."""
    return tuple(dict.fromkeys(filter(None, map(fold_address, ADDRESS.findall(value)))))


def report_in(message: Message, subject: str = "") -> MailReport | None:
    """What a ``multipart/report`` says; None for any other e-mail, also for one that a person sends such a report in.

    :param subject: of the report, readable
    """
    container = _report_part(message)
    if container is None:
        return None
    parts = _parts(container)
    original = next((found for found in map(_original_headers, parts) if found), Message())
    outcomes = tuple(outcome for part in parts for outcome in _outcomes(part, message))
    return MailReport(
        outcomes=outcomes or _by_type(container),
        message_ids=_message_ids(message, original, parts),
        addressees=addresses_in(plain(original.get("To"))),
        sender=sender_of(message),
        report_id=report_id_of(message),
        subject=subject,
        is_standard=container is message,
    )


def sender_of(message: Message) -> str:
    """The folded address in «From»; empty when there is none."""
    pairs = getaddresses([plain(message.get("From"))])
    return fold_address(pairs[0][1]) if pairs else ""


def report_id_of(message: Message) -> str:
    """The sender's Message-Id: the last one, for the spool puts one of its own above it."""
    return plain((message.get_all("Message-Id") or [""])[-1])


def plain(value: object) -> str:
    """A header as one line of text; raw bytes and encoded words never raise."""
    return " ".join(str(value or "").encode("utf-8", "replace").decode().replace("\0", "").split())


def _report_part(message: Message) -> Message | None:
    """The e-mail itself, the signed part of one (RFC 1847), or what a scanner of viruses has wrapped."""
    kind = message.get_content_type()
    if kind == "multipart/report":
        return message
    children = message.get_payload() if message.is_multipart() else []
    if kind == "multipart/signed":
        inner = children[:1]
    elif kind == "multipart/mixed" and is_returned_by_a_machine(message):
        inner = children[:3]
    else:
        inner = []
    return next((part for part in inner if part.get_content_type() == "multipart/report"), None)


def is_returned_by_a_machine(message: Message) -> bool:
    """An empty envelope sender (RFC 5321, 4.5.5), or the mailbox that mail servers write from."""
    is_empty = "Return-Path" in message and plain(message.get("Return-Path")) in ("", "<>")
    local = sender_of(message).partition("@")[0]
    return is_empty or local in ("mailer-daemon", "postmaster")


def _parts(container: Message) -> list[Message]:
    """Parts of the report itself; what stands inside the returned e-mail is the office's own."""
    found, waiting = [], list(container.get_payload()) if container.is_multipart() else []
    while waiting and len(found) < MAX_PARTS:
        part = waiting.pop(0)
        if not isinstance(part, Message):
            continue
        found.append(part)
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting = list(part.get_payload()) + waiting
    return found


def _outcomes(part: Message, message: Message) -> Iterator[Outcome]:
    kind = part.get_content_type()
    if kind in ("message/delivery-status", "message/global-delivery-status"):
        yield from _deliveries(_blocks(part))
    elif kind in ("message/disposition-notification", "message/global-disposition-notification"):
        yield from _dispositions(_blocks(part), sender_of(message))
    elif kind == "message/feedback-report":
        yield from _complaints(_blocks(part))


def _deliveries(blocks: Iterable[Message]) -> Iterator[Outcome]:
    """RFC 3464, 2.3: one block for every recipient. The action decides, not the class of the status: a persistent
    trouble of class 4 that the server has given up on is «failed».
    """
    for block in blocks:
        status = STATUS.search(plain(block.get("Status")))
        action = plain(block.get("Action")).lower().partition(" ")[0].rstrip(";.")
        code = status[1] if status else ""
        kind = action if action in ACTIONS else CLASSES.get(code[:1])
        if kind and ("Action" in block or "Status" in block):
            yield Outcome(kind, _recipients(block), code, plain(block.get("Diagnostic-Code")))


def _dispositions(blocks: Iterable[Message], sender: str) -> Iterator[Outcome]:
    """RFC 8098, 3.2.6: «mode; type/modifier». Who sends a receipt is a recipient, whatever alias it names."""
    for block in blocks:
        if "Disposition" in block:
            told = plain(block.get("Disposition")).lower().rpartition(";")[2].partition("/")[0]
            kind = DISPOSITIONS.get(told.strip(), "receipt")
            yield Outcome(kind, tuple(filter(None, (*_recipients(block), sender))))


def _complaints(blocks: Iterable[Message]) -> Iterator[Outcome]:
    """RFC 5965, 3. Providers black out the recipient: then the Message-Id alone says whose complaint it is."""
    for block in blocks:
        if "Feedback-Type" in block:
            told = plain(block.get("Feedback-Type")).lower()
            named = [plain(one) for one in block.get_all("Original-Rcpt-To") or ()]
            yield Outcome(FEEDBACK.get(told, "feedback"), addresses_in(" ".join(named)))


def _blocks(part: Message) -> list[Message]:
    """Groups of fields, split anew: Python splits «message/delivery-status» alone, and none that is encoded, which
    RFC 2046, 5.2.1 forbids and some servers do.
    """
    texts = []
    for block in part.get_payload() if part.is_multipart() else [part]:
        if block is not part:
            texts.append("\n".join(f"{name}: {plain(value)}" for name, value in block.items()))
        texts.append(_decoded(block, None if block.keys() and block is not part else part))
    groups = re.split(r"\n\s*\n", "\n\n".join(texts).replace("\r", ""))
    return [message_from_string(group.strip("\n") + "\n\n") for group in groups if group.strip()]


def _decoded(part: Message, outer: Message | None) -> str:
    """Text of a part, decoded as ``outer`` says; as it stands without it."""
    inner, text = Message(), part.get_payload()
    inner.set_payload(text if isinstance(text, str) else "")
    if outer is not None:
        inner["Content-Transfer-Encoding"] = plain(outer.get("Content-Transfer-Encoding"))
    return payload_of(inner).decode("utf-8", "replace")


def _recipients(block: Message) -> tuple[str, ...]:
    """RFC 3464, 2.3.1 «address-type; address», RFC 3461 xtext, RFC 6533 utf-8; old servers leave the type out."""
    found = []
    for name in ("Original-Recipient", "Final-Recipient"):
        value = plain(block.get(name))
        kind, gap, address = value.partition(";")
        text = address if gap else kind
        for spelling in (text, XTEXT.sub(lambda code: chr(int(code[1], 16)), text)):
            found.append(fold_address(_unescaped(spelling)))
    return tuple(dict.fromkeys(filter(None, found)))


def _unescaped(address: str) -> str:
    r"""RFC 6533, 3: «\x{43F}» is one character."""
    return re.sub(r"\\x\{([0-9A-Fa-f]{1,5})\}", lambda code: chr(int(code[1], 16)), address)


def _original_headers(part: Message) -> Message | None:
    """Headers of the e-mail that is reported of."""
    if part.get_content_type() not in ORIGINALS:
        return None
    payload = part.get_payload()
    if isinstance(payload, list) and payload and payload[0].keys():
        return payload[0]
    inner = payload[0] if isinstance(payload, list) and payload else part
    return message_from_string(_decoded(inner, part).lstrip())


def _message_ids(message: Message, original: Message, parts: Iterable[Message]) -> tuple[str, ...]:
    """From the fields, else from the enclosed headers, else from what the report itself answers."""
    fields = [
        plain(block.get(name))
        for part in parts
        if part.get_content_maintype() == "message" and part.get_content_type() not in ORIGINALS
        for block in _blocks(part)
        for name in ("Original-Message-Id", "X-Original-Message-Id")
    ]
    enclosed = [plain(original.get(name)) for name in ID_HEADERS]
    answered = [plain(message.get(name)) for name in ("In-Reply-To", "References")]
    named = _ids_in([*fields, *enclosed])
    return tuple(dict.fromkeys(named or _ids_in(answered)))


def _ids_in(values: Iterable[str]) -> list[str]:
    """Message-Ids of some headers; some programs leave their brackets out."""
    found = [MESSAGE_ID.findall(value) or MESSAGE_ID.findall(f"<{value}>") for value in values]
    return [one for ids in found for one in ids]


def _by_type(container: Message) -> tuple[Outcome, ...]:
    """A receipt without its fields is still a receipt; a report on delivery without them tells nothing."""
    kind = plain(container.get_param("report-type")).lower()
    return (Outcome("receipt"),) if kind == "disposition-notification" else ()


def _furthest(outcomes: Iterable[Outcome]) -> Outcome | None:
    def rank(outcome: Outcome) -> int:
        order = FURTHEST_FIRST
        return order.index(outcome.kind) if outcome.kind in order else len(order)

    return min(outcomes, key=rank, default=None)
