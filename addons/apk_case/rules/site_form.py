"""Whose words the form of a site has sent: the citizen's, never the site's (п. 62)."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import unescape

from .correspondent import ADDRESS, Mailbox, is_noreply

LABELS = {
    "surname": r"фамилия|last[ _-]?name|surname|family[ _-]?name",
    "given": r"(?:ваше |ваш[её] )?имя|first[ _-]?name|your[ _-]?name|name",
    "patronymic": r"отчество|middle[ _-]?name|patronymic",
    "name": r"(?:ваши? )?ф\.? ?и\.? ?о\.?(?: (?:заявителя|отправителя|полностью|гражданина|автора))?"
    r"|фамилия,? имя(?:,? (?:и )?отчество)?(?: \(?при наличии\)?)?(?: заявителя)?|имя,? (?:и )?фамилия|имя,? отчество,? фамилия|имя (?:заявителя|отправителя|автора|клиента|пользователя)"
    r"|контактное лицо|заявитель|отправитель|от|автор(?: обращения| сообщения)?|от кого|представьтесь|как к вам обращаться|full[ _-]?name|fio|from",
    "phone": r"(?:контактный |мобильный |сотовый |ваш |номер )*(?:телефона?|тел\.?|моб\.?)(?: для связи| заявителя| \(моб\.?\))?|(?:your[ _-]?)?(?:phone|tel|mobile)(?:[ _-]?number)?",
    "email": r"(?:ваш |контактный )?(?:e-?mail|e mail|емейл|имейл|эл\.? ?(?:почта|адрес)|электронная почта|электронный адрес|электронной почты|(?:адрес )?(?:эл\.|электронной) почты|почта|mail)(?: заявителя| для (?:связи|ответа))?|(?:your[ _-]?)?(?:e-?mail|mail)(?:[ _-]?address)?|reply-?to",
    "message": r"(?:ваше |ваш )?(?:сообщение|обращение|вопрос|комментарий|текст|содержание|суть|message|comment|question)(?: (?:сообщения|обращения|вопроса|письма|заявителя))?",
}
# «Имя: Мария», «*Имя* — Мария», «1. Имя | Мария», «Имя» alone on its line with the value below.
LABEL = re.compile(
    r"(?:^|(?<=[;|,]))[ \t>*•_\-\d.)\[]*(?:"
    + "|".join(f"(?P<{field}>{words})" for field, words in LABELS.items())
    + r")[ \t]*\*{0,2}\]?(?:[ \t]*(?::|=|\||\t|—|–|-(?= ))[ \t*]*|[ \t]*(?=\n|$))",
    re.IGNORECASE | re.MULTILINE,
)
PHONE = re.compile(r"\+?\d(?:[\s().-]*\d){5,14}")
FORM_NAME = re.compile(
    r"\b(сайт|форма|портал|обратн\w+ связ|интернет-при[её]мн|онлайн|заявк|лид\b|website|web ?site|contact ?form|feedback|form)",
    re.IGNORECASE,
)
FORM_BOX = re.compile(
    r"(web|site|form|forms|feedback|webmaster|portal|lead|leads|zayavka|contact)\w*", re.IGNORECASE
)
ROLE_BOX = re.compile(
    r"(info|support|help|office|admin|sales|service|contact|hello|team)", re.IGNORECASE
)
# What PHP and the kits of sites write into their e-mails.
FORM_HEADERS = ("X-PHP-Originating-Script", "X-PHP-Script", "X-PHP-Filename")
CELLS = re.compile(r"<\s*/\s*t[dh][^>]*>\s*(?=<\s*t[dh])", re.IGNORECASE)
BREAKS = re.compile(r"<\s*(?:br|/\s*(?:p|div|tr|li|h[1-6]|td|th|dt|dd))[^>]*>", re.IGNORECASE)
UNSEEN = re.compile(r"<(/?)(script|style|head|title)\b[^<>]{0,500}>", re.IGNORECASE)
TAGS = re.compile(r"<[^<>]{0,5000}>")
TRIMMED = " \t\r\n*_;,|"
TEXT_LIMIT = 50_000
HTML_LIMIT = 500_000


@dataclass(frozen=True)
class FormAuthor:
    """Who has filled in the form of a site, as far as it says so; all empty when it does not."""

    name: str = ""
    email: str = ""
    phone: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is a way back to this person."""
        return bool(self.email or (self.name and self.phone))


