"""How a notice greets its reader (п. 7 «приветствовать клиента»)."""

from .person_names import PersonName, is_initial

DEAR = {"m": "Уважаемый", "f": "Уважаемая"}
TITLE = {"m": "господин", "f": "госпожа"}


def greeting_name(name: PersonName) -> str:
    """What stands after «Здравствуйте,»; empty when the name is not certain: a wrong one offends more than none.

    ============================  ==========================================
    given name and patronymic     «Пётр Сергеевич»
    given name alone              «Мария»
    initials or surname alone     «господин Иванов»; nobody is greeted by initials aloud
    organisation, nickname        nothing
    ============================  ==========================================
    """
    if name.kind != "person":
        return ""
    spelled = [part for part in (name.given, name.patronymic) if part and not is_initial(part)]
    if name.given and name.given in spelled:
        return " ".join(spelled)
    if name.surname and not is_initial(name.surname) and name.gender:
        return f"{TITLE[name.gender]} {name.surname}"
    return ""


def salutation(name: PersonName) -> str:
    """The first line of an official paper: «Уважаемый Пётр Сергеевич!», «Здравствуйте!» when the gender is not known."""
    greeted = greeting_name(name)
    if greeted and name.gender:
        return f"{DEAR[name.gender]} {greeted}!"
    return f"Здравствуйте, {greeted}!" if greeted else "Здравствуйте!"
