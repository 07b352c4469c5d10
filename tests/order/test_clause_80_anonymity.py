"""п. 80: an answer keeps its quarter, small groups stay unseen, words are freed from what leads to a person."""

from datetime import date

import pytest
from apk_base.rules.scrub import scrub
from apk_feedback.rules.anonymity import disclosed_context, quarter_of
from apk_feedback.rules.periods import links_valid_since


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        pytest.param(date(2026, 1, 1), date(2026, 1, 1), id="first day of a year"),
        pytest.param(date(2026, 3, 31), date(2026, 1, 1), id="last day of the first quarter"),
        pytest.param(date(2026, 11, 24), date(2026, 10, 1), id="November"),
        pytest.param(date(2026, 12, 31), date(2026, 10, 1), id="last day of a year"),
    ],
)
def test_an_answer_remembers_its_quarter_only(day, quarter):
    assert quarter_of(day) == quarter


@pytest.mark.parametrize(
    ("day", "since"),
    [
        pytest.param(date(2026, 12, 31), date(2026, 7, 1), id="links of the summer and the autumn"),
        pytest.param(date(2027, 1, 1), date(2026, 10, 1), id="those of the summer are over"),
    ],
)
def test_a_link_is_good_until_the_next_quarter_ends(day, since):
    assert links_valid_since(day) == since


@pytest.mark.parametrize(
    ("sizes", "steps"),
    [
        pytest.param([40, 12, 5], 3, id="five at each step"),
        pytest.param([40, 4, 4], 1, id="four share the second step: it is not shown"),
        pytest.param([40, 4, 9], 1, id="nothing is shown beyond a step that is hidden"),
        pytest.param([2], 0, id="two answers in the quarter: nothing is shown"),
    ],
)
def test_the_context_beside_an_answer_ends_where_a_person_would_stand_out(sizes, steps):
    assert disclosed_context(sizes) == steps


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Спасибо Ивановой Анне Петровне, помогла!", "Спасибо [имя], помогла!"),
        ("Инспектор Сидоров А.Б. был груб", "Инспектор [имя] был груб"),
        ("А.Б. Сидорову скажите спасибо", "[имя] скажите спасибо"),
        ("мария ивановна хорошая", "[имя] хорошая"),
        ("Кузнецов и Петренко не отвечают", "[имя] и [имя] не отвечают"),
        ("Гульнара Рамилевна помогла", "[имя] помогла"),
        ("Спасибо Кате и Серёже!", "Спасибо [имя] и [имя]!"),
        ("Начальник отдела Лебедь Нина вежлива", "Начальник отдела [имя] вежлива"),
        ("Ильич помог", "[имя] помог"),
        ("Звоните 8 (910) 123-45-67", "Звоните [номер]"),
        ("+7 910 123 45 67 это я", "[номер] это я"),
        ("пишите ivanov@mail.ru", "пишите [адрес]"),
        ("мой ИНН 440112345678", "мой ИНН [номер]"),
        ("СНИЛС 112-233-445 95", "СНИЛС [номер]"),
        ("паспорт 34 10 123456", "паспорт [номер]"),
        ("Обращение № ОБ-2026/000123", "Обращение [номер]"),
        ("трактор 1234 КО 44", "трактор [номер]"),
        ("машина А123ВС44", "машина [номер]"),
        ("Живу: ул. Советская, д. 5, кв. 12", "Живу: [адрес]"),
        ("телеграм @petya_farm, vk.com/petya", "телеграм [адрес], [адрес]"),
    ],
)
def test_what_leads_to_a_person_is_hidden(said, kept):
    assert scrub(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "Ждал 45 дней, ответ пришёл 12.10.2026.",
        "Основная причина: Машина сломалась. Половина бумаг лишние",
        "В Костроме очередь на два часа, в Шарье никого",
        "Российская Федерация, Костромская область",
        "Новых бланков нет. Таких очередей не видел",
        "Приняли за 15 минут, 5 баллов",
        "Готово за 3 дня. Спасибо!",
        "Сдал документы в 2026 году",
        "",
    ],
)
def test_what_says_nothing_of_a_person_stays(said):
    assert scrub(said) == said
