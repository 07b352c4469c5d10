"""ГОСТ Р 7.0.97-2025: what an official letter bears around its text, and how a notice becomes the text of a letter."""

from datetime import date

import pytest
from apk_base.rules.letter_text import CODE_LIMIT, letter_text, printable
from apk_base.rules.letter_words import (
    Certificate,
    Enclosure,
    contact_lines,
    dated_and_numbered,
    enclosure_lines,
    executor_line,
    in_reply_to,
    initials_first,
    postcode_of,
    requisite_lines,
    signature_mark,
    surname_first,
    typed_from_paper,
)
from apk_base.rules.organisation_codes import is_kpp, is_ogrn
from hypothesis import given
from hypothesis import strategies as st

DAY, LATER = date(2026, 11, 20), date(2026, 11, 27)  # Friday, Friday


def plain(text):
    """Spaces that do not break a line are spaces to a reader."""
    if isinstance(text, str):
        return text.replace("\N{NO-BREAK SPACE}", " ")
    return [plain(line) for line in text]


@pytest.mark.parametrize(
    ("theirs", "ours", "line"),
    [
        (("01-12/45", DAY), ("ОГ-2026/000123", LATER), "На № 01-12/45 от 20.11.2026"),
        (("01-12/45", None), ("ОГ-2026/000123", LATER), "На № 01-12/45"),
        # a citizen's letter bears no number: the citizen knows ours from the first reply
        (("", DAY), ("ОГ-2026/000123", LATER), "На № ОГ-2026/000123 от 27.11.2026"),
        (("", None), ("", None), ""),
    ],
)
def test_a_letter_names_the_number_that_its_reader_knows(theirs, ours, line):
    assert plain(in_reply_to(theirs, ours)) == line


def test_a_letter_without_a_number_leaves_lines_for_the_pen():
    assert plain(dated_and_numbered(DAY, "ИСХ-2026/000001")) == "20.11.2026 № ИСХ-2026/000001"
    assert set(plain(dated_and_numbered(None, ""))) == {"_", " ", "№"}
    assert dated_and_numbered(DAY, "") == "20.11.2026"


@pytest.mark.parametrize(
    ("name", "signed"),
    [
        ("Петрушин Дмитрий Васильевич", "Д.В. Петрушин"),
        ("Ким Роман", "Р. Ким"),
        ("Администратор", "Администратор"),
        ("", ""),
        ("Мамедов Али Гасан оглы", "А.Г. Мамедов"),
    ],
)
def test_who_signs_stands_with_initials_first(name, signed):
    assert plain(initials_first(name)) == signed


def test_an_addressee_stands_with_initials_last():
    assert plain(surname_first("Громову", "Петру", "Сергеевичу")) == "Громову П.С."
    assert plain(surname_first("Киму", "Р.", "")) == "Киму Р."
    assert surname_first("Киму", "", "") == "Киму"


@pytest.mark.parametrize(
    ("files", "lines"),
    [
        ([], []),
        ([Enclosure("ответ.pdf", 3)], ["Приложение: на 3 л. в 1 экз."]),
        ([Enclosure("смета.xlsx")], ["Приложение: «смета.xlsx» в 1 экз."]),
        (
            [Enclosure("перечень.pdf", 2), Enclosure("смета.xlsx")],
            ["Приложение:", "1. перечень.pdf на 2 л. в 1 экз.", "2. смета.xlsx в 1 экз."],
        ),
    ],
)
def test_enclosures_are_counted_in_sheets(files, lines):
    assert plain(enclosure_lines(files)) == lines


def test_the_executor_stands_with_the_telephone():
    assert plain(executor_line("Румянцева Елена Петровна", "+7 (4942) 55-16-31")) == (
        "Румянцева Елена Петровна, +7 (4942) 55-16-31"
    )
    assert executor_line("", "") == ""


def test_the_mark_of_an_electronic_signature_names_its_certificate():
    known = Certificate("00E1", "Кротов Сергей Владимирович", DAY, LATER)
    assert signature_mark(known) == [
        "Документ подписан электронной подписью",
        "Сертификат: 00E1",
        "Владелец: Кротов Сергей Владимирович",
        "Действителен с 20.11.2026 по 27.11.2026",
    ]
    assert len(signature_mark(Certificate("00E1", "Кротов"))) == 3


def test_requisites_that_are_not_known_take_no_place():
    assert requisite_lines("1024400523421", "4401004867", "440101001") == [
        "ОГРН 1024400523421",
        "ИНН/КПП 4401004867/440101001",
    ]
    assert requisite_lines("", "4401004867", "") == ["ИНН 4401004867"]
    assert requisite_lines("", "", "") == []
    assert contact_lines("", "", "a@b.ru") == ["a@b.ru"]


TOKEN = "0123456789abcdefghjkmnpqrstvwxyz0123456"  # 39 signs
TYPED = {
    "a short address is typed as it is": (
        "https://apk.kostroma.gov.ru/faq/",
        ["apk.kostroma.gov.ru/faq"],
    ),
    "of a long one only whose page it is": (
        "https://yandex.ru/maps/-/CCUkrXBdZA/kostroma",
        ["yandex.ru"],
    ),
    "a rating has a page that takes a code": (
        f"https://apk.kostroma.gov.ru/apk/rate/{TOKEN}",
        ["apk.kostroma.gov.ru/apk/rate", "код 0123-4567-89ab-cdef"],
    ),
    "a message has its own code": (
        "http://www.apk.ru/apk/case/12/0123456789abcdef0123",
        ["apk.ru/apk/case", "код 01234-56789-abcde-f0123"],
    ),
    "what only looks like a secret is none": (
        "https://apk.kostroma.gov.ru/apk/rate/0123456789abcdef",
        ["apk.kostroma.gov.ru"],
    ),
}


