"""Two thousand articles of an agricultural office for the tests of the search, in the words of its branches.

Every article is a question (``agriculture_questions.csv``) about one thing (``agriculture.csv``); its text mixes what
belongs to both with sentences that stand in every second article of a real base.
"""

import csv
import random
from pathlib import Path

HERE = Path(__file__).parent
EVERYWHERE = """Заявление подают через портал госуслуг, МФЦ или на приёме в департаменте.
Срок рассмотрения заявления считают в рабочих днях со дня регистрации.
Решение придёт по тому каналу, который вы выбрали.
Документы проверяет специалист отдела, о недостатках он сообщит по телефону.
Отказ можно обжаловать в досудебном порядке.
Перечень документов утверждён постановлением администрации области.
Деньги перечисляют на расчётный счёт после подписания соглашения.
Подробности спросите на консультационной линии по рабочим дням.
Справку об отсутствии долгов по налогам департамент запросит сам.
Отчёт о расходах сдают до первого февраля.
Условия меняются каждый год, проверьте дату статьи.
Пожаловаться на качество услуги можно руководителю департамента.""".splitlines()


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def articles(seed=104):
    """:return: list of (title, text as HTML), the same for the same seed"""
    chance = random.Random(seed)
    things, questions = rows("agriculture.csv"), rows("agriculture_questions.csv")
    return [
        (
            question["title"].format(thing["what"]),
            text_of(chance, thing, question, things),
        )
        for thing in things
        for question in questions
        if thing["group"] == question["group"]
    ]


def text_of(chance, thing, question, things):
    """Paragraphs; the last one mentions neighbours, as articles do."""
    neighbours = ", ".join(other["what"] for other in chance.sample(things, 2))
    parts = [
        question["body"].format(thing["what"]),
        thing["more"],
        *chance.sample(EVERYWHERE, 5),
        f"Смотрите также о том, что касается {neighbours}.",
    ]
    return "".join(f"<p>{part}</p>" for part in parts)


def load(env, texts):
    """Publish the articles the short way: as after years of work, without a version and a notice for each."""
    unit, now = env.ref("apk_base.unit_orst"), env.cr.now()
    values = [
        {
            "name": name,
            "body": body,
            "unit_id": unit.id,
            "state": "published",
            "published_at": now,
            "is_public": True,
        }
        for name, body in texts
    ]
    quiet = env["apk.article"].sudo().with_context(tracking_disable=True)
    found = quiet.create(values)
    env["apk.article.word"]._learn(*[text for pair in texts for text in (pair[0], plain(pair[1]))])
    env.flush_all()
    return found


def plain(body):
    return body.replace("<p>", " ").replace("</p>", " ")
