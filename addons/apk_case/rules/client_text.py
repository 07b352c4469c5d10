"""The client's own words of a message, ready to be read by dictionaries (п. 18): no markup, quotes, signature, addresses.

What the office has written, and a name that only looks like a word of agriculture («ул. Льняная», ООО «Молоко»), says
nothing of what the message is about.
"""

import re
from html import unescape

from .mail_html import BLOCKS
from .mail_markup import markup
from .mail_quotes import is_forward, is_reply, new_words

TEXT_LIMIT = 20_000
LINE_ENDS = BLOCKS - {"td", "th"} | {"br"}
BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
E_MAIL_OR_LINK = re.compile(
    r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"
)
# A place before its name, which is cut: Russian words
PLACES = (
    r"ул|улиц[аеуы]|улицей|пр-т|просп|проспект[еау]?|пер|переул(?:ок|ке|ка)|мкр|микрорайон[еа]?|пл|площад[ьи]|наб|шоссе|б-р|бульвар[еа]?"
    r"|дер|деревн[яиею]|деревней|с|сел[оеау]|пос|пос[её]л(?:ок|ке|ка)|г|гор|город[еа]?|р-н|станци[яи]|станиц[аеы]|хутор[еа]?"
)
NAME_OF_A_PLACE = re.compile(
    rf"\b((?:{PLACES})\b\.?)\s{{0,3}}[«\"]?[А-ЯЁ0-9][\w-]{{0,40}}[»\"]?(?:\s[А-ЯЁ][а-яё]{{3,30}}(?=\W))?",
    re.IGNORECASE,
)
# «ООО «Молоко»», «СПК "Заря"»: a legal form before its name
LEGAL_FORMS = r"ООО|ОАО|ПАО|ЗАО|АО|НАО|СПК|СХПК|КФХ|К\(Ф\)Х|ТОО|ИП|ФГУП|ГУП|МУП|совхоз[а-я]{0,3}|колхоз[а-я]{0,3}|ТСЖ|СНТ|ДНП"
NAME_OF_A_FIRM = re.compile(
    rf"\b({LEGAL_FORMS})\s{{0,3}}(?:«[^»\n]{{1,80}}»|\"[^\"\n]{{1,80}}\"|“[^”\n]{{1,80}}”)",
    re.IGNORECASE,
)


def text_of_html(html: str) -> str:
    """What a reader sees, a line for a paragraph; bold and headings leave no signs of their own."""
    lines = [""]
    for kind, name, text in markup(html or ""):
        if kind == "text":
            lines[-1] += BLANKS.sub(" ", unescape(text))
        elif name in LINE_ENDS:
            lines.append("")
        elif name in ("td", "th"):
            lines[-1] += " "
    return "\n".join(lines).strip()


def own_words(text: str, subject: str = "") -> str:
    """A plain text without quotes, signature, addresses, links, names of places and of firms."""
    own = new_words(text[:TEXT_LIMIT], is_forwarded=is_forward(subject), answers=is_reply(subject))
    return without_names(own)


def without_names(text: str) -> str:
    """«ул. Ленина, д. 5» → «ул. , д. 5»: the kind of a place stays, it may say something."""
    text = E_MAIL_OR_LINK.sub(" ", text)
    text = NAME_OF_A_FIRM.sub(r"\1 ", text)
    return NAME_OF_A_PLACE.sub(lambda found: _without_name(found), text)


def _without_name(found: re.Match) -> str:
    """A place is named with a capital letter; «в городе нет» and «село на мель» are left alone."""
    after = found[0][len(found[1]) :].lstrip(' «"')
    return found[1] + " " if after[:1].isupper() or after[:1].isdigit() else found[0]
