"""п. 18: the number of a message is found again, however people and mail programs have retyped it."""

import re

import pytest
from apk_base.rules.registration import find_numbers, is_allowed_prefix, registration_number
from hypothesis import given, settings
from hypothesis import strategies as st

PREFIXES = ("СП", "ОГ", "ЗИ", "О", "ОБРАЩ", "59ФЗ", "ФЗ", "МЕХ")
NUMBER = "СП-2026/000123"

SENTENCES = {
    "as it is written": "Дополнение к СП-2026/000123",
    "as a reply quotes it": "Re: Ваше сообщение СП-2026/000123 зарегистрировано",
    "in brackets, with a stop": "Ответ (СП-2026/000123).",
    "lower case": "дополнение к сп-2026/000123",
    "Latin letters that look the same": "Дополнение к CП-2026/000123",
    "a number sign": "Дополнение к №СП-2026/000123",
    "a number sign and a space": "Дополнение к № СП-2026/000123",
    "a Latin number sign": "Дополнение к NСП-2026/000123",
    "No, glued": "Дополнение к NoСП-2026/000123",
    "an indicator sign": "Дополнение к Nº СП-2026/000123",
    "a hash": "#СП-2026/000123",
    "spaces around": "СП - 2026 / 000123",
    "a space for the dash": "СП 2026/000123",
    "no dash": "СП2026/000123",
    "en dash": "СП–2026/000123",
    "em dash": "СП—2026/000123",
    "non-breaking hyphen": "СП‑2026/000123",
    "minus": "СП−2026/000123",
    "backslash": "СП-2026\\000123",
    "fraction slash": "СП-2026⁄000123",
    "dash for the slash": "СП-2026-000123",
    "dots": "СП.2026.000123",
    "no zeros": "СП-2026/123",
    "a zero too many": "СП-2026/0000123",
    "letters for zeros": "СП-2О26/OOO123",
    "folded header": "Дополнение к СП-2026/\r\n 000123",
    "non-breaking space": "№\u00a0СП-2026/000123",
    "soft hyphen": "СП-\u00ad2026/000\u00ad123",
    "zero-width space": "СП-\u200b2026/\u200b000123",
    "full-width signs": "СП－２０２６／０００１２３",
    "quotes": "«СП»-2026/000123",
    "all of it in quotes": 'Re: "СП-2026/000123"',
    "straight marks inside": "СП-'2026'/000123",
    "underscores": "СП_2026_000123",
    "horizontal bar": "СП―2026/000123",
    "figure dash": "СП‒2026/000123",
    "a vertical bar": "СП-2026|000123",
    "two slashes": "СП-2026//000123",
    "narrow space": "СП-2026/\u202f000123",
    "thin and zero-width": "С\u200dП\u2009-\ufeff2026/000123",
    "marks of direction": "\u200eСП-2026/\u202a000123\u202c",
    "a mark of stress": "СП\u0301-2026/000123",
    "Greek letters that look the same": "ΣСΠ: CΠ-2026/000123",
    "figures of another script": "СП-٢٠٢٦/٠٠٠١٢٣",
    "figures in circles": "СП-2026/①②③",
    "ones that are letters": "СП-2026/000l23",
    "a capital I for one": "СП-2026/000I23",
    "a short year": "СП-26/000123",
    "a short year without zeros": "сп 26/123",
    "a year with its letter": "СП-2026 г./000123",
    "a year with its letter, glued": "СП-2026г/000123",
    "six figures in two groups": "СП-2026/000 123",
    "out of an address": "СП-2026%2F000123",
    "out of an address, all of it": "%D0%A1%D0%9F-2026%2F000123",
    "tab": "СП-2026/\t000123",
    "N with a degree sign": "N°СП-2026/000123",
    "a full-width number sign": "＃СП-2026/000123",
    "a stop behind": "СП-2026/000123.",
    "signs behind": "СП-2026/000123?!)»,;:",
    "a word behind a dash": "СП-2026/000123-дополнение",
    "a day behind": "СП-2026/000123 05.12.2026",
    "glued to the next word": "СП-2026/000123от 5 мая",
}


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_the_number_is_found_in(sentence):
    assert find_numbers(sentence, PREFIXES) == [NUMBER]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("обращ-2026/7", ["ОБРАЩ-2026/000007"]),
        ("О-2026/000007", ["О-2026/000007"]),
        ("O-2026/7", ["О-2026/000007"]),
        ("0-2026/7", ["О-2026/000007"]),
        ("№О-2026/7", ["О-2026/000007"]),
        ("59ФЗ-2026/000007", ["59ФЗ-2026/000007"]),
        ("59-ФЗ-2026/000007", ["59ФЗ-2026/000007"]),
        ("СП-2026/00012О", ["СП-2026/000120"]),
        ("СП-2026/OOO1OO", ["СП-2026/000100"]),
        ("СП-2026/1; ОГ-26/2; ЗИ 2026 3", ["СП-2026/000001", "ОГ-2026/000002", "ЗИ-2026/000003"]),
        ("СП-2026/000001/ОГ-2026/000002", ["СП-2026/000001"]),
        ("59 фз 2026/7", ["59ФЗ-2026/000007", "ФЗ-2026/000007"]),
        ("MEX-2026/7", ["МЕХ-2026/000007"]),
        ("мёх-2026/7", ["МЕХ-2026/000007"]),
        ("ОГ-2026/000001 и СП-2025/000002", ["ОГ-2026/000001", "СП-2025/000002"]),
        ("СП-2026/1, СП-2026/000001", ["СП-2026/000001"]),
        ("ОГ-2027/1234567", ["ОГ-2027/1234567"]),
    ],
)
def test_every_prefix_of_an_administrator_has_its_numbers(sentence, numbers):
    assert find_numbers(sentence, PREFIXES) == numbers


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "СП",
        "СП-2026",
        "СП-2026/",
        "СП-1026/000123",
        "Приказ № 104 от 27.04.2024",
        "о 2026 годе",
        "59-ФЗ от 02.05.2006",
        "ИСХ-2026/000123",  # our own outgoing number
        "01-12/СП-2026/000123",
        "15-СП-2026/000123",
        "СП-2026/123-45",
        "СП-2026/12/45",
        "СП-2026/0",
        "СП-2026/000000",
        "СП-19/000123",  # older than the Order
        "СП-12.05.2026",
        "о 26/11",
        "ПОСП-2026/000123",  # another office's register
        "тел. 8 (4942) 31-20-26",
    ],
)
def test_no_number_is_seen_where_there_is_none(sentence):
    assert find_numbers(sentence, PREFIXES) == []


