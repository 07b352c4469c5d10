"""Scripts of the knowledge base (п. 35) with the facts of this call put in."""

import re

PLACE = re.compile(r"\{([^{}]*)\}")


def filled_script(text: str, values: dict[str, str]) -> str:
    """``{должность}`` becomes what is known; what is not known stays a visible gap for the operator."""
    return PLACE.sub(lambda match: values.get(match[1].strip()) or f"[{match[1].strip()}]", text)
