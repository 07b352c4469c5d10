"""п. 7, 17, 24, 65: what to look at again in an answer."""

import csv
from pathlib import Path

import pytest
from apk_case.rules.plain_language import Phrase, as_sentence, findings, sentences, unexplained

PHRASES = Path(__file__).parents[2] / "addons/apk_case/data/directories/7-apk.phrase.csv"


def shipped():
    with PHRASES.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    avoided = [Phrase(r["kind"], r["words"], r["advice"]) for r in rows if r["kind"] != "known"]
    return avoided, frozenset(r["words"] for r in rows if r["kind"] == "known")


def codes(text, **options):
    return [finding.code for finding in findings(text, *shipped(), **options)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ваш вопрос взят на контроль.", "boilerplate"),
        ("Обращение принято в обработку.", "boilerplate"),
        ("Мы осуществляем приём.", "officialese"),
        ("Ответим в течении пяти дней.", "mistake"),
        ("Вам уже отвечали.", "rude"),
        ("Запишитесь в ГИИС.", "abbreviation"),
        ("Приходите 🙂", "smiley"),
        ("Ждём вас :)", "smiley"),
        (" ".join(["слово"] * 21) + ".", "long"),
        (" ".join(["слово"] * 31) + ".", "very_long"),
        ("По ст. 12 и ст. 13 закона.", "law"),
    ],
)
def test_noticed(text, code):
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Субсидию перечислим 1 декабря. Если денег не будет, позвоните нам.",
        "Зайдите в систему учёта грантов (ГИИС). В ГИИС есть подсказки.",
        "Наш адрес: ул. М. Новикова, д. 37. Приходите.",
        "По закону № 59-ФЗ отвечаем за 30 дней.",
        "КФХ и ЛПХ получают субсидию.",
    ],
)
def test_passed(text):
    assert codes(text) == []


def test_smileys_are_allowed_in_social_networks():
    assert codes("Ждём вас :)", allows_smileys=True) == []


def test_a_refusal_must_be_understood_without_a_legal_act():
    assert codes("Отказали по ст. 12.", is_refusal=True) == ["law"]


def test_what_is_grave_comes_first():
    assert codes("Запишитесь в ГИИС. Вопрос взят на контроль.") == ["boilerplate", "abbreviation"]


def test_abbreviations_and_initials_do_not_end_a_sentence():
    text = "Иванов И. И. живёт на ул. Ленина, д. 5. Он написал 3 письма."
    assert sentences(text) == ["Иванов И. И. живёт на ул. Ленина, д. 5.", "Он написал 3 письма."]


def test_a_text_in_capitals_is_not_a_row_of_abbreviations():
    assert unexplained("ПРОШУ ВАС ДАТЬ ОТВЕТ", frozenset()) == []


def test_a_heading_in_capitals_is_no_abbreviation():
    assert unexplained("ОТВЕТ ЛЕБЕДЕВА на ваш вопрос о КФХ", frozenset()) == ["КФХ"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("разрешения выдаёт охотнадзор", "Разрешения выдаёт охотнадзор."),
        ("Разрешения выдаёт охотнадзор. ", "Разрешения выдаёт охотнадзор."),
        ("кто выдаёт?", "Кто выдаёт?"),
        ("  ", ""),
    ],
)
def test_what_is_typed_into_a_field_is_a_sentence_in_a_letter(typed, printed):
    assert as_sentence(typed) == printed
