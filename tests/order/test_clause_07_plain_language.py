"""п. 7, 17, 24, 65, 67: what to look at again in a text before it leaves."""

import csv
import time
from pathlib import Path

import pytest
from apk_language.rules.finding import RULES
from apk_language.rules.html_blocks import blocks_of_html
from apk_language.rules.phrase_pattern import BadPhrase, lines_of, parts_of
from apk_language.rules.plain_language import as_sentence
from apk_language.rules.readability import figures
from apk_language.rules.spelling import suggestions
from apk_language.rules.text import Text, sentences_of

from .checked_texts import check, rows

ARTICLES = Path(__file__).parents[2] / "addons/apk_knowledge/data/directories/3-apk.article.csv"


def codes(*blocks, **options):
    return [finding.code for finding in check(*blocks, **options)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ваш вопрос взят на контроль.", "boilerplate"),
        ("Обращение принято в обработку.", "boilerplate"),
        ("По этому вопросу обратитесь в администрацию.", "redirect"),
        ("Факты не подтвердились.", "denial"),
        ("К сожалению, помочь вам нечем.", "no_solution"),
        ("Ответим в ближайшее время.", "no_term"),
        ("Мы тут ни при чём.", "excuse"),
        ("Вы сами виноваты.", "blame"),
        ("Ваши претензии — чушь.", "aggression"),
        ("Вам, конечно, виднее.", "sarcasm"),
        ("Позвони нам завтра.", "familiarity"),
        ("Отказали, ибо срок прошёл.", "archaism"),
        ("Платёжка ушла вчера.", "jargon"),
        ("Договора у вас нету.", "colloquial"),
        ("Вышеуказанные документы пришлите до 5 мая.", "officialese"),
        ("Подайте заявку для получения субсидии.", "verbal_noun"),
        ("На участок наложен сервитут.", "term"),
        ("Запишитесь в ГИИС.", "abbreviation"),
        ("Решение принято по приказу № 541.", "law"),
        ("Решение принято по п. 14 Порядка.", "law"),
        ("Заявка не подходит под абзац третий пункта 8.", "law"),
        ("Приходите 🙂", "smiley"),
        ("Ждём вас :)", "smiley"),
        ("Заявлние готово.", "spelling"),
        ("Путь клиента должен проследиваться.", "spelling"),  # п. 36 of the Order itself
        ("Деньги дают согласно приказа.", "grammar"),
        ("Ответим в течении пяти дней.", "grammar"),
        ("Справку можно получится завтра.", "grammar"),
        ("Комиссия принял решение 5 мая.", "agreement"),
        ("Документы которые вы прислали, приняты.", "punctuation"),
        ("Сообщаем что заявка принята.", "punctuation"),
        ("Приходите , пожалуйста.", "punctuation"),
        ("Мы мы приедем 5 мая.", "punctuation"),
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
        "Квитанцию печатать НЕ нужно, номер ВИН увидим сами.",
        "Обратитесь к Марине Гусевой: 8 (4942) 55-16-31.",
        "Инспектор Орлова выдала справку. Документы проверил инспектор.",
        "Вы пишете: «Полгода кормите завтраками, бездельники». Деньги придут 5 мая.",
        "В течении реки Унжи есть мели.",
        "Сервитут — это право проезда.",
        "Не позднее 5 мая позвоним.",
        "Он уведомлён 5 мая, вопрос решён, договор расторгнут.",
    ],
)
def test_passed(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "replacement"),
    [
        ("Деньги дают согласно приказа.", "согласно приказу"),
        ("Ответим в течении пяти дней.", "в течение"),
        ("В данной справке всё верно.", "этой"),
        ("Данная справка готова.", "Эта"),
        ("Подайте заявку для получения субсидии.", "чтобы получить субсидию"),
        ("Комиссия принял решение 5 мая.", "Комиссия приняла"),
        ("Пошлина оплачиваеться на почте.", "оплачивается"),
        ("Документы которые вы прислали, приняты.", "Документы, которые"),
        ("Заявлние готово.", "Заявление"),
    ],
)
def test_the_replacement_fits_the_form(text, replacement):
    assert any(replacement in finding.replacements for finding in check(text))


def test_a_place_is_counted_in_code_points_of_its_block():
    (finding,) = check("Здравствуйте 5 мая!", "🙂🙂 Вопрос взят на контроль.", allows_smileys=True)
    block = "🙂🙂 Вопрос взят на контроль."
    assert (finding.block, block[finding.start : finding.end]) == (1, finding.found)


def test_an_answer_greets_and_says_good_bye():
    letter = ("Субсидия придёт 5 мая.", "Телефон 55-16-31.")
    assert codes(*letter, is_framed=False) == ["closing", "greeting"]
    good = ("Здравствуйте, Анна!", *letter, "С уважением,")
    assert codes(*good, is_framed=False) == []
    assert codes(*letter, kind="article", is_framed=False) == []


def test_a_refusal_must_be_understood_without_a_legal_act():
    """п. 24"""
    text = "Отказали по ст. 12. Подайте заявку снова до 5 мая."
    (finding,) = check(text, kind="refusal")
    assert (finding.code, finding.severity) == ("law", "error")
    assert [one.severity for one in check(text)] == ["warning"]


