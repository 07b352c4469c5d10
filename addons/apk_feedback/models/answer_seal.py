"""The seal on answers that wait for company: who has the database alone cannot read them.

The key is a file beside the file store, not in it: neither the database, its dumps, its replicas nor its log of
changes hold it. Each quarter has a key of its own; it is thrown away when the last answer of the quarter has left.
"""

import json
import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet

from odoo.tools import config

PADDED_TO = 8192  # all sealed answers are of one length: a long comment must not be known by it


def seal(env, quarter, sheet):
    text = json.dumps(sheet, ensure_ascii=False).encode()
    return Fernet(_key(env, quarter)).encrypt(text.ljust(PADDED_TO))


def unseal(env, quarter, sealed):
    return json.loads(Fernet(_key(env, quarter)).decrypt(bytes(sealed)))


def throw_key_away(env, quarter):
    _key_file(env, quarter).unlink(missing_ok=True)


def throw_all_keys_away(env):
    for path in _key_file(env, None).parent.glob(_key_file(env, None).name):
        path.unlink()


def _key(env, quarter):
    """The key of a quarter, made at the first need; of two workers that make it at once one wins."""
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
    database = (
        env["ir.config_parameter"].sudo().get_param("database.uuid")
    )  # sudo: a name of a file
    name = f"{database}-{quarter:%Y-%m}.key" if quarter else f"{database}-*.key"
    return Path(config["data_dir"]) / "apk_feedback" / name
