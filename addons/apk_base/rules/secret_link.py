"""Secrets of links and codes: how they are drawn, and how one is read that a mail program or a hand has damaged.

Mail programs cut a link at a sign, keep a stop or a bracket that stands behind it, break it, escape it, change its case;
people retype it in the alphabet of their keyboard. A token therefore has small letters and figures only, ends in one
of them, and none of its signs is taken for another («0» and «o», «1», «l» and «i»).
"""

import re
import secrets
import unicodedata
from urllib.parse import unquote

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no «i», «l», «o», «u»
LENGTH = 39  # five random bits a sign, 195 bits: not guessed
CODE_LENGTH = 16  # the first signs of a secret, typed from paper: 80 bits and few enough attempts
HEXADECIMAL = "0123456789abcdef"

# What is typed or read for a sign of an alphabet that has no such sign itself.
LOOKALIKES = str.maketrans(
    {
        **dict(zip("авекмнорстухѕј", "abekmhopctyxsj", strict=True)),  # Russian: look-alikes
        **dict(zip("αβεκνορτυχ", "abekvoptyx", strict=True)),
        "і": "i",
        "ӏ": "l",
        "з": "3",
        "ё": "e",
        "|": "l",
    }
)
FIGURES = str.maketrans("oil", "011")
ESCAPED = re.compile(r"%[0-9a-fA-F]{2}|=\r?\n")
MARKUP = re.compile(r"&[a-z]+;|&#\w+;|</?(?:a|b|br|div|font|i|p|span|wbr)\b[^>]*>", re.IGNORECASE)


def new_token() -> str:
    """The secret of a new link."""
    return "".join(secrets.choice(ALPHABET) for _sign in range(LENGTH))


def read_token(typed: str, length: int = LENGTH, alphabet: str = ALPHABET) -> str:
    """The token that was meant, or an empty text when signs of it are missing: nobody guesses them.

    What stands behind a whole token (a stop, a bracket, the next word of the e-mail) is left out.

    :param typed: the part of an address or a code, as it came
    """
    token = _signs(typed, alphabet)[:length]
    return token if len(token) == length else ""


def code_of(token: str) -> str:
    """What a person types instead of a link that is printed on paper."""
    return token[:CODE_LENGTH]


def read_code(typed: str) -> str:
    """The code that was typed, empty when it is none: half of a damaged link must not pass for one."""
    code = _signs(typed, ALPHABET)
    return code if len(code) == CODE_LENGTH else ""


def in_groups(code: str) -> str:
    """«7k3m-9xq2-0h4b-c8dv»: a long code is typed group by group."""
    size = 4 if len(code) == CODE_LENGTH else 5
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def _signs(typed, alphabet):
    plain = unicodedata.normalize("NFKC", MARKUP.sub("", _unescaped(typed)))
    folded = plain.casefold().translate(LOOKALIKES).translate(FIGURES)
    return "".join(sign for sign in folded if sign in alphabet)


def _unescaped(typed):
    """Escapes are undone twice: some mail programs escape what was escaped already."""
    for _layer in range(2):
        typed = unquote(ESCAPED.sub(lambda found: found[0] if found[0][0] == "%" else "", typed))
    return typed
