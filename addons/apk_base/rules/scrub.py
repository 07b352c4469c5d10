"""п. 80: what a client writes in free words is freed from names, phones, addresses and numbers before anyone reads it.

It errs on the side of hiding: a lost word costs less than a person found out.
"""

import re

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(r"(?:https?://|www\.|t\.me/|vk\.com/|ok\.ru/)\S+", re.IGNORECASE)
HANDLE = re.compile(r"(?<![\w@])@\w{3,}")
# a plate: two to four digits between letters, in Cyrillic or Latin
PLATE = re.compile(
    r"(?<!\w)[А-ЯA-Z]\s?\d{3}\s?[А-ЯA-Z]{2}\s?\d{2,3}(?!\w)|(?<!\w)\d{4}\s?[А-ЯA-Z]{2}\s?\d{2}(?!\w)",
    re.IGNORECASE,
)
# five digits or more, however they are set apart: phones, passports, ИНН, СНИЛС, accounts, postcodes
NUMBER = re.compile(r"(?<!\w)[+№]?\s?\(?\d(?:[\s().\-–/]{0,3}\d){4,}(?!\w)")
# a number of a paper: digits with letters and strokes
PAPER = re.compile(r"(?:№|N|номер)\s*[\w/–-]*\d[\w/–-]*", re.IGNORECASE)
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)?\d\d$")
HOUSE = re.compile(
    r"(?<!\w)(?:ул|улица|улице|улицы|пер|переулок|пр-т|проспект|наб|пл)\.?\s+[\w.\- ]{2,40}?,?\s*(?:д|дом)\.?\s*\d+\w?"
    r"(?:\s*,?\s*(?:кв|квартира)\.?\s*\d+)?",
    re.IGNORECASE,
)

WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
PATRONYMIC = r"[А-ЯЁа-яё]+(?:[ое]вич|[ое]вн|иничн|ич(?=н))(?:а|у|ем|ом|е|ей|ой|ы)?|(?:Иль|Кузьм|Лук|Фом|Никит)ич(?:а|у|ом|ем|е|н[аыеуо]й?)?"
INITIALS = r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?"
# «Иванов Пётр Сергеевич», «Марья Петровна», «Петровне»
WITH_PATRONYMIC = re.compile(rf"(?<!\w)(?:{WORD}\s+){{0,2}}(?:{PATRONYMIC})(?!\w)(?:\s+{WORD})?")
WITH_INITIALS = re.compile(rf"(?<!\w)(?:{WORD}\s+{INITIALS}|{INITIALS}\s?{WORD})")
SURNAME = re.compile(
    r"(?<!\w)[А-ЯЁ][а-яё]{2,}(?:"
    r"[оеё]в(?:а|у|ым|ой|е|ы|ых|ыми)?|[ыи]н(?:а|у|ым|ой|е|ы|ых)?|"
    r"[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их)|енк[оа]|чук(?:а|у|ом|е)?|юк(?:а|у|ом|е)?|"
    r"[ая]н(?:а|у|ом|е)|дзе|швили|их|ых|[оеа]ев(?:а|у|ым|ой|е|ы)?)(?!\w)"
)
GIVEN_STEMS = (
    "александр|алексе|анатоли|андре|антон|аркади|арсени|артём|артем|борис|вадим|валенти|валери|васили|"
    "виктор|витали|владимир|владислав|вячеслав|геннади|георги|григори|данил|денис|дмитри|евгени|егор|"
    "иван|игор|иль|кирилл|константин|леонид|максим|михаил|никит|никола|олег|павл|пётр|петр|роман|"
    "серге|станислав|степан|тимофе|фёдор|федор|эдуард|юри|яков|алл|алён|ален|анастаси|анжел|ангелин|"
    "анн|антонин|валентин|варвар|вероник|виктори|галин|дарь|екатерин|елен|елизавет|жанн|зинаид|зо|инн|"
    "ирин|карин|кристин|ксени|ларис|лиди|людмил|маргарит|мари|марин|марь|надежд|наталь|натали|нин|"
    "оксан|ольг|полин|раис|светлан|софи|софь|тамар|татьян|ульян|юли|кат|наст|лен|маш|миш|паш|саш|серёж|сереж|"
    "тан|юл|вов|дим|кол|петя|вас|ахмед|магомед|рамиль|рустам|ильдар|айрат|гульнар|эльвир"
)
GIVEN = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(GIVEN_STEMS.title().split('|'), key=len, reverse=True))})"
    r"(?:й|я|ь|а|о|е|и|ы|у|ю|ем|ом|ой|ей|ею|ою|ия|ии|ию|ией)?(?!\w)"
)
# «Кострома», «Шарья» in any case: the places of the region are no names of people
PLACES = re.compile(
    r"(?:Костром|Шарь|Галич|Мантуров|Макарьев|Кологрив|Солигалич|Судислав|Сусанин|Островск|Павин|Вохм|Нерехт|"
    r"Антропов|Парфень|Чухлом|Росси|Москв|Иванов(?:ск|о(?!\w))|Ярославл|Вологод|Горьк|Новиков)",
)
# words of the office that end like surnames
COMMON = re.compile(
    r"(?:Основ|Готов|Услов|Здоров|Снов|Дешев|Колхозн|Русск|Российск|Областн|Сельск|Районн|Городск|Департаментск|"
    r"Молодёжн|Животн|Машин|Причин|Половин|Один|Одна|Корзин|Магазин|Бензин|Вакцин|Свин|Страниц|Нов[ыаоу]|Перв|"
    r"Любов|Слов[ао]|Кров|Котор|Каков|Таков|Готов|Спасиб|Этих|Всех|Моих|Ваших|Наших|Других|Таких|Многих|Самих|"
    r"Своих|Каких|Больших|Новых|Разных|Данных|Крестьянск|Фермерск|Бумажн|Технич|Никак|Женск|Мужск|Детск|Господин|Сын)"
)
NAME, PHONE_OR_NUMBER, ADDRESS = (
    "[имя]",
    "[номер]",
    "[адрес]",
)  # Russian: marks in the text of a client
# a surname that has no ending of a surname: «… отдела Лебедь [имя]», «[имя] Ткач», «мария [имя]»
BESIDE_A_NAME = re.compile(
    rf"(?<=[а-яё,]\s){WORD}(?=\s{re.escape(NAME)})|(?<={re.escape(NAME)}\s){WORD}(?!\w)|"
    rf"(?<!\w)(?:{GIVEN_STEMS})[а-яё]{{0,3}}(?=\s{re.escape(NAME)})"
)


def scrub(text: str) -> str:
    """The text without what leads to a person."""
    for pattern in (EMAIL, LINK, HANDLE):
        text = pattern.sub(ADDRESS, text)
    text = HOUSE.sub(ADDRESS, text)
    text = PLATE.sub(PHONE_OR_NUMBER, text)
    text = PAPER.sub(PHONE_OR_NUMBER, text)
    text = NUMBER.sub(_hide_number, text)
    for pattern in (WITH_PATRONYMIC, WITH_INITIALS):
        text = pattern.sub(NAME, text)
    text = GIVEN.sub(NAME, text)
    text = SURNAME.sub(_hide_surname, text)
    text = BESIDE_A_NAME.sub(NAME, text)
    return re.sub(rf"{re.escape(NAME)}(?:\s+{re.escape(NAME)})+", NAME, text)


def _hide_number(match):
    """A date says nothing of a person; whatever else is that long does."""
    return match[0] if DATE.match(match[0].strip()) else PHONE_OR_NUMBER


def _hide_surname(match):
    return match[0] if PLACES.match(match[0]) or COMMON.match(match[0]) else NAME
