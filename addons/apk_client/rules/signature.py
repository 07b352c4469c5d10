"""Who has signed a text: the name in From of a family mailbox is often another's (п. 18)."""

import re

from .given_names import full_names
from .person_names import PersonName, is_initial, split_name

CLOSING = re.compile(
    r"^\W*(?:с|c)\s+(?:\w+\s+)?(?:уважением|почтением|благодарностью|приветом|любовью|пожеланиями)"
    r"|^\W*(?:искренне\s+ваш\w*|заранее\s+(?:спасибо|благодар\w+)|всего\s+(?:доброго|хорошего|наилучшего)"
    r"|подпись|ваш[аи]?(?=[\s,])|(?:best|kind)\s+regards|regards|sincerely)",
    re.IGNORECASE,
)
# What follows repeats earlier e-mails.
QUOTE = re.compile(
    r"^\s*(?:>|-{2,}\s*\w|_{5,}|(?:от|from|отправитель)\s*:\s*\S+.*@|.*\b(?:пишет|писал\w*|написал\w*|wrote)\b.{0,80}:\s*$)",
    re.IGNORECASE,
)
FOOTER = re.compile(
    r"^\W*(?:отправлено|sent from|sent with|из мобильной|--|тел|моб|phone|e-?mail|адрес|\+?\d)|.*(?:@|https?:|www\.)",
    re.IGNORECASE,
)
POST = re.compile(r"^(?:[а-яё][а-яё.-]*\s+)+(?=[А-ЯЁ])")
LAST_LINES = 6
LONGEST = 80


def signature_name(text: str) -> PersonName:
    """The person who has signed a text, when a line of its end is nothing but a name; else an empty name.

    A name within a sentence is not a signature: «прошу помочь Марии Ивановой».
    """
    lines = _new_lines(text)
    for number in range(len(lines) - 1, -1, -1):
        closing = CLOSING.match(lines[number])
        if closing:
            rest = [
                lines[number][closing.end() :].lstrip(" ,.!;:-—–"),
                *lines[number + 1 : number + 4],
            ]
            named = [name for name in map(_signed, rest) if name]
            return named[0] if named else PersonName()
    last = [line for line in lines[-LAST_LINES:] if not FOOTER.match(line)][-1:]
    name = last and _signed(last[0])
    return name if name and _is_whole(name) else PersonName()


def _new_lines(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        if QUOTE.match(line):
            break
        if line.strip():
            lines.append(" ".join(line.split()))
    return lines


def _signed(line: str) -> PersonName | None:
    """A line that is a name, a post before it or after a comma left out."""
    bare = POST.sub("", re.sub(r"^(?:Ваш[аи]?|Я)[\s,]+", "", line.strip(" ,;*_–—-")))
    if not bare or len(bare) > LONGEST or FOOTER.match(bare):
        return None
    name = split_name(bare)
    return name if name.kind == "person" else None


def _is_whole(name: PersonName) -> bool:
    """Without a closing before it, only a full name is taken: «Иван» may be the man the text is about."""
    spelled = [part for part in name.parts if part and not is_initial(part)]
    is_known = bool(full_names(name.given)) or bool(name.patronymic)
    return is_known and (len(spelled) > 1 or bool(name.surname and name.patronymic))
