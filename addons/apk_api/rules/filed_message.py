"""A message that another system files (п. 62): JSON of fixed names and kinds, the same checks as those of the form."""

import base64
import binascii
import json
import re
from dataclasses import dataclass

from .problems import Problem
from .sentences import about_field

TEXTS = ("name", "answer_by", "email", "phone", "address", "topic", "text", "external_number")
KNOWN = frozenset((*TEXTS, "files"))
IDEMPOTENCY_KEY = re.compile(r"[!-~]{8,200}")
MOST_FILES = 10
EXTERNAL_NUMBER = 100


@dataclass(frozen=True)
class Filed:
    """``fields`` as the form of the site sends them; ``files``: pairs of a name and bytes."""

    fields: dict
    files: tuple
    external_number: str


def idempotency_key(header: str) -> str:
    """:raises Problem: there is none"""
    if not IDEMPOTENCY_KEY.fullmatch(header):
        raise Problem("idempotency_key_missing")
    return header


def read_json(body: bytes) -> dict:
    """:raises Problem: no object of JSON"""
    try:
        found = json.loads(body.decode())
    except (ValueError, RecursionError) as error:
        raise Problem("not_json") from error
    if not isinstance(found, dict):
        raise Problem("not_json")
    return found


def filed(body: bytes) -> Filed:
    """:raises Problem: not JSON, or fields of other names and kinds"""
    sent = read_json(body)
    unknown = sorted(map(without_controls, sent.keys() - KNOWN))
    errors = [(name, about_field("unknown")) for name in unknown]
    errors += [
        (name, about_field("not_text"))
        for name in TEXTS
        if not isinstance(sent.get(name) or "", str)
    ]
    if errors:
        raise Problem("invalid", errors)
    texts = {name: without_controls(sent.get(name) or "") for name in TEXTS}
    number = " ".join(texts.pop("external_number").split())
    if len(number) > EXTERNAL_NUMBER:
        raise Problem("invalid", [("external_number", about_field("long"))])
    fields = {**texts, "way": texts.pop("answer_by"), "agreed": "1"}
    return Filed(fields, tuple(_files(sent.get("files") or [])), number)


def without_controls(text: str) -> str:
    """Without NUL and lone surrogates, which neither PostgreSQL nor an answer keeps; ends of lines stay."""
    plain = text.encode("utf-8", "ignore").decode()
    return "".join(sign for sign in plain if sign >= " " or sign in "\n\r\t")


def _files(sent):
    if not isinstance(sent, list):
        raise Problem("invalid", [("files", about_field("not_list"))])
    for place, file in enumerate(sent[: MOST_FILES + 1]):
        field = f"files[{place}]"
        if not isinstance(file, dict) or not isinstance(file.get("name"), str):
            raise Problem("invalid", [(field, about_field("not_file"))])
        try:
            content = base64.b64decode(file.get("content_base64") or "", validate=True)
        except (binascii.Error, TypeError, ValueError) as error:
            raise Problem("invalid", [(field, about_field("not_base64"))]) from error
        yield without_controls(file["name"]), content


def sentences(errors: dict) -> list:
    """What is wrong with the fields, as the API says it.

    :param errors: of ``apk_site``'s rules: field -> problem
    """
    names = {"way": "answer_by"}
    return [
        (
            names.get(field, field),
            about_field("long" if problem == "long" else f"{field}_{problem}"),
        )
        for field, problem in errors.items()
    ]


def file_sentence(problem: str, name: str) -> tuple:
    return "files", about_field(f"file_{problem}").format(name)
