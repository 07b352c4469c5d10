"""Reports on our e-mails in words alone: Exim, qmail, old Postfix and sendmail, Exchange, Russian providers, Outlook.

Nothing in them is made for machines, so they are believed by what is hard to invent: a machine's envelope or mailbox,
and the Message-Id of an e-mail that the office has sent to the address which the report names. A list of the senders
and subjects of all mail servers of the world, as flufl.bounce and Sisimai keep it, names the addressee alone, knows no
Russian, and would not tell a forged report from a true one.
"""

import re
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from html import unescape

from .mail_reports import (
    MESSAGE_ID,
    STATUS,
    MailReport,
    Outcome,
    addresses_in,
    is_returned_by_a_machine,
    payload_of,
    plain,
    report_id_of,
    sender_of,
)

MAX_TEXT = 200_000
MAX_NAMED = 200
DAEMONS = ("mailer-daemon", "mailerdaemon", "mail-daemon", "mailer_daemon")
# Mailboxes of machines from which a person may write, too: believed only with the words of a report.
HALF_DAEMONS = ("postmaster", "mailsystem", "mail-system", "mailserver", "mdaemon")
DAEMON_NAMES = re.compile(
    r"""mail\sdelivery|mail\ssystem|mailer-daemon|microsoft\soutlook|system\sadministrator|postmaster
    |системный\sадминистратор|почтов\w+\s(система|служба|сервис|сервер|робот)|служба\sдоставки""",
    re.IGNORECASE | re.VERBOSE,
)

FAILED = re.compile(
    r"""undeliver|could\snot\sbe\sdelivered|couldn't\sbe\sdelivered|(wasn't|was\snot|not)\sdelivered
    |returned\s(mail|to\ssender)|returning\smessage|failure\snotice|mail\ssystem\serror
    |deliver\w*\s(has\s)?fail|fail\w*\s(to\sdeliver|delivery)|(mail|delivery|send\w*)\s(failure|failed)
    |permanent\s(fatal\s)?error|unable\sto\sdeliver|wasn't\sable\sto\sdeliver|notification\s\(failure\)
    |не\s(удалось|удаётся|удается|смогли|может\sбыть|было|была|получилось)\s(доставить|доставлен\w*|отправлен\w*)
    |не\s?доставлен|невозможно\sдоставить|недоставк|недоставлен|невозможность\sдоставки|ошибк\w+\s(при\s)?доставк
    |доставк\w*\s.{0,40}(не\s?удал|невозможн|не\sвыполнен|отклонен)|did\snot\sreach|не\sдошло|адресат\sне\sнайден
    |возврат\sпочт|возвращен\w*\sотправител|возвращён\w*\sотправител""",
    re.IGNORECASE | re.VERBOSE,
)
STILL_TRYING = re.compile(
    r"""still\sbeing\sretried|notification\s\(delay\)|delivery\s(is\s|has\sbeen\s)?(delayed|deferred)|delayed\smail
    |message\s\S+\s(has\sbeen\s)?delayed|has\snot\syet\sbeen\sdelivered|not\sbeen\sdelivered\s.{0,60}\syet
    |will\s(be\s)?(retr|keep\strying|continue\sto\s(try|be)|try\sagain)|attempts?\swill\scontinue
    |no\saction\sis\srequired|do\snot\sneed\sto\sresend|could\snot\ssend\smessage\sfor\spast
    |ещё\sне\sдоставлен|еще\sне\sдоставлен|пока\sне\s(удалось|доставлен)|доставк\w*\s(задерж|отлож)
    |попыт\w+\s(доставки\s|отправки\s)?(будут\s)?(продолж|повтор)|продолж\w+\sпопыт|повторно\sотправлять\sне\sнужно
    |задержк\w+\s(при\s)?доставк""",
    re.IGNORECASE | re.VERBOSE,
)
DELIVERED = re.compile(
    r"""^(delivered|доставлено)\s*:|successful\smail\sdelivery|notification\s\(success\)|successfully\sdelivered
    |успешно\sдоставлен|уведомление\sо\sдоставке""",
    re.IGNORECASE | re.VERBOSE,
)
RELAYED = re.compile(
    r"""^(relayed|expanded|передано|ретранслировано|развернуто)\s*:|notification\s\(relay\)|has\sbeen\srelayed""",
    re.IGNORECASE | re.VERBOSE,
)
REFUSED = re.compile(r"\b5\d\d[ -]|\b5\.\d{1,3}\.\d{1,3}\b")