def test_an_outgoing_number_is_read_by_the_same_rule():
    assert find_numbers("на ваш исх–2026/45", ["ИСХ"]) == [registration_number("ИСХ", 2026, 45)]


@pytest.mark.parametrize("prefix", ["О", "ОГ", "ОБРАЩ", "59ФЗ", "ФЗ8", "А123456789"])
def test_a_prefix_that_can_be_read(prefix):
    assert is_allowed_prefix(prefix)


@pytest.mark.parametrize(
    "prefix", ["", "ог", "OG", "О Г", "О-Г", "О/Г", "59", "ЁЖ", "ОГ ", "ОГ\n", "А1234567890", "№"]
)
def test_a_prefix_that_people_could_not_retype(prefix):
    assert not is_allowed_prefix(prefix)


LOOKALIKES = str.maketrans("АВЕКМНОРСТХУ", "ABEKMHOPCTXY")
prefixes = st.text(st.sampled_from("АБВЕЗКМНОРСТУХФЩЯ0359"), min_size=1, max_size=10).filter(
    is_allowed_prefix
)
words = st.lists(
    st.sampled_from(["Ответ", "на", "ваше", "письмо", "от", "5", "N", "—", "№", "2026"])
)


@st.composite
def retyped(draw, prefix, year, serial):
    """The number as somebody types it: each habit by chance, alone or together."""
    dashes, slashes = ["-", " - ", "–", "—", "‑", " ", "", "."], ["/", "\\", " / ", "⁄", "-", "/ "]
    start = draw(st.sampled_from([prefix, prefix.lower(), prefix.translate(LOOKALIKES)]))
    mark = draw(st.sampled_from(["", "№", "№ ", "N ", "(", "«", "No"]))
    figures = draw(st.sampled_from([f"{serial:06}", f"{serial}", f"{serial:08}"]))
    return f"{mark}{start}{draw(st.sampled_from(dashes))}{year}{draw(st.sampled_from(slashes))}{figures}"


@settings(max_examples=1_000, derandomize=True)
@given(
    st.data(), prefixes, st.integers(2000, 2099), st.integers(1, 10**8), words, words, st.booleans()
)
def test_every_number_is_found_in_every_sentence(data, prefix, year, serial, before, after, stop):
    typed = data.draw(retyped(prefix, year, serial))
    sentence = " ".join([*before, typed + "." * stop, *after])
    assert registration_number(prefix, year, serial) in find_numbers(sentence, [prefix, "ОГ"])


@settings(derandomize=True)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    for number in find_numbers(text, PREFIXES):
        assert re.fullmatch(r"[А-Я0-9]{1,10}-20\d\d/\d{6,}", number)
