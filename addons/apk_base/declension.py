"""Russian names in the dative, for the addressee of a letter: by pytrovich (MIT, pure Python) where it is installed.

Without it, and of a name that it does not know, the name stays as it is: the person who prints reads it and may change it.
"""

try:
    from pytrovich.enums import Case, Gender, NamePart
    from pytrovich.maker import PetrovichDeclinationMaker
except ImportError:  # the suite works without it
    PetrovichDeclinationMaker = None


def dative_name(surname, given, patronymic, gender):
    """
    :param gender: ``m``, ``f``, or empty when it is not certain: nothing is declined then
    :return: (surname, given name, patronymic)
    """
    parts = (surname, given, patronymic)
    if not (PetrovichDeclinationMaker and gender):
        return parts
    maker = PetrovichDeclinationMaker()
    kinds = (NamePart.LASTNAME, NamePart.FIRSTNAME, NamePart.MIDDLENAME)
    sex = Gender.MALE if gender == "m" else Gender.FEMALE
    return tuple(
        part if not part or "." in part else maker.make(kind, sex, Case.DATIVE, part)
        for kind, part in zip(kinds, parts, strict=True)
    )
