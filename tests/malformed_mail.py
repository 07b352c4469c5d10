"""E-mails broken on the way: a seeded stream of mutations of sound ones and of what real programs send."""

import random
from pathlib import Path

SOUND = [
    b"From: Ivan <ivan@client.test>\r\nTo: apk@apk.test\r\nSubject: =?utf-8?b?0JLQvtC/0YDQvtGB?=\r\n"
    b"Message-Id: <%d@client.test>\r\nDate: Fri, 20 Nov 2026 17:40:00 +0300\r\n"
    b'Content-Type: text/plain; charset="utf-8"\r\n\r\n\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82\r\n',
    b"From: ivan@client.test\r\nSubject: parts\r\nMessage-Id: <%d@client.test>\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=windows-1251\r\n'
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=CF=F0=E8=E2=E5=F2</p>\r\n--b\r\n"
    b'Content-Type: application/pdf; name="=?utf-8?q?=D1=84.pdf?="\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    b"JVBERi0xLjQK\r\n--b--\r\n",
]
EMAILS = sorted((Path(__file__).parent / "emails").glob("*.eml"))
BREAKS = (
    b"\r\n\r\n",
    b"\n",
    b"=?",
    b"?=",
    b"--b\r\n",
    b'"',
    b"\xff",
    b"<!--",
    b"</",
    b"begin 644 a\r\n",
    b"charset=",
)


def malformed(count, seed=104):
    """``count`` e-mails, each a sound one, or one of ``tests/emails``, with a few bytes cut, doubled, swapped or replaced."""
    chance = random.Random(seed)
    received = [path.read_bytes() for path in EMAILS]
    for number in range(count):
        if number % 2:
            raw = bytearray(chance.choice(SOUND) % number)
        else:
            raw = bytearray(b"X-Number: %d\r\n" % number + chance.choice(received))
        for _mutation in range(chance.randint(1, 6)):
            mutate(raw, chance)
        yield bytes(raw)


def mutate(raw, chance):
    start = chance.randrange(len(raw) or 1)
    length = chance.choice((1, 2, 8, 40))
    match chance.randrange(5):
        case 0:
            del raw[start : start + length]
        case 1:
            raw[start:start] = raw[start : start + length]
        case 2:
            raw[start:start] = bytes(chance.randrange(256) for _byte in range(length))
        case 3:
            raw[start : start + 1] = b"\0"
        case 4:
            raw[start:start] = chance.choice(BREAKS)
