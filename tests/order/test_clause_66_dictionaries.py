"""п. 18, 19, 66: words of a message are found in any form, and only those."""

import csv
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from apk_base.rules.russian_dates import MONTHS
from apk_case.rules.classifier import BadClassifierFile, parse_classifier
from apk_case.rules.dictionaries import BadLine, Entry, confidence, find, line_pattern, plain_text
from apk_case.rules.priority import Weights, priority_level, priority_score
from apk_case.rules.repeats import most_alike
from apk_case.rules.urgency import nearest_term

DIRECTORIES = Path(__file__).parents[2] / "addons/apk_case/data/directories"


def shipped(aspect):
    with (DIRECTORIES / "6-apk.dictionary.entry.csv").open(newline="") as lines:
        return [
            Entry(
                number,
                row["aspect"],
                row["abuse_kind"] or row["mood"] or row["topic_id/id"] or row["need_id/id"],
                tuple(row["words"].splitlines()),
                tuple(row["excluded"].splitlines()),
                int(row["weight"]),
            )
            for number, row in enumerate(csv.DictReader(lines))
            if row["aspect"] == aspect
        ]


def found(text, *words, excluded=()):
    entry = Entry(1, "topic", "x", words, excluded)
    return find(plain_text(text), [entry]).get("topic", [None])[0]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("О субсидиях на молоко", "субсиди*"),
        ("ПАДЁЖ скота!", "падеж скота"),
        ("Вы нас опять обманываете", "вы … обманыва*"),
        ("вы обманываете", "вы … обманыва*"),
        ("cубсидия латинской «c»", "субсиди*"),
        ("Выплата за корма:субсидия", "субсиди*"),
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
        ("", "субсиди*"),
    ],
)
def test_a_line_passes_by(text, line):
    assert not found(text, line)


def test_a_word_that_only_looks_alike_is_excluded():
    assert not found("поголовье растёт", "голов*", "поголов*", excluded=("поголовье",))


@pytest.mark.parametrize("line", ["", "*", "а", "…", "я" * 121, "*а*б*"])
def test_a_line_that_says_nothing_is_refused(line):
    with pytest.raises(BadLine):
        line_pattern(line)


def test_confidence_grows_with_what_speaks_for_the_best_value_alone():
    entries = [Entry(1, "topic", "milk", ("молок*",), (), 2), Entry(2, "topic", "land", ("земл*",))]
    sure = confidence(find(plain_text("молоко, молоком, молоку"), entries)["topic"])
    doubtful = confidence(find(plain_text("молоко с моей земли"), entries)["topic"])
    assert sure > 0.8 > doubtful > 0.4


def test_a_hostile_text_is_searched_quickly():
    text = plain_text("а" * 20_000 + " " + "вы " * 5_000)
    assert not found(text, "*а*б", "вы … вы … вы … нет")


FARM_WORDS = """застрахуй посевы; оскорблять; потребность хозяйства; команда; мандарины; хлеб; ребята; рубля;
себестоимость молока; скипидар; корабля; поголовье скота; племенной бык; сабля; колебания цен; оглобля; требование;
небо; учебный; страхование урожая; козлы для распиловки; сука щенная; свинья опоросилась; баран-производитель; осёл;
петух и куры; тупой угол; скотина голодает; стадо коров; хуторское хозяйство; гребля; погреб; пегас; педикулёз птицы;
мудрость; вымя; сосок; оплодотворение; осеменение; употребление; трубопровод; застреленный волк; убью сорняки"""


@pytest.mark.parametrize("words", [word.strip() for word in FARM_WORDS.split(";")])
def test_farm_words_are_no_abuse(words):
    assert find(plain_text(words), shipped("abuse")) == {}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Вы там все идиоты", "insult"),
        ("Я вас всех убью", "threat"),
        ("Приеду к вам с топором", "threat"),
        ("Чтоб вы сдохли", "threat"),
    ],
)
def test_abuse_is_noticed(text, kind):
    assert find(plain_text(text), shipped("abuse"))["abuse"][0].value == kind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Приём заявок до 27 ноября", date(2026, 11, 27)),
        ("срок не позднее 24.11.2026", date(2026, 11, 24)),
        ("до 1 декабря и до 25 ноября", date(2026, 11, 25)),
        ("до 15 декабря", None),
        ("до 31 ноября", None),
        ("писал 25 ноября", None),
    ],
)
def test_a_close_date_is_noticed(text, day):
    assert nearest_term(plain_text(text), date(2026, 11, 23), MONTHS) == day


def test_a_date_of_january_named_in_december_is_of_the_next_year():
    assert nearest_term("до 5 января", date(2026, 12, 30), MONTHS) == date(2027, 1, 5)


def test_the_same_words_again_are_a_repetition():
    asked = plain_text("Прошу отремонтировать мелиоративную систему у деревни Ивановское")
    again = plain_text("Снова прошу ремонтировать мелиоративную систему, деревня Ивановское")
    other = plain_text("Какие документы нужны для гранта начинающему фермеру")
    assert most_alike(again, [(1, other), (2, asked)]) == 2
    assert most_alike(other, [(2, asked)]) is None
    assert most_alike("спасибо", [(3, "спасибо")]) is None


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
