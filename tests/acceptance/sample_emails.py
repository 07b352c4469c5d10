"""E-mails as real servers, programs and people send them (tests/emails), made to speak of a message under test."""

import base64
import re
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "emails"
# What stands in the samples for the office's own: its address, its Message-Ids, its numbers.
OFFICE = b"office@apk.test"
OUR_ID = re.compile(rb"<[\d.]+-openerp-\d+-apk\.case@office\.test>")
OUR_NUMBER = re.compile(r"(?<=-)2026/\d{6}")
ENCODED_WORD = re.compile(rb"=\?utf-8\?b\?([A-Za-z0-9+/=]+)\?=")


def sample(name, *, office, number=None, message_id=None):
    """Bytes of a sample, addressed to the office of the test.

    :param number: of the message that the sample quotes: ``СП-2026/000012``; the sample keeps its own spelling of it
    :param message_id: of the office's e-mail that the sample answers
    """
    raw = (FOLDER / f"{name}.eml").read_bytes().replace(OFFICE, office.encode())
    if message_id:
        raw = OUR_ID.sub(message_id.encode(), raw)
    if number:
        _prefix, _dash, serial = number.partition("-")
        raw = re.sub(rb"(?<=-)2026/\d{6}", serial.encode(), raw)
        raw = ENCODED_WORD.sub(lambda match: _renumbered(match[1], serial), raw)
    return raw


def _renumbered(word, serial):
    text = OUR_NUMBER.sub(serial, base64.b64decode(word).decode())
    return b"=?utf-8?b?" + base64.b64encode(text.encode()) + b"?="


def sender_of(raw):
    """The bare address in ``From``; the envelope of the samples carries the same."""
    found = re.search(rb"^From:[^\r\n]*?([\w.+-]+@[\w.-]+)", raw, re.MULTILINE)
    return found[1].decode() if found else ""


def words_of(html):
    """What a person reads of an HTML text, in one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", html or "").split())


def message_id_of(message):
    return message["Message-Id"].strip()
