"""Reader of the all-Russian thematic classifier of appeals in its two machine-readable shapes.

CSV ``code;name;valid_from;valid_to`` and JSON, a list of ``{"code", "name", "parentCode", …}``.
"""

import csv
import io
import json
import re
from dataclasses import dataclass
from datetime import date

CODE = re.compile(r"\d{4}(\.\d{4}){0,4}")


class BadClassifierFile(ValueError):
    """Not a classifier in one of the two shapes; the message names the line or the code."""


@dataclass(frozen=True)
class Entry:
    """``parent`` is the code one step up, empty for a section."""

    code: str
    name: str
    parent: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


def parse_classifier(raw: bytes) -> list[Entry]:
    """Nodes sorted by code, so that parents stand before children.

    :raises BadClassifierFile: unreadable, empty, a wrong code, a code that stands twice
    """
    text = _decode(raw)
    rows = _json_rows(text) if text.lstrip().startswith(("[", "{")) else _csv_rows(text)
    entries = sorted((_entry(**row) for row in rows), key=lambda entry: entry.code)
    codes = [entry.code for entry in entries]
    twice = (
        {code for code in codes if codes.count(code) > 1} if len(set(codes)) < len(codes) else ()
    )
    if twice:
        raise BadClassifierFile(", ".join(sorted(twice)))
    if not entries:
        raise BadClassifierFile("no lines")
    return entries


def _decode(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadClassifierFile("unknown encoding")


def _json_rows(text):
    try:
        nodes = json.loads(text)
        nodes = nodes if isinstance(nodes, list) else nodes["themes"]
        return [{"code": node["code"], "name": node["name"]} for node in nodes]
    except (ValueError, KeyError, TypeError) as error:
        raise BadClassifierFile(str(error)) from error


def _csv_rows(text):
    reader = csv.DictReader(io.StringIO(text), delimiter=";")
    if not {"code", "name"} <= set(reader.fieldnames or ()):
        raise BadClassifierFile("code;name;valid_from;valid_to")
    names = ("code", "name", "valid_from", "valid_to")
    return [{name: (row.get(name) or "").strip() for name in names} for row in reader]


def _entry(code, name, valid_from="", valid_to=""):
    code = str(code).strip()
    if not CODE.fullmatch(code) or not str(name).strip():
        raise BadClassifierFile(f"{code} {name}")
    parent = code.rpartition(".")[0]
    return Entry(code, str(name).strip(), parent, _day(valid_from), _day(valid_to))


def _day(text):
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadClassifierFile(text) from error
