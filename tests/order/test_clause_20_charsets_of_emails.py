"""п. 20: «подтверждение, что сообщение получено»: an e-mail is registered with the words that the client has written."""

import email
import email.policy

import pytest
from apk_case.rules.mail_charset import likely_charset, with_true_charsets

WORDS = "Прошу объяснить, почему отказано в субсидии на овец"
NAMES = {"utf-8": "UTF-8", "cp1251": "Windows", "koi8-r": "old Unix", "cp866": "DOS"}


def raw_email(
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


def read(raw):
    return email.message_from_bytes(raw, policy=email.policy.SMTP)


@pytest.mark.parametrize("charset", NAMES)
@pytest.mark.parametrize(
    "declared",
    ["", "; charset=us-ascii", "; charset=utf-8", "; charset=x-unknown"],
    ids=[
        "no charset is declared",
        "declared as ASCII",
        "declared as UTF-8",
        "declared by a name that nobody knows",
    ],
)
def test_an_email_is_read_in_its_true_charset(charset, declared):
    message = read(with_true_charsets(raw_email(charset, declared)))
    assert message.get_content().strip() == WORDS
    assert message["Subject"] == "Субсидия на овец"
    assert message["From"] == "Пётр Ильин <ilyin@client.test>"


@pytest.mark.parametrize("charset", NAMES)
def test_the_name_of_a_file_too(charset):
    message = read(with_true_charsets(raw_email(charset, file_name="Отчёт за год.txt")))
    assert message.get_filename() == "Отчёт за год.txt"


@pytest.mark.parametrize("charset", NAMES)
@pytest.mark.parametrize("words", ["жалоба", "О субсидии", "Здравствуйте!", "вопрос", "нет ответа"])
def test_a_few_words_are_enough(charset, words):
    assert likely_charset(words.encode(charset)) == charset


SOUND = [
    ("declared truly", raw_email("koi8-r", "; charset=koi8-r", subject="x", sender="x")),
    ("in plain ASCII", b"From: a@b.test\r\nSubject: x\r\n\r\nhello\r\n"),
    (
        "encoded",
        b"Subject: =?koi8-r?b?9MXNwQ==?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\xd0\xb4\r\n",
    ),
    ("with no text at all", b""),
]


@pytest.mark.parametrize("raw", [raw for _why, raw in SOUND], ids=[why for why, _raw in SOUND])
def test_a_sound_email_comes_back_byte_for_byte(raw):
    assert with_true_charsets(raw) is raw


def test_parts_keep_their_own_charsets():
    one, two = (WORDS.encode(charset) for charset in ("cp1251", "koi8-r"))
    raw = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n'
        + one
        + b"\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>"
        + two
        + b"</p>\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n/+8=\r\n--b--\r\n"
    )
    first, second, file = read(with_true_charsets(raw)).iter_parts()
    assert (first.get_content().strip(), file.get_content()) == (WORDS, b"\xff\xef")
    assert second.get_content().strip() == f"<p>{WORDS}</p>"
