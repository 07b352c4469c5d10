"""Words put in place of others take their form: number, case, gender, person."""

from .lemmas import inflected, readings

FORM = ("case", "number", "gender", "person", "tense")


def in_form_of(word: str, model: str) -> str | None:
    """``in_form_of("этот", "данной")`` → «этой»; ``None`` where the forms of the model differ or there is none.

    :param word: its dictionary form
    :param model: the word whose form it takes
    """
    found = {_inflected(word, reading) for reading in readings(model.lower())[:6]}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _inflected(word, reading):
    wanted = {getattr(reading.tag, name) for name in FORM} - {None}
    if reading.tag.number == "plur":
        wanted.discard(reading.tag.gender)
    return next(
        (form for one in readings(word) if (form := inflected(one, frozenset(wanted)))), None
    )


def accusative_of_genitive(word: str) -> str | None:
    """«субсидии» → «субсидию»; ``None`` where it is not certain."""
    found = set()
    for reading in readings(word.lower()):
        if reading.tag.POS in ("NOUN", "ADJF", "PRTF") and reading.tag.case == "gent":
            wanted = {"accs", reading.tag.number} | ({"inan"} if _is_thing(reading) else set())
            found.add(inflected(reading, frozenset(wanted)))
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _is_thing(reading):
    return reading.tag.POS in ("ADJF", "PRTF") and reading.tag.gender != "femn"


def dative_of(word: str) -> str | None:
    """«приказа» → «приказу»; ``None`` where it is not certain."""
    found = set()
    for reading in readings(word):
        if reading.tag.case == "gent" and reading.tag.POS in ("NOUN", "ADJF", "PRTF"):
            wanted = {"datv", reading.tag.number, reading.tag.gender} - {None}
            found.add(inflected(reading, frozenset(wanted)))
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def agreed(predicate, noun) -> str | None:
    """The predicate in the number and gender of the noun: «принял» of «комиссия» → «приняла»."""
    wanted = {noun.tag.number}
    if noun.tag.number == "sing" and predicate.tag.gender:
        wanted.add(noun.tag.gender)
    return inflected(predicate, frozenset(wanted - {None}))


def inflected_as(word: str, *grammemes: str) -> str | None:
    """A noun in this number and case; ``None`` where its readings differ or there is none."""
    found = {
        inflected(one, frozenset(grammemes)) for one in readings(word) if one.tag.POS == "NOUN"
    }
    found.discard(None)
    return found.pop() if len(found) == 1 else None
