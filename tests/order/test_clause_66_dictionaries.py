"""п. 18, 19, 66: words of a message are found in any form, and only those."""

from datetime import date, datetime, timedelta, timezone

import pytest
from apk_base.rules.russian_dates import MONTHS
from apk_case.rules.classifier import BadClassifierFile, parse_classifier
from apk_case.rules.priority import Weights, priority_level, priority_score
from apk_case.rules.repeats import alike_texts
from apk_case.rules.urgency import nearest_term
from apk_case.rules.word_lines import BadLine, Dictionary, Entry, confidence, slots_of
from apk_case.rules.words import no_lemmas, plain, words_of
from apk_language.rules.lemmas import likely_lemmas

from tests.order.shipped_dictionaries import reader


def words(text):
    return words_of(text, likely_lemmas)


def entry(*lines, value="x", excluded=(), weight=1):
    return Entry(value, "topic", value, tuple(enumerate(lines)), excluded, weight)


def found(text, *lines, excluded=()):
    dictionary = Dictionary([entry(*lines, excluded=excluded)], likely_lemmas)
    return dictionary.find(words(text)).get("topic", [None])[0]


def plain_text(text):
    return plain(words_of(text, no_lemmas))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("О субсидиях на молоко", "субсиди*"),
        ("ПАДЁЖ скота!", "падеж скота"),
        ("Вы нас опять обманываете", "вы … обманыва*"),
        ("вы обманываете", "вы … обманыва*"),
        ("cубсидия латинской «c»", "субсиди*"),
        ("Выплата за корма:субсидия", "субсиди*"),
        ("Коровы у нас болеют", "корова … болеть"),
        ("Болеют все наши коровы", "корова & болеть"),
        ("Не перечислили, не заплатили", "не платить/заплатить"),
        ("Вы козлы", "!вы !козлы"),
    ],
)
def test_a_line_finds(text, line):
    assert found(text, line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("застрахован", "страхован*"),
        ("вы один два три четыре обманули", "вы … обманули"),
        ("падеж. Именительный", "падеж скота"),
        ("Болеют люди. Коровы здоровы", "корова & болеть"),
        ("Вам козлов не продадут", "!вы !козлы"),
        ("", "субсиди*"),
    ],
)
def test_a_line_passes_by(text, line):
    assert not found(text, line)


def test_a_word_that_only_looks_alike_is_excluded():
    assert not found("поголовье растёт", "голов*", "поголов*", excluded=("поголовье",))


@pytest.mark.parametrize(
    "text", ["Не срочно", "Это не очень срочно", "Ответ не срочный, срочно не надо"]
)
def test_an_exclusion_longer_than_the_word_works(text):
    assert not found(text, "срочно", excluded=("не срочно", "не … срочно", "не срочный"))


def test_an_exclusion_far_away_is_of_something_else():
    text = "Ответ мне не срочный, а вот скажите пожалуйста когда приедет ветеринар, очень срочно"
    assert found(text, "срочно", excluded=("не срочный",))


@pytest.mark.parametrize(
    "line", ["", "*", "а", "…", "я" * 601, "*а*б*", "слово …", "& слово", "а(б"]
)
def test_a_line_that_says_nothing_is_refused(line):
    with pytest.raises(BadLine):
        slots_of(line)


def test_confidence_grows_with_what_speaks_for_the_best_value_alone():
    entries = [
        entry("молоко", "молочный", value="milk", weight=4),
        Entry("land", "topic", "land", ((7, "земля"),), (), 1),
    ]
    dictionary = Dictionary(entries, likely_lemmas)
    sure = confidence(dictionary.find(words("молоко, молочная, молоку"))["topic"])
    doubtful = confidence(dictionary.find(words("молоко с моей земли"))["topic"])
    assert sure > 0.8 > doubtful > 0.4


def test_a_subject_counts_twice():
    dictionary = Dictionary([entry("молоко")], likely_lemmas)
    in_subject = words_of("Молоко", likely_lemmas, in_subject=True)
    assert dictionary.find(in_subject)["topic"][0].score == 2
    assert dictionary.find(words("Молоко. Молоко"))["topic"][0].score == 1


def test_a_hostile_text_is_searched_quickly():
    text = "а" * 20_000 + " " + "вы " * 5_000
    assert not found(text, "*а*б", "вы … вы … вы … нет", "вы & вы & нет")


