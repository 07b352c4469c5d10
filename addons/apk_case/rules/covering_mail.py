"""Another body passes on a citizen's appeal (59-ФЗ, ст. 8): the body has sent it, the citizen is answered.

ч. 5: «… может в случае необходимости запрашивать … документы и материалы о результатах рассмотрения» — the body gets
a report only if it asks for one; notices and the answer are the citizen's (ст. 5, 10).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

SENDING = r"(?:направля|пересыла|перенаправля|препровожда|переадресу|передаё?|перешл|направлен)\w*"
APPEAL = r"(?:обращени|жалоб|заявлени|письм)\w*"
CITIZEN = r"(?:гр\.|гражда\w+|заявител\w+|жител\w+|избирател\w+)"
PASSES_ON = re.compile(
    rf"(?i:{SENDING}).{{0,200}}?(?i:{APPEAL})(?:.{{0,60}}?(?i:{CITIZEN})|\s+[А-ЯЁ][а-яё]+(?:ой|ова|ева|ина|ого|ко)\b)",
    re.DOTALL,
)
ABOUT_A_CITIZEN = re.compile(rf"{APPEAL}\s+(?:\w+\s+){{0,3}}?{CITIZEN}", re.IGNORECASE)
BY_LAW = re.compile(
    r"(?:стать[ияей]+|ст\.)\s*8\b.{0,80}59-ФЗ|59-ФЗ.{0,80}(?:стать[ияей]+|ст\.)\s*8\b",
    re.DOTALL | re.IGNORECASE,
)
FORWARDED = re.compile(r"^\s*(?:fwd?|fw|пересл|пер)\s*:", re.IGNORECASE)
OFFICIAL = re.compile(
    r"\b(прокур\w*|администрац\w*|депутат\w*|сенатор\w*|дум[аы]|министерств\w*|правительств\w*|управлени\w*|департамент\w*"
    r"|комитет\w*|инспекци\w*|уполномоченн\w*|губернатор\w*|аппарат\w*|роспотребнадзор\w*|россельхознадзор\w*|росреестр\w*"
    r"|полици\w*|мвд|следственн\w*|общественн\w+ при[её]мн\w*|совет\w*|глава (?:района|округа|поселения|города)|мэр\w*)\b",
    re.IGNORECASE,
)
OFFICIAL_DOMAIN = re.compile(
    r"(?:.+\.)?(?:gov\.ru|genproc\.gov\.ru|adm\d*\.\w+|duma\.\w+|mvd\.ru|adm\w*\.ru)"
)

MONTH_NAMES = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
MONTHS = tuple(MONTH_NAMES.split("|"))
DAY = r"(\d{1,2})[.](\d{1,2})[.](\d{4}|\d{2})(?!\d)|(\d{1,2})\s+(" + MONTH_NAMES + r")\s+(\d{4})"
NUMBER = r"№\s?([\w\-–/.()]*[\w)])"
NUMBER_THEN_DAY = re.compile(rf"{NUMBER}\s+от\s+(?:{DAY})", re.IGNORECASE)
DAY_THEN_NUMBER = re.compile(rf"от\s+(?:{DAY})\s*(?:г\.?\s*)?,?\s*{NUMBER}", re.IGNORECASE)
UNTIL = re.compile(
    rf"(?:в срок\s+(?:до|не позднее)|не позднее|сообщить\s+до|до)\s+(?:{DAY})", re.IGNORECASE
)
WITHIN = re.compile(
    r"в\s+(?:течение\s+)?(\d{1,2})(?:-?ти)?[\s-]*(?:\(\w+\)\s*)?(?:календарн\w+\s+)?дн(?:ей|я|евный)",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"(?:о\s+результат\w+|о\s+принятых\s+мерах|результат\w+\s+рассмотрения|копию\s+ответа|об\s+ответе)"
    r".{0,120}?(?:сообщить|проинформировать|информировать|уведомить|направить|представить|известить)"
    r"|(?:сообщить|проинформировать|информировать|уведомить|направить|представить|известить|прошу|просим)"
    r".{0,120}?(?:о\s+результат\w+|о\s+принятых\s+мерах|результат\w+\s+рассмотрения|копию\s+ответа)",
    re.DOTALL | re.IGNORECASE,
)  # fmt: skip
NAMED = re.compile(
    rf"(?i:{CITIZEN})[ \t]+((?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ]\.\s?)(?:[ \t]*(?:[А-ЯЁ][а-яё]+|[А-ЯЁ]\.)){{0,2}})"
)
TEXT_LIMIT = 20_000


@dataclass(frozen=True)
class CoveringMail:
    """What a cover note says of itself; whatever it does not say is empty."""

    number: str = ""
    dated: date | None = None
    control_on: date | None = None
    wants_report: bool = False
    citizen: str = ""


def is_official(name: str, address: str) -> bool:
    """Whether a sender is a body or an official who passes appeals on."""
    domain = address.rpartition("@")[2]
    return bool(OFFICIAL.search(name) or OFFICIAL_DOMAIN.fullmatch(domain))


def covering_mail(
    subject: str, text: str, received_on: date, *, sender_is_official: bool
) -> CoveringMail | None:
    """What a body says when it passes an appeal on; ``None`` when it writes on its own behalf.

    A citizen who tells of an appeal («я направлял обращение в прокуратуру») is no body.

    :param sender_is_official: as ``is_official`` answers of the sender, or of who has signed
    """
    words = f"{subject}\n{text}"[:TEXT_LIMIT]
    passes_on = PASSES_ON.search(words) or BY_LAW.search(words)
    is_forwarded = FORWARDED.match(subject) and ABOUT_A_CITIZEN.search(words)
    if not sender_is_official or not (passes_on or is_forwarded):
        return None
    number, dated = _number_and_day(words)
    named = NAMED.search(words)
    citizen = " ".join(named[1].split()) if named else ""
    return CoveringMail(
        number, dated, _control_day(words, received_on), bool(REPORT.search(words)), citizen
    )


def _number_and_day(words: str) -> tuple[str, date | None]:
    """«№ 123 от 01.12.2026», «от 1 декабря 2026 г. № 7-12/45»."""
    found = NUMBER_THEN_DAY.search(words)
    if found:
        return found[1], _day(found.groups()[1:])
    found = DAY_THEN_NUMBER.search(words)
    return (found.groups()[-1], _day(found.groups()[:-1])) if found else ("", None)


def _control_day(words: str, received_on: date) -> date | None:
    """The day until which the body waits for a report; «в течение 10 дней» counts from the receipt."""
    found = UNTIL.search(words)
    day = _day(found.groups()) if found else None
    within = WITHIN.search(words)
    if not day and within and REPORT.search(words):
        day = received_on + timedelta(days=int(within[1]))
    return day if day and day >= received_on else None


def _day(groups: tuple[str | None, ...]) -> date | None:
    day, month, year, worded_day, worded_month, worded_year = groups[:6]
    try:
        if worded_month:
            return date(int(worded_year), MONTHS.index(worded_month.lower()) + 1, int(worded_day))
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except (TypeError, ValueError):
        return None
