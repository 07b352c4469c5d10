"""59-ФЗ, ст. 8: another body passes an appeal on; its number, date and control date are read, the citizen is answered."""

import pytest
from apk_case.rules.covering_mail import CoveringMail, covering_mail, is_official

from tests.moments import on

RECEIVED = on("Tue 2026-12-01")
PASSES_ON = "Направляем обращение гражданки Лосевой М.И. для рассмотрения по существу"


def read(text, subject="Обращение", official=True):
    return covering_mail(subject, text, RECEIVED, sender_is_official=official)


@pytest.mark.parametrize(
    ("text", "number", "dated"),
    [
        (f"№ 123 от 01.12.2026\n{PASSES_ON}", "123", on("Tue 2026-12-01")),
        (f"Исх. № 7-12/45-2026 от 30.11.2026 г. {PASSES_ON}", "7-12/45-2026", on("Mon 2026-11-30")),
        (f"от 30 ноября 2026 г. № 7/1-123\n{PASSES_ON}", "7/1-123", on("Mon 2026-11-30")),
        (f"от 30.11.26 № ДГ-45\n{PASSES_ON}", "ДГ-45", on("Mon 2026-11-30")),
        (f"№ 5 от 32.13.2026 {PASSES_ON}", "5", None),
        (PASSES_ON, "", None),
    ],
)
def test_number_and_date_of_the_sender(text, number, dated):
    found = read(text)
    assert (found.number, found.dated) == (number, dated)


@pytest.mark.parametrize(
    ("text", "control_on", "wants_report"),
    [
        ("О результатах прошу сообщить в срок до 14.12.2026", on("Mon 2026-12-14"), True),
        (
            "О результатах рассмотрения проинформировать до 14 декабря 2026 года",
            on("Mon 2026-12-14"),
            True,
        ),
        ("Прошу направить копию ответа в течение 10 дней", on("Fri 2026-12-11"), True),
        ("Просим сообщить о принятых мерах", None, True),
        ("Заявитель уведомлён", None, False),
        ("О результатах сообщить до 14.12.2025", None, True),
    ],
)
def test_control_date_and_whether_the_body_asks_for_a_report(text, control_on, wants_report):
    found = read(f"{PASSES_ON}. {text}")
    assert (found.control_on, found.wants_report) == (control_on, wants_report)


@pytest.mark.parametrize(
    ("text", "citizen"),
    [
        ("Пересылаем обращение гражданки Лосевой.", "Лосевой"),
        ("Направляю жалобу гр. Иванова Петра Сергеевича", "Иванова Петра Сергеевича"),
        ("Перенаправляем обращение заявителя Лосевой М. И. по компетенции", "Лосевой М. И."),
        ("Направляем обращения граждан района", ""),
    ],
)
def test_the_citizen_whom_it_names(text, citizen):
    assert read(text).citizen == citizen


@pytest.mark.parametrize(
    ("subject", "text", "official"),
    [
        pytest.param("Жалоба", "Я направлял обращение в прокуратуру, гражданин Иванов", False, id="a citizen tells"),
        pytest.param("Запрос", "Просим представить сведения о поголовье", True, id="a body asks for itself"),
        pytest.param("Запрос", "Направляем письмо с просьбой представить сведения", True, id="a body sends its own"),
        pytest.param("Fwd: Приглашение", "Просим принять участие", True, id="a forwarded invitation"),
        pytest.param("Fwd: Обращение гражданки", "от соседки", False, id="a neighbour forwards"),
    ],
)  # fmt: skip
def test_what_is_no_cover_note(subject, text, official):
    assert read(text, subject, official) is None


def test_a_subject_is_enough_where_the_text_is_attached():
    assert read("Во вложении", "Fwd: Обращение гражданки") == CoveringMail()
    assert read("На основании ч. 3 ст. 8 Федерального закона № 59-ФЗ") is not None


@pytest.mark.parametrize(
    ("name", "address", "official"),
    [
        ("Администрация района", "raion@client.test", True),
        ("Прокуратура Буйского района", "buy@mail.test", True),
        ("Помощник депутата Иванов И.И.", "i@mail.test", True),
        ("", "info@44.gov.ru", True),
        ("Пётр Иванов", "ivanov@mail.ru", False),
        ("ООО «Рассвет»", "office@rassvet.test", False),
    ],
)
def test_who_passes_appeals_on(name, address, official):
    assert is_official(name, address) is official