# «Прочитано: Ответ на ваше сообщение» of Outlook, «Return Receipt (displayed) - …» of Mozilla.
READ_SUBJECT = re.compile(
    r"""^(прочитано|прочтено|read|уведомление\sо\sпрочтении|подтверждение\s(о\s)?прочтени[ия]|отч[её]т\sо\sпрочтении
    |read\s?receipt|read:\s?receipt|return\sreceipt)\b\s*(\(.{1,20}\))?\s*[:–-]""",
    re.IGNORECASE | re.VERBOSE,
)
DELETED_SUBJECT = re.compile(
    r"""^(не\sпрочитано|не\sпрочтено|not\sread|удалено(\sбез\sпрочтения)?|deleted(\swithout\sbeing\sread)?
    |удалено,\sне\sпрочитано)\s*:""",
    re.IGNORECASE | re.VERBOSE,
)
# The formula of the program; a person who says «прочитано» writes a sentence around it.
READ_WORDS = re.compile(
    r"""^\W*((ваше\s)?сообщение\s|your\smessage\s)?(было\s|was\s|has\sbeen\s)?
    (прочитано|прочтено|read|displayed|показано|открыто)\s(on\s|в\s)?.{0,20}\d
    |это\s(уведомление|подтверждение)\s(о\sпрочтении|прочтения)|this\sis\sa\s(return|read)\sreceipt
    |сообщение\sбыло\sпоказано\sна\sэкране|message\swas\sdisplayed\son""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
DELETED_WORDS = re.compile(
    r"""удалено\sбез\sпрочтения|удалено,\sно\sне\sпрочитано|не\sбыло\sпрочитано|deleted\swithout\sbeing\sread
    |was\snot\sread|deleted\sunread""",
    re.IGNORECASE | re.VERBOSE,
)
MAX_RECEIPT = 1_500


def plain_report(message: Message, subject: str, text: str) -> MailReport | None:
    """What an e-mail without fields for machines reports; None when it is no report.

    :param subject: readable
    :param text: its words, readable
    """
    kind = _receipt(subject, text) or _delivery(message, subject, text)
    if not kind:
        return None
    everything = _everything(message)
    failed = addresses_in(plain(message.get("X-Failed-Recipients")))
    sender = sender_of(message)
    is_receipt = kind in ("read", "deleted")
    named = (sender,) if is_receipt else failed or addresses_in(everything)[:MAX_NAMED]
    status = STATUS.search(text)
    answered = " ".join(plain(message.get(name)) for name in ("In-Reply-To", "References"))
    return MailReport(
        outcomes=()
        if kind == "bounce"
        else (Outcome(kind, named, status[1] if status else "", _refusal(text)),),
        message_ids=tuple(
            dict.fromkeys(MESSAGE_ID.findall(f"{answered} {everything}")[:MAX_NAMED])
        ),
        sender=sender,
        report_id=report_id_of(message),
        subject=subject,
        is_standard=False,
    )


def _receipt(subject: str, text: str) -> str:
    if len(text) > MAX_RECEIPT:
        return ""
    if DELETED_SUBJECT.match(subject) and (DELETED_WORDS.search(text) or READ_WORDS.search(text)):
        return "deleted"
    if READ_SUBJECT.match(subject):
        if DELETED_WORDS.search(text):
            return "deleted"
        return "read" if READ_WORDS.search(text) else ""
    return ""


def _delivery(message: Message, subject: str, text: str) -> str:
    """Only a machine reports on delivery: a person who forwards such a report, or writes of one, is a person."""
    local = sender_of(message).partition("@")[0]
    is_daemon = local.startswith(DAEMONS)
    told = _what_is_told(subject, text)
    if "X-Failed-Recipients" in message:  # Exim and Gmail add it to reports alone
        return "delayed" if told == "delayed" else "failed"
    if is_daemon:
        return told or "bounce"
    name = _sender_name(message)
    is_half = local in HALF_DAEMONS or local.startswith("microsoftexchange")
    if is_half or DAEMON_NAMES.search(name):
        return told
    # an out-of-office has a machine's envelope, too, and may say in its text that something was not delivered
    is_machine = is_returned_by_a_machine(message) or _is_automatic(message)
    return _what_is_told(subject, "") if is_machine else ""


def _sender_name(message: Message) -> str:
    """The name beside the address in «From»."""
    name = next(iter(getaddresses([plain(message.get("From"))])), ("", ""))[0]
    with suppress(LookupError, ValueError, MessageError):
        return str(make_header(decode_header(name)))
    return name


def _is_automatic(message: Message) -> bool:
    """RFC 3834, 5."""
    return plain(message.get("Auto-Submitted")).lower().startswith("auto-")


def _what_is_told(subject: str, text: str) -> str:
    """The subject tells more surely than the text, in which both words stand: «delayed» now, «failed» later."""
    in_subject = {
        "delayed": STILL_TRYING, "failed": FAILED, "delivered": DELIVERED, "relayed": RELAYED,
    }  # fmt: skip
    for kind, words in in_subject.items():
        if words.search(subject):
            return kind
    if STILL_TRYING.search(text[:MAX_TEXT]):
        return "delayed"
    if FAILED.search(text[:MAX_TEXT]):
        return "failed"
    return "failed" if REFUSED.search(text[:MAX_TEXT]) else ""


def _refusal(text: str) -> str:
    """The line in which the other server refuses."""
    lines = (line.strip() for line in text[:MAX_TEXT].splitlines())
    return next((line[:250] for line in lines if REFUSED.search(line)), "")


def _everything(message: Message) -> str:
    """All text of the e-mail and of what it encloses, for the ASCII that stands in it: Message-Ids and addresses."""
    found, length = [], 0
    for part in message.walk():
        if length > MAX_TEXT:
            break
        found += (
            [plain(part.get(name)) for name in ("Message-Id", "To")] if part is not message else []
        )
        if part.get_content_maintype() != "text" or part.is_multipart():
            continue
        raw = payload_of(part)[:MAX_TEXT]
        length += len(raw)
        found.append(raw.decode("utf-8", "replace"))
    text = "\n".join(found)
    return f"{text}\n{unescape(text)}" if "&lt;" in text else text