def site_form_author(
    sender: Mailbox,
    replies: Sequence[Mailbox],
    text: str,
    listed: Collection[str] = (),
    *,
    sent_by_a_program: bool = False,
) -> FormAuthor | None:
    """The citizen behind the e-mail of a site's form; ``None`` when no form has sent it.

    ==============================================  ===============================================
    From stands in the list of our site forms       a form, even if it names nobody
    From is noreply@ or speaks of a site, and       a form
    Reply-To or the fields name a person
    From is noreply@, and nobody is named           a form that names nobody: nobody reads noreply@
    anybody else                                    a person, whatever the e-mail says
    ==============================================  ===============================================

    :param replies: of ``usable_replies``; :param text: of ``form_text``; :param listed: addresses, and «@example.ru»
    :param sent_by_a_program: its headers say so: Auto-Submitted, or ``FORM_HEADERS``
    """
    fields = labelled_fields(text)
    is_listed = bool({sender.address, "@" + sender.address.partition("@")[2]} & set(listed))
    by_fields = FormAuthor(_full_name(fields), _email(fields, sender.address), _phone(fields))
    author = _completed(by_fields, replies, text if is_listed else "", sender.address)
    if is_listed or is_noreply(sender.address):
        return author
    looks_like_one = sent_by_a_program or _speaks_of_a_site(sender)
    is_named = (replies and not _is_role(replies[0])) or (by_fields.is_known and len(fields) > 1)
    return author if looks_like_one and is_named else None


def labelled_fields(text: str) -> dict[str, str]:
    """«Имя», «Телефон», «E-mail» … of a filled form: field -> value of one line.

    Of equal labels the first counts, below the citizen's own words the last: whatever stands in them, the form
    writes its fields before or after.
    """
    text = text[:TEXT_LIMIT]
    above: dict[str, str] = {}
    below: dict[str, str] = {}
    labels = list(LABEL.finditer(text))
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        value = text[label.end() : end].strip(TRIMMED)
        field = label.lastgroup
        line = value if field == "message" else value.partition("\n")[0].strip(TRIMMED)
        if "message" in above:
            below[field] = line or below.get(field, "")
        elif line or field == "message":
            above.setdefault(field, line)
    return {**{field: line for field, line in below.items() if line}, **above}


def form_text(plain: str, html: str) -> str:
    """What a form says, line by line; of a table, its rows."""
    if plain.strip():
        return plain
    rows = BREAKS.sub("\n", CELLS.sub("\t", _seen(html[:HTML_LIMIT])))
    lines = unescape(TAGS.sub("", rows)).replace("\xa0", " ").split("\n")
    return "\n".join(filter(None, (line.strip() for line in lines)))


def _seen(html: str) -> str:
    """Without scripts, styles and the head; one pass, whatever is left open."""
    shown, start, hidden = [], 0, ""
    for tag in UNSEEN.finditer(html):
        closes, kind = tag[1], tag[2].lower()
        if not hidden and not closes:
            shown.append(html[start : tag.start()])
            hidden = kind
        elif hidden == kind and closes:
            start, hidden = tag.end(), ""
    return "".join(shown) + ("" if hidden else html[start:])


def _full_name(fields: dict[str, str]) -> str:
    parts = [fields.get(field, "") for field in ("surname", "given", "patronymic")]
    together = " ".join(filter(None, parts))
    name = fields.get("name", "")
    if name and ADDRESS.search(name):
        name = ADDRESS.sub("", name).strip(" <>()\"',;")
    return " ".join((name or together).split())[:150]


def _email(fields: dict[str, str], sender: str) -> str:
    for field in ("email", "name"):
        found = ADDRESS.search(fields.get(field, ""))
        if found and found[0].lower() != sender and not is_noreply(found[0]):
            return found[0].lower().strip(".")
    return ""


def _phone(fields: dict[str, str]) -> str:
    found = PHONE.search(fields.get("phone", ""))
    return found[0].strip() if found else ""


def _completed(
    author: FormAuthor, replies: Sequence[Mailbox], text: str, sender: str
) -> FormAuthor:
    """What the fields leave open, by Reply-To, else by the only address in the text of a listed form."""
    reply = replies[0] if replies else Mailbox()
    name = author.name or ("" if "@" in reply.name else reply.name)
    email = author.email or reply.address
    if not email and text:
        others = {found.lower().strip(".") for found in ADDRESS.findall(text)} - {sender}
        email = others.pop() if len(others) == 1 else ""
    return FormAuthor(name, email, author.phone)


def _speaks_of_a_site(sender: Mailbox) -> bool:
    local = sender.address.partition("@")[0]
    return bool(FORM_NAME.search(sender.name) or FORM_BOX.fullmatch(local))


def _is_role(box: Mailbox) -> bool:
    return bool(ROLE_BOX.fullmatch(box.address.partition("@")[0]))
