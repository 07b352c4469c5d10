"""Names of organisations, and words that stand before a person's name without being a part of it."""

import re

# Legal forms and kinds of bodies, in the nominative as senders write them, and the genitive where titles use it.
FORMS = """
ооо оао зао пао ао нао нко ано тоо гуп муп фгуп фгбу огбу гбу мбу мку фгбоу огбпоу спк сппк схпк спок сзпк кфх к(ф)х
снт тсж тос адм мо мфц уфнс фнс мвд мчс
кооператив колхоз совхоз агрофирма агрохолдинг племзавод птицефабрика хозяйство артель товарищество общество компания фирма предприятие
завод комбинат фабрика магазин организация учреждение ассоциация союз фонд совет дума собрание комиссия комитет
администрация администрации прокуратура прокуратуры правительство департамент департамента министерство управление отдел
инспекция служба агентство палата суд полиция следственный приёмная приемная канцелярия секретариат аппарат
школа лицей институт университет академия колледж техникум больница редакция газета журнал
сайт портал форма робот бот поддержка рассылка интернет-приёмная интернет-приемная
llc ltd inc gmbh corp company support team info admin administrator robot noreply no-reply mailer-daemon postmaster webmaster wordpress
"""
WORDS = frozenset(FORMS.split())
TITLES = re.compile(
    r"(гр\.?|гражданин|гражданка|гражданина|гражданки|господин|госпожа|г-н|г-жа|ип|и\.п\.|индивидуальный предприниматель"
    r"|глава|кфх|к\(ф\)х|лпх|фермер|пенсионер|пенсионерка|mr|mrs|ms|dr)\.?\s+",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[«\"“„].+[»\"”“]")


def is_organisation(text: str) -> bool:
    """«ООО «Рассвет»», «Администрация района», «КФХ Петров»; a name in quotes is one, too."""
    words = {word.strip('.,:;«»"“”„').lower() for word in text.split()}
    return bool(words & WORDS or QUOTED.search(text))


def without_titles(text: str) -> str:
    """«Глава КФХ Петров Иван Сергеевич» without what is no part of the name."""
    rest = text
    while found := TITLES.match(rest):
        rest = rest[found.end() :]
    return rest


def significant_words(text: str) -> set[str]:
    """Words that tell one organisation from another."""
    words = {word.strip(".,:;«»\"“”„'").lower().replace("ё", "е") for word in text.split()}
    return {word for word in words if len(word) > 2} - WORDS
