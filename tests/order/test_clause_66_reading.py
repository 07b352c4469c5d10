"""п. 18, 19, 66: what the shipped dictionaries say of a message, and of what they must keep quiet."""

import random
import time

import pytest
from apk_case.rules.client_text import own_words, text_of_html, without_names
from apk_case.rules.masked_words import may_be, readings_of

from tests.order.shipped_dictionaries import read

MASKED_SECONDS = 8  # of CPU; it took 20 while each mask was held to each line


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Где <b>субсидия</b> на <strong>молоко</strong>?</p>", "Где субсидия на молоко?"),
        ("<h2>Срочно</h2><p>Падёж</p>", "Срочно\n\nПадёж"),
        ("один<br/>два&nbsp;три", "один\nдва три"),
        ("<table><tr><td>а</td><td>б</td></tr></table>", "а б"),
    ],
)
def test_markup_leaves_no_signs_of_its_own(html, text):
    lines = [" ".join(line.split()) for line in text_of_html(html).splitlines()]
    assert [line for line in lines if line] == [line for line in text.splitlines() if line]


LETTER = """Не согласна с отказом.

С уважением,
главный агроном ООО «Молоко» Иванова

> Департамент рассмотрел ваше обращение о субсидии на молоко"""


def test_our_quoted_letter_and_the_signature_are_not_the_clients_words():
    assert own_words(LETTER, "Re: ответ").split() == ["Не", "согласна", "с", "отказом."]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Яма на ул. Льняной, 5", "Льняной"),
        ("Живу: пос. Молочный", "Молочный"),
        ("ООО «Рыбный мир» не отвечает", "Рыбный"),
        ("пишите на ferma-korova@example.com", "korova"),
        ('СПК "Племенной" и КФХ', "Племенной"),
    ],
)
def test_names_of_places_and_firms_say_nothing(text, gone):
    assert gone not in without_names(text)


@pytest.mark.parametrize("text", ["в городе нет воды", "село Ивановское", "грант «Агростартап»"])
def test_what_is_no_name_stays(text):
    assert without_names(text).split()[0] == text.split()[0]
    assert "Агростартап" in without_names("грант «Агростартап»")


@pytest.mark.parametrize(
    "text",
    [
        "На ул. Ленина яма",
        "Лена не пришла, соседи ленивые",
        "семенил по дороге",
        "посёлок Молочный, подъезд 3",
        "огородили двор забором",
    ],
)
def test_beginnings_of_words_take_no_strangers(text):
    assert not set(read("", text)["topics"][:1]) - {"other"}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Когда будет субсидия на лён-долгунец?", "support.crop"),
        ("Соседняя ферма сливает навоз в ручей, запах невозможный", "manure"),
        ("Потравили пчёл, обрабатывали поле рапса днём", "bees"),
        ("Где взять бирки для овец?", "marking"),
        ("Град побил посевы, есть ли компенсация", "loss"),
        ("Нужна справка, что я сельхозтоваропроизводитель", "certificate"),
        ("До какого числа сдать отчёт о надоях?", "reporting"),
        ("Как взять пруд под разведение карпа?", "fish"),
        ("Дорога к ферме размыта, молоковоз не проедет", "roads"),
        ("Скотомогильник закрыт, куда девать туши?", "waste"),
        ("Как записаться на ярмарку с мёдом?", "sales"),
        ("Не горит фонарь на улице Мира", "other"),
        ("Не начислили пенсию за стаж", "other"),
    ],
)
def test_a_topic_of_the_departments_real_mail(text, topic):
    assert read("", text)["topics"][0] == topic


def test_no_answer_is_a_need_and_no_topic():
    said = read("Повторно", "Субсидия на молоко: два месяца нет ответа на моё обращение")
    assert said["need"] == "no_answer"
    assert said["topics"][0] == "support.milk"


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("Срочно! Коровы падают одна за другой", "urgent"),
        ("За ночь пало семь телят", "urgent"),
        ("Гибнут пчёлы, опрыскивают прямо сейчас", "urgent"),
        ("Завтра последний день приёма заявок", "urgent"),
        ("Не срочно, но хочу знать порядок", "ordinary"),
        ("Срочный вклад считается собственными средствами?", "ordinary"),
        ("Пожарная часть рядом с фермой", "ordinary"),
        ("Договор бессрочный", "ordinary"),
    ],
)
def test_urgency(text, urgency):
    assert read("", text)["urgency"] == urgency


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Огромное спасибо вашему отделу, помогли и всё объяснили!", "positive"),
        ("Заранее благодарю за ответ.", "neutral"),
        ("Сколько можно ждать? Это издевательство!!", "negative"),
        ("Какие документы нужны для регистрации прицепа?", "neutral"),
        ("Совсем обнаглели, ворьё, подавитесь своей субсидией", "aggressive"),
    ],
)
def test_mood(text, mood):
    assert read("", text)["mood"] == mood


@pytest.mark.parametrize(
    ("text", "abuse"),
    [
        ("Застрелю волка, который задрал овцу", "none"),
        ("Козлы для распиловки и бараны-производители", "none"),
        ("Свинья опоросилась, сука щенная", "none"),
        ("Вы козлы", "insult"),
        ("Вы там совсем дебилы", "insult"),
        ("Приеду к вам с топором", "threat"),
        ("Я вас всех убью", "threat"),
        ("Чтоб вы сдохли", "threat"),
        ("Знаю, где ваши дети учатся", "threat"),
        ("Пошли на х*й", "obscene"),
        ("зае6али своими бумажками", "obscene"),
        ("б л я т ь", "obscene"),
        ("вот cyka, pizdec", "obscene"),
        ("Жить не хочется, и незачем", "self_harm"),
        ("Осталось только повеситься", "self_harm"),
        ("В городе жить не хочется, хотим в деревню", "none"),
    ],
)
def test_abuse_and_a_call_for_help(text, abuse):
    assert read("", text)["abuse"] == abuse


@pytest.mark.parametrize(
    ("text", "is_request"),
    [
        ("Я уже писала в прокуратуру", False),
        ("Будем обращаться в прокуратуру", False),
        ("Прокуратура района требует предоставить сведения", True),
        ("В порядке прокурорского надзора прошу", True),
    ],
)
def test_a_client_who_wrote_to_the_prosecutor_is_no_prosecutor(text, is_request):
    assert ("kind_prosecutor" in read("", text)["kinds"]) == is_request


def test_a_masked_word_shows_half_of_itself():
    assert readings_of("х*й") == ["х?й", "х??й"]
    assert may_be("х?й", "хуй*")
    assert not may_be("у??же", "уеб*")
    assert readings_of("***") == []


def test_a_letter_of_masked_words_is_read_in_bounded_time():
    chance = random.Random(3)
    letters = "абвгдежзиклмнопрстуф"  # Russian: letters
    masked = (
        f"{chance.choice(letters)}**{chance.choice(letters)}**{''.join(chance.choices(letters, k=2))}"
        for _word in range(2_000)
    )
    start = time.process_time()
    assert read("", " ".join(masked) + " х*й")["abuse"] == "obscene"
    assert time.process_time() - start < MASKED_SECONDS