def test_a_refusal_names_a_next_step():
    """п. 24"""
    assert codes("Дать субсидию не можем: есть долг.", kind="refusal") == ["refusal_no_next"]
    assert codes("Дать субсидию не можем. Оплатите долг.", kind="refusal") == []
    fetched = "Дать субсидию не можем. Документы можно забрать в среду."
    assert codes(fetched, kind="refusal") == ["refusal_no_next"]


def test_a_promise_without_any_day():
    letter = ("Мы всё проверили.", "Проба воды ушла в лабораторию.", "Результат сообщим.")
    assert codes(*letter) == ["no_term"]
    assert codes(*letter[:2], "Результат сообщим 5 мая.") == []


def test_smileys_are_allowed_in_social_networks():
    """п. 65: «в Госпабликах допускается использование смайликов»."""
    assert codes("Ждём вас :)", kind="public_reply") == []
    assert codes("Ждём вас :)", allows_smileys=True) == []


@pytest.mark.parametrize(("count", "severities"), [(25, []), (26, ["hint"]), (31, ["warning"])])
def test_a_long_sentence(count, severities):
    words = ["Слово", *(("дом", "сад", "лес")[number % 3] for number in range(count - 1))]
    found = check(" ".join(words) + ".")
    assert [one.severity for one in found if one.code == "long"] == severities


def test_what_is_forbidden_is_an_error_and_the_rest_is_advice():
    errors = {code for code, (severity, _clause) in RULES.items() if severity == "error"}
    assert errors == {"boilerplate", "blame", "aggression"}


def test_abbreviations_and_initials_do_not_end_a_sentence():
    text = "Иванов И. И. живёт на ул. Ленина, д. 5. Он написал 3 письма."
    found = [sentence.text for sentence in sentences_of(text)]
    assert found == ["Иванов И. И. живёт на ул. Ленина, д. 5.", "Он написал 3 письма."]


def test_a_text_in_capitals_is_not_a_row_of_abbreviations():
    assert "abbreviation" not in codes("ПРОШУ ВАС ДАТЬ ОТВЕТ")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("заявлние", "заявление"),
        ("преехать", "приехать"),
        ("учот", "учёт"),
        ("росчётный", "расчётный"),
    ],
)
def test_what_was_meant_stands_among_the_first_words_offered(word, meant):
    assert meant.replace("ё", "е") in {one.replace("ё", "е") for one in suggestions(word)[:3]}


def test_easy_and_hard_texts_have_other_bands():
    easy = figures(Text(("Мы приедем 5 июня. Ждите нас у фермы.",)))
    hard = figures(
        Text(
            (
                "Осуществление финансирования мероприятий по предоставлению субсидирования"
                " сельскохозяйственных товаропроизводителей обеспечивается уполномоченными"
                " подразделениями департамента агропромышленного комплекса.",
            )
        )
    )
    assert {one.band for one in easy} == {"good"}
    assert {one.code for one in hard if one.band == "bad"} >= {
        "grade",
        "long_words",
        "nouns_per_verb",
    }


def test_every_shipped_phrase_can_be_searched_for():
    for row in rows():
        if row["kind"] != "known":
            assert row["kind"] in RULES, row
            for line in lines_of(f"{row['words']};{row['excluded']}"):
                parts_of(line)


@pytest.mark.parametrize(
    "line",
    [
        "", "…", "# дней", "? слово", "а", "слово " * 100,
        "взято на контроль.", "на контроле, но", "~слово*", "сло*во", "наши?|ваши", "(скоро)",
    ],
)  # fmt: skip
def test_a_phrase_that_cannot_be_searched_for(line):
    with pytest.raises(BadPhrase):
        parts_of(line)


def test_a_number_may_be_one_of_several():
    (_first, second) = parts_of("через до|#")
    words = sentences_of("Через 5 до дней.")[0].words
    assert [second.fits(word) for word in words] == [False, True, True, False]


def test_blocks_of_html():
    html = "<h2>Ответ</h2><p>Строка<br>другая &amp; третья</p><style>p{}</style><ul><li>пункт"
    assert blocks_of_html(html) == ["Ответ", "Строка", "другая & третья", "пункт"]


def test_ten_thousand_characters_are_read_while_somebody_types():
    """60 ms on an idle core; five times as much where others work beside."""
    paragraph = "Здравствуйте! Субсидию за молоко перечислим 5 июня, справку пришлём письмом. "
    blocks = [f"{paragraph}Номер {number}." for number in range(10_000 // len(paragraph))]
    check(*blocks)
    started = time.process_time()
    check(*blocks)
    assert time.process_time() - started < 0.3


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


def test_what_is_not_the_clients_fault_blames_nobody():
    assert codes("Вам тяжело, и это не ваша вина.") == []
    assert codes("Это не ваше упущение, а наше.") == []
    assert "blame" in codes("Это ваша вина.")


def test_the_articles_that_the_suite_ships_pass_its_own_check():
    with ARTICLES.open(newline="", encoding="utf-8") as lines:
        articles = list(csv.DictReader(lines))
    wrong = [
        (article["id"], finding.found)
        for article in articles
        for finding in check(*blocks_of_html(article["draft_body"]), kind="article")
        if finding.severity == "error"
    ]
    assert articles
    assert wrong == []
