"""What is typed into a field, as it stands in a letter (п. 7)."""


def as_sentence(text: str) -> str:
    """A capital letter first, a full stop at the end."""
    words = text.strip()
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words[-1] in ".!?…" else ".")
