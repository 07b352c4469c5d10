"""п. 62: what a client types is kept as it was typed, and only what leads nowhere is refused."""

from datetime import datetime, timedelta, timezone

import pytest
from apk_site.rules.confirming import FROM_EVERYWHERE, FROM_ONE_PLACE, Letter, may_write
from apk_site.rules.written_form import LIMITS, SUBJECT, errors_of, read, subject_of

GOOD = {
    "name": "Козлова Мария",
    "way": "email",
    "email": "kozlova@client.test",
    "text": "Когда отбор на гранты?",
    "agreed": "1",
}
NOW = datetime(2026, 12, 1, 9, tzinfo=timezone.utc)


def errors(**values):
    return errors_of(read({**GOOD, **values}), lambda text: "@" in text)


def test_a_whole_form_has_nothing_wrong():
    assert errors() == {}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"name": " "}, {"name": "missing"}),
        ({"name": "12345"}, {"name": "wrong"}),
        ({"name": "Купи на www.spam.test"}, {"name": "wrong"}),
        ({"name": "<b>Анна</b>"}, {"name": "wrong"}),
        ({"name": "а" * (LIMITS["name"] + 1)}, {"name": "long"}),
        ({"way": "fax"}, {"way": "missing"}),
        ({"email": ""}, {"email": "missing"}),
        ({"email": "нет"}, {"email": "wrong"}),
        ({"way": "phone"}, {"phone": "missing"}),
        ({"way": "phone", "phone": "8 4942 45-67-89"}, {}),
        ({"way": "phone", "phone": "45-67-89"}, {"phone": "wrong"}),
        ({"way": "phone", "phone": "8 4942 45-67-89", "email": ""}, {}),
        ({"way": "post"}, {"address": "missing"}),
        ({"way": "post", "address": "Буй"}, {"address": "wrong"}),
        ({"way": "post", "address": "157000, Буй, ул. Мира, 5"}, {}),
        ({"phone": "1"}, {"phone": "wrong"}),
        ({"text": "\n "}, {"text": "missing"}),
        ({"text": "Алло!"}, {"text": "wrong"}),
        ({"text": "😀" * 20}, {"text": "wrong"}),
        ({"text": "слово " * 4000}, {"text": "long"}),
        ({"agreed": "on"}, {"agreed": "missing"}),
        ({"company_site": "https://spam.test"}, {"trap": "wrong"}),
    ],
)
def test_what_leads_nowhere_is_named(values, expected):
    assert errors(**values) == expected


def test_errors_stand_in_the_order_of_the_form():
    found = errors_of(read({}), bool)
    assert [*found] == ["name", "way", "text", "agreed"]


def test_ends_of_lines_and_signs_without_a_picture_do_not_pass_into_a_line():
    written = read({**GOOD, "name": "Анна\r\nBcc: \u202ex\u200b  Белова", "text": "а\r\nб\rв"})
    assert written.name == "Анна Bcc: x Белова"
    assert written.text == "а\nб\nв"


def test_a_letter_of_two_signs_is_the_same_letter():
    assert read({"name": "Козлова Майя".replace("й", "и\u0306")}).name == "Козлова Майя"


def test_a_subject_is_whole_words():
    assert subject_of("Короткий\nвопрос") == "Короткий вопрос"
    long = subject_of("слово " * 50)
    assert len(long) <= SUBJECT + 1
    assert long.endswith("слово…")
    assert len(subject_of("ы" * 500)) == SUBJECT + 1


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ([], True),
        ([5], True),
        ([5, 10], False),
        ([5, 60], True),
        ([61, 70, 80, 90], True),
        ([61, 70, 80, 90, 100], False),
        ([24 * 60, 61, 70, 80, 90], True),
    ],
)
def test_two_letters_an_hour_and_five_a_day_go_to_one_address(minutes, expected):
    letters = [Letter("a@client.test", "", NOW - timedelta(minutes=one)) for one in minutes]
    assert may_write(NOW, "a@client.test", "", letters) is expected
    assert may_write(NOW, "b@client.test", "", letters)


@pytest.mark.parametrize(
    ("place", "other", "count", "expected"),
    [
        ("192.0.2.1", "192.0.2.1", FROM_ONE_PLACE - 1, True),
        ("192.0.2.1", "192.0.2.1", FROM_ONE_PLACE, False),
        ("192.0.2.1", "192.0.2.2", FROM_ONE_PLACE, True),
        ("", "", FROM_ONE_PLACE, True),  # another system asks for all its clients
        ("", "192.0.2.2", FROM_EVERYWHERE - 1, True),
        ("", "192.0.2.2", FROM_EVERYWHERE, False),
    ],
)
def test_one_place_and_all_places_together_cause_so_many_letters_an_hour(
    place, other, count, expected
):
    def letters(minutes):
        moment = NOW - timedelta(minutes=minutes)
        return [Letter(f"{number}@client.test", other, moment) for number in range(count)]

    assert may_write(NOW, "a@client.test", place, letters(59)) is expected
    assert may_write(NOW, "a@client.test", place, letters(60))