FARM_WORDS = """застрахуй посевы; оскорблять; потребность хозяйства; команда; мандарины; хлеб; ребята; рубля;
себестоимость молока; скипидар; корабля; поголовье скота; племенной бык; сабля; колебания цен; оглобля; требование;
небо; учебный; страхование урожая; козлы для распиловки; сука щенная; свинья опоросилась; баран-производитель; осёл;
петух и куры; тупой угол; скотина голодает; стадо коров; хуторское хозяйство; гребля; погреб; пегас; педикулёз птицы;
мудрость; вымя; сосок; оплодотворение; осеменение; употребление; трубопровод; застреленный волк; убью сорняки"""


@pytest.mark.parametrize("said", [word.strip() for word in FARM_WORDS.split(";")])
def test_farm_words_are_no_abuse(said):
    assert "abuse" not in reader().find(reader().text("", said))


def on_weekdays(day):
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Приём заявок до 27 ноября", date(2026, 11, 27)),
        ("срок не позднее 24.11.2026", date(2026, 11, 24)),
        ("до 1 декабря и до 25 ноября", date(2026, 11, 25)),
        ("до 15 декабря", None),
        ("до 31 ноября", None),
        ("писал 25 ноября", None),
        ("до 30 ноября", date(2026, 11, 30)),
        ("до 1 декабря", None),
        ("ответьте до пятницы", date(2026, 11, 27)),
        ("корма на 3 дня", date(2026, 11, 26)),
        ("дано три рабочих дня", date(2026, 11, 26)),
        ("деньги ждём 30 дней", None),
    ],
)
def test_a_close_date_is_noticed(text, day):
    assert nearest_term(plain_text(text), date(2026, 11, 23), MONTHS, on_weekdays) == day


def test_a_date_of_january_named_in_december_is_of_the_next_year():
    assert nearest_term("до 5 января", date(2026, 12, 30), MONTHS, on_weekdays) == date(2027, 1, 5)


def test_the_same_words_again_are_a_repetition():
    asked = plain_text("Прошу отремонтировать мелиоративную систему у деревни Ивановское")
    again = plain_text("Снова прошу ремонтировать мелиоративную систему, деревня Ивановское")
    other = plain_text("Какие документы нужны для гранта начинающему фермеру")
    assert alike_texts(again, [(1, other), (2, asked)]) == [2]
    assert alike_texts(other, [(2, asked)]) == []
    assert alike_texts("спасибо", [(3, "спасибо")]) == []


NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("weights", "score", "level"),
    [
        (Weights(), 0, "ordinary"),
        (Weights(mood="negative", is_repeated=True), 25, "middle"),
        (Weights(is_urgent=True, mood="negative"), 50, "high"),
        (Weights(segment=99, topic=99), 35, "middle"),
        (Weights(due_at=NOW - timedelta(hours=1)), 20, "ordinary"),
        (Weights(due_at=NOW + timedelta(days=2)), 10, "ordinary"),
        (Weights(due_at=NOW + timedelta(days=30)), 0, "ordinary"),
    ],
)
def test_priority(weights, score, level):
    assert (priority_score(weights, NOW), priority_level(score)) == (score, level)


def test_a_mood_without_points_is_an_error():
    with pytest.raises(KeyError, match="furious"):
        priority_score(Weights(mood="furious"), NOW)


def test_the_classifier_is_read_in_both_shapes():
    as_csv = "code;name;valid_from;valid_to\n0003;Экономика;;\n0003.0009;Хозяйство;2025-10-31;\n"
    as_json = '[{"code": "0003.0009", "name": "Хозяйство"}, {"code": "0003", "name": "Экономика"}]'
    for raw in (as_csv.encode(), as_csv.encode("cp1251"), as_json.encode()):
        section, child = parse_classifier(raw)
        assert (section.code, child.parent, child.name) == ("0003", "0003", "Хозяйство")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04\xff\xfe",
        b"a;b\n1;2\n",
        "code;name\n3;Экономика".encode(),
        b"code;name\n0003;",
        "code;name\n0003;А\n0003;Б".encode(),
        b'[{"code": 1}]',
        b"[",
    ],
)
def test_another_file_is_refused(raw):
    with pytest.raises(BadClassifierFile):
        parse_classifier(raw)
