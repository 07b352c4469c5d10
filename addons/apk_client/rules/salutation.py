"""How a notice greets its reader (п. 7 «приветствовать клиента»)."""

import re

PATRONYMIC = re.compile(r"\w+(вич|вна|ична|инична)", re.IGNORECASE)
WORD = re.compile(r"[А-ЯЁ][а-яё]+(-[А-ЯЁ][а-яё]+)?")


def greeting_name(full_name: str) -> str:
    """Name and patronymic of «Фамилия Имя Отчество» or «Имя Отчество Фамилия»; empty when not certain.

    A wrong name offends more than none, so nothing is guessed: three Russian words, one clear patronymic
    in the last place, or in the middle with a last word that is not one (Абрамович is a surname, too).
    """
    words = full_name.split()
    if len(words) != 3 or not all(WORD.fullmatch(word) for word in words):
        return ""
    middle, last = (bool(PATRONYMIC.fullmatch(word)) for word in words[1:])
    if last and not middle:
        return " ".join(words[1:])
    if middle and not last:
        return " ".join(words[:2])
    return ""
