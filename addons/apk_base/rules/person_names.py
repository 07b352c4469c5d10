"""How a colleague is named where there is room for a few letters only."""


def surname_and_initials(name: str) -> str:
    """«Румянцева Елена Петровна» → «Румянцева Е. П.»; a name of one word stays as it is."""
    surname, *given = name.split()[:3] or [""]
    return " ".join([surname, *(f"{word[0].upper()}." for word in given)])
