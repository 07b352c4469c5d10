"""Keys outside the database: what they hide, who has the database alone cannot read.

Each is a file in a folder of its own beside the file store: neither the database, its dumps, its replicas nor its
write-ahead log hold it. A file is named by the identifier of its database, so that two databases of one server never share one:
each throws its own away when their time is over. A database that was loaded from a copy has another identifier and takes the
files of the former one over (``copy_keys``).
"""

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet

from odoo.tools import config

CLIENTS = "clients"  # under it five invitations of one client are known to be one person's


def key_of(env, name):
    """The key of this name, made when first needed; of two workers that make it at once one wins."""
    path = key_file(env, name)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_suffix(f".{secrets.token_hex(8)}")
        draft.touch(mode=0o600)
        with draft.open("wb") as file:
            file.write(Fernet.generate_key())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_bytes()


def read_key(env, name):
    """The key of this name as it is; nothing when there is none."""
    with suppress(FileNotFoundError):
        return key_file(env, name).read_bytes()
    return b""


def digest(env, name, text):
    """The same for the same text; nobody finds the text, or tests a guess, without the key."""
    return hmac.new(key_of(env, name), text.encode(), hashlib.sha256).hexdigest()


def throw_key_away(env, name):
    key_file(env, name).unlink(missing_ok=True)


def throw_all_keys_away(env):
    for name in key_names(env):
        throw_key_away(env, name)


def key_names(env):
    pattern = key_file(env, "*")
    before = pattern.name.index("*")
    return {path.stem[before:] for path in pattern.parent.glob(pattern.name)}


def key_file(env, name):
    # sudo: visitors may not read system parameters; the identifier of the database only names a file on this server
    database = env["ir.config_parameter"].sudo().get_param("database.uuid")
    return _folder() / f"{database}-{name}.key"


def copy_keys(former, present):
    """Give the keys of one database to another; a key that this one has made meanwhile stays.

    :param str former: identifier (``database.uuid``) of the database that had the keys
    :param str present: identifier of the database that needs them
    :return: whether the former one has left any
    """
    left = list(_folder().glob(f"{former}-*.key"))
    for path in left:
        copy = path.with_name(present + path.name.removeprefix(former))
        with suppress(FileExistsError):
            os.link(path, copy)
    return bool(left)


def _folder():
    return Path(config["data_dir"]) / "apk_feedback"
