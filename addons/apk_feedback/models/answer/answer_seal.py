"""The seal on answers that wait for company: who has the database alone cannot read them.

Each quarter has its own key, thrown away when the last answer of the quarter was released.
"""

import json
import re

from cryptography.fernet import Fernet

from ..key_files import key_names, key_of, read_key

PADDED_TO = (
    8192  # bytes: all sealed answers are of one length, so that a long comment is not known by it
)


def seal(env, quarter, values):
    """:return: the values of an answer, encrypted"""
    text = json.dumps(values, ensure_ascii=False).encode()
    return Fernet(key_of(env, key_name(quarter))).encrypt(text.ljust(PADDED_TO))


def unseal(env, quarter, sealed):
    """
    :return: the values that were sealed
    :raises ValueError: there is no key; none is made in its place
    """
    return json.loads(Fernet(read_key(env, key_name(quarter))).decrypt(bytes(sealed)))


def key_name(quarter):
    return f"{quarter:%Y-%m}"


def seal_keys(env):
    """:return: names of the keys of seals that lie on this server"""
    return {name for name in key_names(env) if re.fullmatch(r"\d{4}-\d{2}", name)}
