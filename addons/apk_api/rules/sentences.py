"""What the API says to people, in Russian: ``sentences.json``; a program goes by codes alone."""

import json
from pathlib import Path

SENTENCES = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))


def refusal(code: str) -> str:
    return SENTENCES["refusals"][code]


def about_field(what: str) -> str:
    """:param what: what is wrong with a field, ``email_wrong``"""
    return SENTENCES["fields"][what]
