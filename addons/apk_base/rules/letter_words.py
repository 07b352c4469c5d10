"""What stands around the text of an official letter: ГОСТ Р 7.0.97-2025, requisites 8–24, word by word.

Every function takes what is known and returns the line as it is printed; what is not known is an empty line for a pen, or
nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .secret_link import LENGTH, code_of, in_groups

NBSP = "\u00a0"
# on a form that a person signs with a pen
FORM_DATE = "«___» ____________ 20___ г."
FORM_SIGNATURE = ("____________ / __________________", "подпись, фамилия и инициалы")
BLANK_NUMBER, BLANK_DAY = "_" * 16, "_" * 12
SHORT_ADDRESS = 30  # what a person can type from paper without a mistake
POSTCODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
# of a page behind a secret: a token of secret_link.py, or the code of a message (20 hexadecimal figures)
SECRET = re.compile(
    rf"(?P<page>[^?#]+/apk/[a-z]+)/(?:\d+/)?(?P<token>[0-9a-z]{{{LENGTH}}}|[0-9a-f]{{20}})$"
)
SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True)
class Enclosure:
    """A file that goes with a letter; ``sheets`` is nought when nobody can count them."""

    name: str
    sheets: int = 0


@dataclass(frozen=True)
class Certificate:
    """The electronic signature that a person has put elsewhere: only shown, never checked."""

    number: str
    owner: str
    valid_from: date | None = None
    valid_until: date | None = None


def dated_and_numbered(day: date | None, number: str) -> str:
    """ГОСТ, 5.10, 5.11: «20.11.2026 № ИСХ-2026/000123», lines to write on before that.

    What has left by e-mail has a day and no outgoing number: there is nothing to write on.
    """
    if day and not number:
        return f"{day:%d.%m.%Y}"
    written = f"{day:%d.%m.%Y}" if day else BLANK_DAY
    return f"{written} №{NBSP}{number or BLANK_NUMBER}"


def in_reply_to(theirs: tuple[str, date | None], ours: tuple[str, date | None]) -> str:
    """ГОСТ, 5.12 «ссылка на регистрационный номер и дату поступившего документа».

    The number that the author, or the body that has passed the appeal on, gave the document; a citizen's letter has none, then
    the number by which it is known here and on its first reply. Without a number there is no such line.
    """
    number, day = theirs if theirs[0] else ours
    if not number:
        return ""
    return f"На №{NBSP}{number}" + (f" от{NBSP}{day:%d.%m.%Y}" if day else "")


def initials_first(name: str) -> str:
    """«Петрушин Дмитрий Васильевич» → «Д.В. Петрушин» (ГОСТ, 5.22); one word stays as it is."""
    surname, *given = name.split()[:3] or [""]
    initials = "".join(f"{word[0].upper()}." for word in given)
    return f"{initials}{NBSP}{surname}" if initials else surname


def opens_line(words: str) -> str:
    """A post at the head of an addressee begins with a capital letter."""
    return words[:1].upper() + words[1:]


def surname_first(surname: str, given: str, patronymic: str) -> str:
    """«Громову П.С.» (ГОСТ, 5.14): initials have no case."""
    initials = "".join(f"{word[0].upper()}." for word in (given, patronymic) if word)
    return f"{surname}{NBSP}{initials}" if initials else surname


def enclosure_lines(files: Sequence[Enclosure]) -> list[str]:
    """ГОСТ, 5.19: «Приложение: на 3 л. в 1 экз.»; of several each by its name."""
    if not files:
        return []
    if len(files) == 1:
        one = files[0]
        what = f"на{NBSP}{one.sheets}{NBSP}л." if one.sheets else f"«{one.name}»"
        return [f"Приложение: {what} в{NBSP}1{NBSP}экз."]
    lines = [f"{number}. {_counted(one)} в{NBSP}1{NBSP}экз." for number, one in enumerate(files, 1)]
    return ["Приложение:", *lines]


def _counted(one: Enclosure) -> str:
    return f"{one.name} на{NBSP}{one.sheets}{NBSP}л." if one.sheets else one.name


def executor_line(name: str, phone: str) -> str:
    """ГОСТ, 5.25: surname, name, patronymic and telephone of who has written the letter."""
    return ", ".join(part for part in (name.strip(), phone.strip().replace(" ", NBSP)) if part)


def signature_mark(certificate: Certificate) -> list[str]:
    """ГОСТ, 5.23 «отметка об электронной подписи»; the first line is its heading."""
    since, until = certificate.valid_from, certificate.valid_until
    term = " ".join(
        part for part in (since and f"с {since:%d.%m.%Y}", until and f"по {until:%d.%m.%Y}") if part
    )
    return [
        "Документ подписан электронной подписью",
        f"Сертификат: {certificate.number}",
        f"Владелец: {certificate.owner}",
        *([f"Действителен {term}"] if term else []),
    ]


def requisite_lines(ogrn: str, inn: str, kpp: str) -> list[str]:
    """ГОСТ, 5.9: «ОГРН 1024400523421», «ИНН/КПП 4401004867/440101001»."""
    codes = "/".join(part for part in (inn, kpp) if part)
    label = "ИНН/КПП" if inn and kpp else "ИНН" if inn else "КПП"
    return [line for line in (ogrn and f"ОГРН {ogrn}", codes and f"{label} {codes}") if line]


def contact_lines(address: str, phone: str, email: str) -> list[str]:
    """ГОСТ, 5.8: «справочные данные об организации»."""
    reach = ", ".join(part for part in (phone and f"тел. {phone}", email) if part)
    return [line for line in (address, reach) if line]


def typed_from_paper(link: str) -> list[str]:
    """What is printed beside a QR code, for a person who types: never a long secret.

    A secret link has a page without it that takes a code (``/apk/rate``, ``/apk/visit``, ``/apk/case``); the code is the
    beginning of the secret. Of another link the address that a person can type, else whose page it is. No table of short
    links: it would keep, beside the client, the secrets of links that are anonymous (п. 80).
    """
    bare = SCHEME.sub("", link).rstrip("/")
    if found := SECRET.match(bare):
        token = found["token"]
        code = code_of(token) if len(token) == LENGTH else token
        return [found["page"], f"код {in_groups(code)}"]
    return [bare if len(bare) <= SHORT_ADDRESS else bare.partition("/")[0]]


def postcode_of(address: str) -> str:
    """The six figures of a Russian postal address; empty without them."""
    found = POSTCODE.search(address)
    return found[0] if found else ""
