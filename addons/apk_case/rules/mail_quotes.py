"""Which lines of an e-mail are its writer's new words, and which repeat earlier ones or sign it (п. 18).

Only new words are judged by triage, mood and urgency, and shown first; quotes and signatures are folded beside them.
What is forwarded to the office is new to it, and stays.

Own rules, because no kept library knows Russian mail programs: ``mail-parser-reply`` has no Russian, ``quotequail`` knows
one Russian header of Gmail and no signatures, ``talon`` is without a keeper.
"""

import re
from collections.abc import Sequence

LOOK_AHEAD = 6  # lines of a quoted head
HEADER_LENGTH = 300
SIGNATURE_LINES = 12
SIGNATURE_LINE = 120
LINES_LIMIT = 20_000  # of longer e-mails, the rest is new

QUOTED = re.compile(r"\s?(?:>|&gt;)")
# «-------- Пересылаемое сообщение --------», «Begin forwarded message:», «Начало переадресованного сообщения:»
FORWARDED = re.compile(
    r"[\s>*-]*(?:begin\s+)?(?:forwarded\s+(?:message|by)|пересылаем\w+\s+(?:сообщени|письм)|пересланн\w+\s+(?:сообщени|письм)"
    r"|(?:начало\s+)?переадресованн\w+\s+(?:сообщени|письм)|переслано|перенаправленн\w+\s+(?:сообщени|письм))",
    re.IGNORECASE,
)
FORWARD_SUBJECT = re.compile(r"\s*(?:fwd?|пересл|пер|fs|wg)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
REPLY_SUBJECT = re.compile(r"\s*(?:re|отв|ответ|на|aw)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
# «-----Исходное сообщение-----», «-----Original Message-----»
ORIGINAL = re.compile(
    r"\s*[-_*]{2,}\s*(?:исходное|оригинальное|original|первоначальное)\s+(?:сообщение|письмо|message|appointment)",
    re.IGNORECASE,
)
RULE = re.compile(r"\s*[_\-=*—]{10,}\s*$")
HEAD_FROM = re.compile(r"[\s*>]*(?:от|от кого|from|отправитель|автор)\s*\*?\s*:", re.IGNORECASE)
HEAD_LINE = re.compile(
    r"[\s*>]*(?:отправлено|sent|дата|date|кому|to|получатель|тема|subject|копия|cc|to whom|важность|importance)\s*\*?\s*:",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{2,255}")
MOMENT = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d{2}\b")
STARTS_WITH_DATE = re.compile(
    r"[\s>]*(?:on\b|в\b|am\b)?\s*(?:(?:пн|вт|ср|чт|пт|сб|вс|mon|tue|wed|thu|fri|sat|sun|понедельник|вторник|среда|среду|четверг"
    r"|пятница|пятницу|суббота|субботу|воскресенье)\w*[.,]?\s*)?(?:\d{1,2}|\w{3,9}\s+\d{1,2})[\s,./-]",
    re.IGNORECASE,
)
WROTE = re.compile(
    r"(?:wrote|writes|пишет|пишете|писал(?:\(а\)|а|и)?|написал(?:\(а\)|а|и)?|сообщает|сообщил(?:\(а\)|а)?)\s*:\s*$",
    re.IGNORECASE,
)
DASHES = re.compile(r"\s*(?:--|—|––)\s*$")
CLOSING = re.compile(
    r"\s*(?:с|c)\s+(?:глубоким |наилучшими |искренним |огромным |большим )?(?:уважением|пожеланиями|почтением|признательностью)"
    r"|\s*(?:искренне\s+ваш|всего\s+доброго|всего\s+наилучшего|best\s+regards|kind\s+regards|regards|sincerely)\b",
    re.IGNORECASE,
)
SENT_FROM = re.compile(
    r"\s*(?:отправлено\s+(?:с|со|из|через|при помощи)\s|sent\s+(?:from|via|with)\s|get\s+outlook\s+for|скачать\s+outlook"
    r"|загрузить\s+outlook|из\s+мобильной\s+(?:яндекс|почты)|получить\s+outlook|отослано\s+с\s|написано\s+с\s+(?:iphone|android))",
    re.IGNORECASE,
)
AFTERWORD = re.compile(
    r"\s*(?:p\.?\s?s|з\.?ы|п\.?\s?с|приложени|вложени|прошу|просим|жду|ждем|ждём)\b", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]{2}")


def is_forward(subject: str) -> bool:
    return bool(FORWARD_SUBJECT.match(subject))


def is_reply(subject: str) -> bool:
    return bool(REPLY_SUBJECT.match(subject))


def folded_lines(
    lines: Sequence[str],
    *,
    is_forwarded: bool = False,
    answers: bool = False,
    marked: Sequence[bool] = (),
) -> list[bool]:
    """For every line, whether it is a quote or a signature. Nothing is when no new word would be left.

    :param is_forwarded: the subject says so: what stands below is new to the office
    :param answers: the e-mail answers another one (its subject or its headers say so)
    :param marked: lines that the mail program itself has marked as a quote
    """
    lines = lines[:LINES_LIMIT]
    marked = [*marked[: len(lines)], *[False] * (len(lines) - len(marked))]
    folded = _folded(lines, marked, is_forwarded, answers)
    _fold_gaps(lines, folded)
    if not any(WORD.search(line) for line, is_old in zip(lines, folded, strict=True) if not is_old):
        return [False] * len(lines)
    return folded


def _folded(lines, marked, is_forwarded, answers) -> list[bool]:
    folded = [False] * len(lines)
    number = 0
    while number < len(lines):
        if FORWARDED.match(lines[number]):
            break
        end = _quote_end(lines, number, marked, is_forwarded, answers)
        if end is None:
            break  # forwarded without the word: all below stays
        if end == number:
            end = _signature_end(lines, number, marked)
        for line in range(number, end):
            folded[line] = True
        number = max(end, number + 1)
    return folded


def _fold_gaps(lines, folded) -> None:
    """Empty lines after a folded one belong to it."""
    for number in range(1, len(lines)):
        if folded[number - 1] and not lines[number].strip():
            folded[number] = True


def new_words(text: str, *, is_forwarded: bool = False, answers: bool = False) -> str:
    """The writer's own words of a plain text; all of it when nothing else can be told apart."""
    lines = text.split("\n")
    folded = folded_lines(lines, is_forwarded=is_forwarded, answers=answers)
    kept = [line for line, is_old in zip(lines, folded, strict=False) if not is_old]
    return "\n".join([*kept, *lines[len(folded) :]]).strip()


def _quote_end(lines, number, marked, is_forwarded, answers) -> int | None:
    """The line after a quote that begins here; the same line when none does; None when it is forwarded."""
    if is_forwarded:
        return number
    if marked[number] or QUOTED.match(lines[number]):
        return _while_quoted(lines, number, marked)
    after = _after_reply_header(lines, number)
    if after:
        below = _next_words(lines, after)
        if below < len(lines) and (marked[below] or QUOTED.match(lines[below])):
            return _while_quoted(lines, below, marked)
        header = " ".join(lines[number:after])
        return len(lines) if ADDRESS.search(header) or answers else number
    if _is_head_of_original(lines, number):
        has_words = any(WORD.search(line) for line in lines[:number] if not CLOSING.match(line))
        return len(lines) if has_words else None
    return number


def _while_quoted(lines, number, marked) -> int:
    """Through quoted lines and the empty ones between them."""
    end = number
    while number < len(lines):
        if FORWARDED.match(lines[number]):
            break
        if marked[number] or QUOTED.match(lines[number]):
            end = number + 1
        elif lines[number].strip():
            break
        number += 1
    return end


def _next_words(lines, number) -> int:
    while number < len(lines) and not lines[number].strip():
        number += 1
    return number


def _after_reply_header(lines, number) -> int:
    """«28.11.2026, 20:00, Департамент <…> пишет:», over up to three lines: the line after it; 0 when there is none."""
    if not STARTS_WITH_DATE.match(lines[number][:HEADER_LENGTH]) and not WROTE.search(
        lines[number][:HEADER_LENGTH]
    ):
        return 0
    header = ""
    for count in range(1, 4):
        if number + count > len(lines) or not lines[number + count - 1].strip():
            return 0
        header = f"{header} {lines[number + count - 1].strip()}"
        if len(header) > HEADER_LENGTH:
            return 0
        if header.endswith(":") and MOMENT.search(header):
            names_somebody = WROTE.search(header) or ADDRESS.search(header)
            return number + count if names_somebody else 0
    return 0


def _is_head_of_original(lines, number) -> bool:
    """«От: … Отправлено: … Кому: … Тема: …» of Outlook, or the line above it."""
    if ORIGINAL.match(lines[number]):
        return True
    if RULE.match(lines[number][:HEADER_LENGTH]):
        number = _next_words(lines, number + 1)
    if number >= len(lines) or not HEAD_FROM.match(lines[number][:HEADER_LENGTH]):
        return False
    below = [line for line in lines[number + 1 : number + 1 + 2 * LOOK_AHEAD] if line.strip()]
    return sum(bool(HEAD_LINE.match(line[:HEADER_LENGTH])) for line in below[:LOOK_AHEAD]) >= 2


def _signature_end(lines, number, marked) -> int:
    """The line after a signature that begins here; the same line when none does."""
    line = lines[number][:SIGNATURE_LINE]
    if SENT_FROM.match(line) and len(lines[number]) < SIGNATURE_LINE:
        return number + 1
    if not DASHES.match(line) and not CLOSING.match(line):
        return number
    end, count = number + 1, 0
    while end < len(lines) and not _starts_quote(lines, end, marked):
        text = lines[end].strip()
        if len(text) > SIGNATURE_LINE or AFTERWORD.match(text):
            return number  # more than a signature: it is read as words
        count += bool(text)
        end += 1
        if count > SIGNATURE_LINES or end - number > 4 * SIGNATURE_LINES:
            return number
    return end if len(lines[number]) <= SIGNATURE_LINE else number


def _starts_quote(lines, number, marked) -> bool:
    return bool(
        marked[number]
        or QUOTED.match(lines[number])
        or FORWARDED.match(lines[number])
        or _is_head_of_original(lines, number)
        or _after_reply_header(lines, number)
    )
