"""The seal on answers that wait for company: who has the database alone cannot read them.

The key is a file in a folder of its own beside the file store: neither the database, its dumps, its replicas nor its
write-ahead log hold it. Each quarter has its own key, thrown away when the last answer of the quarter was released.
"""

import json
import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet

from odoo.tools import config

PADDED_TO = (
    8192  # bytes: all sealed answers are of one length, so that a long comment is not known by it
)


def seal(env, quarter, values):
    """:return: the values of an answer, encrypted"""
    text = json.dumps(values, ensure_ascii=False).encode()
    return Fernet(_key(env, quarter)).encrypt(text.ljust(PADDED_TO))


def unseal(env, quarter, sealed):
    """:return: the values that were sealed"""
    return json.loads(Fernet(_key(env, quarter)).decrypt(bytes(sealed)))


def throw_key_away(env, quarter):
    _key_file(env, quarter).unlink(missing_ok=True)


def throw_all_keys_away(env):
    for path in _key_file(env, None).parent.glob(_key_file(env, None).name):
        path.unlink()


def _key(env, quarter):
    """The key of a quarter, made when first needed; of two workers that make it at once one wins."""
    path = _key_file(env, quarter)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_suffix(f".{secrets.token_hex(8)}")
        draft.touch(mode=0o600)
        draft.write_bytes(Fernet.generate_key())
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_bytes()


def _key_file(env, quarter):
    # sudo: visitors may not read system parameters; the identifier of the database only names a file on this server
    parameters = env["ir.config_parameter"].sudo()
    database = parameters.get_param("database.uuid")
    name = f"{database}-{quarter:%Y-%m}.key" if quarter else f"{database}-*.key"
    return Path(config["data_dir"]) / "apk_feedback" / name
