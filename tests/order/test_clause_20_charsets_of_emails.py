"""п. 20: «подтверждение, что сообщение получено»: an e-mail is registered with the words that the client has written."""

import base64

import pytest
from apk_case.rules.mail_charset import decode_text, known_charset, likely_charset, without_mojibake
from apk_case.rules.mail_reading import email_text, read_email
from hypothesis import given
from hypothesis import strategies as st

WORDS = "Прошу объяснить, почему отказано в субсидии на овец"
NAMES = {"utf-8": "UTF-8", "cp1251": "Windows", "koi8-r": "old Unix", "cp866": "DOS"}
WRONG = {
    "": "no charset",
    "; charset=us-ascii": "declared as ASCII",
    "; charset=utf-8": "declared as UTF-8",
    "; charset=iso-8859-1": "declared as Latin-1",
    "; charset=windows-1252": "declared as Western",
    "; charset=windows-1251": "declared as Windows",
    "; charset=koi8-r": "declared as KOI8",
    "; charset=gb2312": "declared as Chinese",
    "; charset=x-unknown": "declared by a name that nobody knows",
}


def an_email(
    charset, declared="", *, subject="Субсидия на овец", sender="Пётр Ильин", file_name=""
):
    """Raw bytes everywhere, as programs of the nineties and scanners write."""
    file_header = (
        f'Content-Disposition: attachment; filename="{file_name}"\r\n' if file_name else ""
    )
    return (
        f"From: {sender} <ilyin@client.test>\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/plain{declared}\r\nContent-Transfer-Encoding: 8bit\r\n{file_header}\r\n{WORDS}\r\n"
    ).encode(charset)


@pytest.mark.parametrize("charset", NAMES)
@pytest.mark.parametrize("declared", WRONG, ids=WRONG.get)
def test_an_email_is_read_in_its_true_charset(charset, declared):
    raw = an_email(charset, declared)
    headers = read_email(raw).headers
    assert email_text(raw) == WORDS
    assert headers["Subject"] == "Субсидия на овец"
    assert headers["From"] == "Пётр Ильин <ilyin@client.test>"


@pytest.mark.parametrize("declared", set(WRONG) - {"; charset=windows-1251"}, ids=WRONG.get)
def test_small_letters_of_an_old_macintosh_too(declared):
    assert email_text(an_email("mac-cyrillic", declared)) == WORDS


@pytest.mark.parametrize("charset", NAMES)
def test_the_name_of_a_file_too(charset):
    (file,) = read_email(an_email(charset, file_name="Отчёт за год.txt")).files
    assert (file.name, file.content.decode(charset).strip()) == ("Отчёт за год.txt", WORDS)


@pytest.mark.parametrize("charset", NAMES)
@pytest.mark.parametrize(
    "words",
    [
        "жалоба",
        "О субсидии",
        "Здравствуйте!",
        "вопрос",
        "нет ответа",
        "ЖАЛОБА",
        "СРОЧНО",
        "Помогите",
    ],
)
def test_a_few_words_are_enough(charset, words):
    assert likely_charset(words.encode(charset)) == charset


@pytest.mark.parametrize(
    ("declared", "charset"),
    [
        ("win-1251", "cp1251"), ("cp-1251", "cp1251"), ("windows1251", "cp1251"), ("x-cp1251", "cp1251"),
        ("X-Windows-1251", "cp1251"), ("'windows-1251'", "cp1251"), ("ansi-1251", "cp1251"),
        ("koi8", "koi8-r"), ("koi8r", "koi8-r"), ("koi8-ru", "koi8-u"), ("dos-866", "cp866"), ("ibm866", "cp866"),
        ("x-mac-cyrillic", "mac-cyrillic"), ("utf8mb4", "utf-8"), ("unicode-1-1-utf-8", "utf-8"),
        ("klingon", ""), ("unicode_escape", ""), ("idna", ""), ("\0", ""), ("base64", ""), ("", ""),
    ],
)  # fmt: skip
def test_other_names_of_a_charset(declared, charset):
    assert known_charset(declared) == charset


