"""Front matter of a Markdown file: the fields of an article, a value a line, between two lines of dashes.

Values are JSON, which YAML reads too. Reading accepts more: a bare word or phrase is a text, and lines «- item» under an
empty value are a list.
"""

import json
import re

BORDER = "---"
LINE = re.compile(r"([A-Za-z_]+)\s*:\s*(.*)")
ITEM = re.compile(r"\s*-\s+(.*)")
YAML_WORDS = {"yes": True, "no": False, "~": None}


class BadFrontMatter(ValueError):
    """A line that is no value; the message is the line."""


def split(text: str) -> tuple[dict, str]:
    """Values of the front matter and the text below it; without front matter all is text.

    :raises BadFrontMatter: a line that is no value, or no closing line of dashes
    """
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != BORDER:
        return {}, "\n".join(lines)
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == BORDER:
            return parse(lines[1:number]), "\n".join(lines[number + 1 :]).lstrip("\n")
    raise BadFrontMatter(BORDER)


def parse(lines: list[str]) -> dict:
    """Name -> value of these lines; :raises BadFrontMatter: see ``split``"""
    values, name = {}, None
    for line in lines:
        item, pair = ITEM.fullmatch(line), LINE.fullmatch(line)
        if item and isinstance(values.get(name), list):
            values[name].append(value_of(item[1]))
        elif pair:
            name = pair[1]
            values[name] = value_of(pair[2]) if pair[2].strip() else []
        elif line.strip():
            raise BadFrontMatter(line.strip())
    return values


def value_of(text: str):
    """The value of one line: JSON, a YAML word, else a text without its quotes."""
    text = text.strip()
    if text.lower() in YAML_WORDS:
        return YAML_WORDS[text.lower()]
    try:
        return json.loads(text)
    except ValueError:
        return text.strip("'\"")


def join(values: dict, text: str) -> str:
    """A file with front matter, the reverse of ``split``; empty values are left out."""
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in values.items()
        if value not in (None, False, "", [])
    ]
    return "\n".join([BORDER, *lines, BORDER, "", text])
