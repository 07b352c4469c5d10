"""п. 18: the name that stands under an e-mail tells who of a family has written it."""

import pytest
from apk_client.rules.signature import signature_name

SIGNED = {
    "Прошу перезвонить.\nС уважением, Анна Иванова": "Анна Иванова",
    "Прошу перезвонить.\n\nС уважением,\nИванова Анна Петровна\n+7 910 123-45-67": "Иванова Анна Петровна",
    "Прошу перезвонить.\nC уважением\nдиректор\nСидоров И.И.": "Сидоров И.И.",
    "Прошу перезвонить.\nС уважением, директор Сидоров И.И.": "Сидоров И.И.",
    "Жду ответа. \nЗаранее благодарна, Аня": "Аня",
    "Вопрос про корма.\n\nАнна Иванова": "Анна Иванова",
    "Вопрос про корма.\nИванова А.П.": "Иванова А.П.",
    "Вопрос про корма.\n\nАнна Иванова\nтел. 8 910 123-45-67\nОтправлено с iPhone": "Анна Иванова",
    "Вопрос.\nВаша Анна Иванова": "Анна Иванова",
    "Вопрос.\n--\nС уважением,\nАнна Иванова\nhttps://ferma.test": "Анна Иванова",
    "Спасибо.\nАнна Иванова\n\n20.11.2026 10:00, Отдел пишет:\n> С уважением,\n> Пётр Громов": "Анна Иванова",
    "Best regards,\nAnna Ivanova": "Anna Ivanova",
}


@pytest.mark.parametrize("text", SIGNED)
def test_a_signature_is_read(text):
    assert signature_name(text).text == SIGNED[text]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Прошу перезвонить. Мария Кузнецова", id="within the last sentence"),
        pytest.param("Прошу помочь соседу.\nИван", id="one word without a closing"),
        pytest.param("Прошу принять меры к Петру Громову", id="a man whom it is about"),
        pytest.param("Спасибо!\nС уважением, ООО «Рассвет»", id="a company"),
        pytest.param("Спасибо\n> С уважением,\n> Пётр Громов", id="the quoted e-mail's"),
        pytest.param("Спасибо\n-----Исходное сообщение-----\nПётр Громов", id="below a rule"),
        pytest.param("Адрес хозяйства:\nКостромская область", id="an address"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_signature(text):
    assert not signature_name(text).given


def test_a_long_text_is_read_in_time():
    assert not signature_name("а " * 200_000 + "\n" * 50_000).given