@pytest.mark.parametrize(("link", "lines"), TYPED.values(), ids=TYPED)
def test_beside_a_qr_code_stands_what_a_person_can_type(link, lines):
    assert typed_from_paper(link) == lines


def test_of_more_links_than_codes_no_long_one_is_printed():
    links = "".join(
        f"<p><a href='https://apk.ru/apk/rate/{n}{TOKEN[1:]}'>https://x</a></p>" for n in range(9)
    )
    words = " ".join(block.words for block in letter_text(links).blocks)
    assert TOKEN[1:] not in words
    assert "apk.ru/apk/rate, код 8123-4567-89ab-cdef" in words


def test_the_postcode_is_six_figures_alone():
    assert postcode_of("ул. Ленина, д. 1, г. Буй, 157000") == "157000"
    assert postcode_of("тел. 84942551631") == ""


def test_codes_of_organisations():
    found = [number for number in ("1024400523421", "1024400523422", "1024") if is_ogrn(number)]
    assert found == ["1024400523421"]
    assert [number for number in ("440101001", "44010100") if is_kpp(number)] == ["440101001"]


NOTICE = """<div><p>Здравствуйте, Пётр Сергеевич!</p>
<p>Ответ — до 5 ноября 2026 г., сообщение № 7.</p>
<ol><li>первое</li><li><b>второе</b></li></ol>
<p>Проверить, как идёт рассмотрение: <a href="https://a.ru/c/1">https://a.ru/c/1</a></p>
<p><a href="https://a.ru/r/2">Оцените нас</a>. И ещё раз <a href="https://a.ru/c/1">здесь</a>.</p>
<p style="white-space: pre-line;">одна
другая</p>
<table><tr><th>Мера</th><th>Срок</th></tr><tr><td>Субсидия</td><td>декабрь</td></tr></table>
<p>С уважением,<br>отдел<br>тел. 1</p></div>"""


def test_a_notice_becomes_paragraphs_items_and_rows():
    blocks = letter_text(NOTICE).blocks
    assert [block.kind for block in blocks] == [
        "text", "text", "item", "item", "text", "text", "text", "row", "row",
    ]  # fmt: skip
    assert [block.mark for block in blocks if block.kind == "item"] == ["1.", "2."]
    assert blocks[6].words == "одна\nдругая"
    assert ("второе", frozenset({"b"})) in blocks[3].runs
    assert "5\N{NO-BREAK SPACE}ноября 2026\N{NO-BREAK SPACE}г." in blocks[1].words


def test_the_signature_of_an_e_mail_is_not_printed():
    assert not any("уважением" in block.words for block in letter_text(NOTICE).blocks)


def test_a_link_becomes_a_numbered_code():
    text = letter_text(NOTICE)
    assert text.codes == (
        ("Проверить, как идёт рассмотрение", "https://a.ru/c/1"),
        ("Оцените нас", "https://a.ru/r/2"),
    )
    words = plain([block.words for block in text.blocks])
    assert "Проверить, как идёт рассмотрение: QR-код 1" in words
    assert "Оцените нас (QR-код 2). И ещё раз здесь (QR-код 1)." in words


def test_links_beyond_the_last_code_are_typed():
    html = "".join(f'<p><a href="https://a.ru/{n}">тут</a></p>' for n in range(CODE_LIMIT + 1))
    text = letter_text(html)
    assert len(text.codes) == CODE_LIMIT
    assert text.blocks[-1].words == f"тут a.ru/{CODE_LIMIT}"


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("<table><tr><td>одна</td></tr></table>", ["text"]),
        ("<table><tr>" + "<td>х</td>" * 9 + "</tr></table>", ["text"] * 9),
        ("<table><tr><td>" + "х" * 400 + "</td><td>у</td></tr></table>", ["text", "text"]),
        ("<script>alert(1)</script><style>p{}</style>текст", ["text"]),
        ("", []),
        ("<p> </p><p>\u202e</p>", []),
    ],
)
def test_what_paper_cannot_hold_is_printed_line_by_line(html, kinds):
    assert [block.kind for block in letter_text(html).blocks] == kinds


def test_a_word_without_end_is_broken():
    blocks = letter_text(f"<p>{'Ж' * 10_000}</p>").blocks
    assert max(len(word) for block in blocks for word in block.words.split()) <= 80
    assert len(blocks) > 1


def test_marks_of_direction_do_not_reach_the_paper():
    assert printable("а\u202eб\u200d\ufe0f\x00в\ud83d") == "абв"


@pytest.mark.parametrize("typed", ["Слова <![0 ", "Слова <![", "Слова <![x[", "Слова <![if x]>"])
def test_a_section_that_no_browser_knows_is_a_comment(typed):
    (block,) = letter_text(typed).blocks
    assert block.words.startswith("Слова")


TAGS = st.sampled_from(
    ["<p>", "</p>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<ul>", "<li>", "</ul>",
     "<a href='https://x.ru'>", "</a>", "<b>", "</b>", "<br>", "<pre>", "</pre>", "С уважением", "&amp;", "<"]
)  # fmt: skip


@given(st.lists(TAGS | st.text(max_size=20)))
def test_nothing_typed_makes_the_reading_fail(pieces):
    text = letter_text("".join(pieces))
    assert all(block.words.strip() or block.cells for block in text.blocks)
