"""Scripts of the knowledge base (п. 35) with the facts of this call put in."""

import re

PLACE = re.compile(r"\{([^{}]*)\}(\.?)")


def filled_script(text: str, values: dict[str, str]) -> str:
    """``{должность}`` becomes what is known; what is not known stays a visible gap for the operator.

    A value that ends with a full stop («2026 г.») brings its own.
    """

    def filled(match):
        name = match[1].strip()
        value = values.get(name) or f"[{name}]"
        return value if value.endswith(".") else value + match[2]

    return PLACE.sub(filled, text)