@pytest.mark.parametrize(
    ("raw", "declared", "text"),
    [
        pytest.param("Grüße aus Köln".encode("latin-1"), "iso-8859-1", "Grüße aus Köln", id="German"),
        pytest.param("très bien déjà".encode("cp1252"), "windows-1252", "très bien déjà", id="French"),
        pytest.param("你好世界".encode("gbk"), "gb2312", "你好世界", id="Chinese"),
        pytest.param("日本語".encode("iso2022_jp"), "iso-2022-jp", "日本語", id="Japanese in ASCII"),
        pytest.param("Добрий день, прошу допомогти".encode("cp1251"), "windows-1251", "Добрий день, прошу допомогти", id="Ukrainian"),
    ],
)  # fmt: skip
def test_what_is_not_russian_is_read_as_declared(raw, declared, text):
    assert (decode_text(raw, declared).text, decode_text(raw, declared).is_guess) == (text, False)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(WORDS.encode().decode("cp1251", "replace"), id="UTF-8 read as Windows"),
        pytest.param(WORDS.encode().decode("latin-1"), id="UTF-8 read as Latin-1"),
        pytest.param(WORDS.encode("cp1251").decode("latin-1"), id="Windows read as Latin-1"),
        pytest.param(WORDS.encode("cp1251").decode("koi8-r"), id="Windows read as KOI8"),
        pytest.param(WORDS.encode("koi8-r").decode("cp1251"), id="KOI8 read as Windows"),
        pytest.param(WORDS.encode("cp1251").decode("cp866"), id="Windows read as DOS"),
    ],
)
def test_what_a_program_has_misread_is_turned_back(shown):
    assert decode_text(shown.encode(), "utf-8").is_guess
    assert without_mojibake(shown) == WORDS


@pytest.mark.parametrize(
    "words", [WORDS, "ГОСТ Р 7.0.97", "№ 5 «Заря»", "Œuvre à Zürich", "ЁЖ", "Привет, Þór!"]
)
def test_sound_words_stay(words):
    assert without_mojibake(words) == words
    assert not decode_text(words.encode(), "utf-8").is_guess


SOUND = [
    ("declared truly", an_email("koi8-r", "; charset=koi8-r", subject="x", sender="x")),
    ("in plain ASCII", b"From: a@b.test\r\nSubject: x\r\n\r\nhello\r\n"),
    (
        "encoded",
        b"Subject: =?koi8-r?b?9MXNwQ==?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\xd0\xb4\r\n",
    ),
    ("raw UTF-8 (RFC 6532)", an_email("utf-8", "; charset=utf-8")),
    ("with no text at all", b""),
]


@pytest.mark.parametrize("raw", [raw for _why, raw in SOUND], ids=[why for why, _raw in SOUND])
def test_a_sound_email_needs_no_original_beside_it(raw):
    assert read_email(raw).notes == set()


@pytest.mark.parametrize("declared", set(WRONG) - {"; charset=windows-1251"}, ids=WRONG.get)
def test_a_guess_keeps_the_original(declared):
    assert read_email(an_email("cp1251", declared)).keeps_original


def test_parts_keep_their_own_charsets():
    one, two = (WORDS.encode(charset) for charset in ("cp1251", "koi8-r"))
    raw = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n'
        + one
        + b"\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>"
        + two
        + b"</p>\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n/+8=\r\n--b--\r\n"
    )
    reading = read_email(raw)
    assert reading.html == f"<div>{WORDS}</div><p>{WORDS}</p>"
    assert [file.content for file in reading.files] == [b"\xff\xef"]


@pytest.mark.parametrize("charset", NAMES)
def test_base64_is_decoded_before_the_charset_is_judged(charset):
    raw = (
        b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(WORDS.encode(charset))
    )
    assert email_text(raw) == WORDS


@given(st.binary(max_size=400), st.text(max_size=20))
def test_any_bytes_in_any_charset_are_some_text(raw, declared):
    assert isinstance(decode_text(raw, declared).text, str)
