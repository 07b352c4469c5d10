"""п. 66: learning from judged messages, run as the program runs it; the numbers it leaves say what the library says."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from apk_triage.rules.trained import OTHER, Trained

ADDON = Path(__file__).parents[2] / "addons/apk_triage"
SPEAKS = {
    "milk": ["молоко", "коровы", "надои", "литр", "переработка", "удой", "ферма"],
    "machine": ["трактор", "комбайн", "гостехнадзор", "номер", "прицеп", "самоходная", "техосмотр"],
    "land": ["пашня", "борщевик", "участок", "гектар", "аренда", "межевание", "собственник"],
}
FILLER = ["добрый", "день", "прошу", "сообщить", "подскажите", "пожалуйста", "район", "область"]
LETTERS = "абвгдежзик"
# Of three values and of two, which is another formula: the greatest difference between the library's shares and ours.
COMPARE = """
import json, sys
sys.path.insert(0, ".")
from rules.trained import Trained, weighed_hints
from training.learn import Learner, features_of, stem
differences = []
messages = json.load(sys.stdin)
for one in messages:
    one["features"] = features_of(one["text"], stem)
for values in ({"milk", "land", "machine"}, {"milk", "land"}):
    of_these = [one for one in messages if one["value"] in values]
    learner = Learner(of_these)
    trained = Trained.from_json(json.dumps(learner.as_model([[0, 0], [1, 1]])))
    for one, shares in zip(of_these, learner.shares(of_these)):
        own = trained._shares(trained._weigh(one["text"], stem)[0], weighed_hints(one["hints"], one["alike"]))
        differences += [abs(a - b) for a, b in zip(own, shares, strict=True)]
print(max(differences))
"""


def messages(count=240, clients=60):
    """Messages of three topics; two words of each belong to its topic, the dictionaries know one topic of the three."""
    dice, made = random.Random(66), []
    chance = random.Random(7)

    def likeness(topic):
        return {value: chance.random() + (value == topic) / 5 for value in (*SPEAKS, "rare")}

    for number in range(count):
        client = number % clients
        topic = dice.choice([*SPEAKS, "milk"])
        words = dice.choices(FILLER, k=8) + dice.choices(SPEAKS[topic], k=2)
        words += [f"сидор{LETTERS[client % 10]}{LETTERS[client // 10]}кин", "89101234567"]
        dice.shuffle(words)
        knows = topic == "milk"
        made.append(
            {
                "text": " ".join(words),
                "value": topic,
                "hints": {"milk": 2} if knows else {},
                "alike": likeness(topic),
                "by_words": "milk" if knows else "",
                "client": client,
            }
        )
    made[0] |= {"value": "lonely"}  # a topic that occurs once
    for one in made[1:16:4]:
        text = one["text"] + " пчела улей пасека"
        one |= {"value": "rare", "text": text, "alike": likeness("rare")}
    return made


def program(command, given):
    return subprocess.run(
        [sys.executable, *command],
        cwd=ADDON,
        input=given,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.fixture(scope="module")
def learned():
    return json.loads(program(["-m", "training.learn"], json.dumps({"messages": messages()})))


def test_it_learns_what_the_dictionaries_do_not_know(learned):
    measured = learned["measured"]
    assert measured["right_by_words"] < 0.6
    assert measured["right"] > 0.9
    assert measured["found"]["lonely"] == [1, 0.0]


def test_a_topic_that_occurs_once_is_left_to_the_dictionaries(learned):
    assert learned["model"]["values"] == [OTHER, "land", "machine", "milk", "rare"]


def test_a_topic_of_four_messages_is_learned(learned):
    assert learned["measured"]["found"]["rare"][1] >= 0.5


def test_neither_a_surname_nor_a_number_is_in_the_model(learned):
    text = json.dumps(learned["model"], ensure_ascii=False)
    assert "молок" in text
    assert '"^сидо"' in text  # the beginning that many share
    assert "сидор" not in text
    assert "8910" not in text


def test_the_numbers_say_what_the_library_says():
    assert float(program(["-c", COMPARE], json.dumps(messages()))) < 0.001


def test_what_was_learned_can_be_read(learned):
    trained = Trained.from_json(json.dumps(learned["model"]))
    answer = trained.answer("добрый день зарос борщевик на участке", {}, lambda word: word)
    assert answer.confidence <= 1
