"""A text as words that dictionaries can be compared with: each with its dictionary forms («субсидию» → «субсидия»).

The dictionary of forms is not here: whoever reads brings ``lemmas``, a function from a word to its dictionary forms.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

Lemmas = Callable[[str], tuple[str, ...]]

# Latin keys that look like Cyrillic
LATIN, CYRILLIC_LOOK = "abcekmhopxtyu@0", "авсекмнорхтуиао"  # Russian: letters
LOOKALIKES = str.maketrans(LATIN, CYRILLIC_LOOK)
TOKEN = re.compile(r"[0-9a-zа-я@]+(?:-[0-9a-zа-я]+)*|[.!?…]+|\n\s*\n")
CYRILLIC = re.compile("[а-я]")
FIGURE_AS_LETTER = re.compile(
    "(?<=[а-я])[036](?=[а-я])"
)  # «у6ью», «к0злы»; of «мтз-82» nothing is changed
LETTER_OF_FIGURE = {"0": "о", "3": "з", "6": "б"}  # Russian: letters
WORD_LIMIT = 40  # nobody writes longer words, and a search inside them must stay quick
# Russian: before a point that ends no sentence
ABBREVIATION = re.compile(
    "г|ул|д|с|п|т|тыс|руб|млн|млрд|им|обл|р|кв|стр|кг|га|пос|дер|тел|см|ст|абз|пп|рис|шт"  # Russian: as above
)


def no_lemmas(word: str) -> tuple[str, ...]:
    """For who compares texts by their letters alone."""
    return ()


@dataclass(frozen=True, slots=True)
class Word:
    """
    :param sentence: number of the sentence in the text
    :param in_subject: it stands in the subject line
    :param forms: other spellings that it may stand for
    """

    text: str
    lemmas: tuple[str, ...]
    sentence: int = 0
    in_subject: bool = False
    forms: tuple[str, ...] = ()


def words_of(
    text: str, lemmas: Lemmas, *, in_subject: bool = False, sentence: int = 0
) -> list[Word]:
    """Lower case, ``ё`` as ``е``, Latin lookalikes inside of Russian words as Cyrillic, with numbers of sentences."""
    words: list[Word] = []
    for piece in TOKEN.findall((text or "").lower().replace("ё", "е")):
        if piece[0] in ".!?…\n":
            is_short = piece == "." and words and ABBREVIATION.fullmatch(words[-1].text)
            sentence += not is_short
            continue
        word = normal_form(piece)
        words.append(Word(word, lemmas(word), sentence, in_subject))
    return words


def normal_form(word: str) -> str:
    """A word of a text or of a dictionary as they are compared."""
    word = word.lower().replace("ё", "е")[:WORD_LIMIT]
    if not CYRILLIC.search(word):
        return word
    word = word.translate(LOOKALIKES)
    return FIGURE_AS_LETTER.sub(lambda found: LETTER_OF_FIGURE[found[0]], word)


def plain(words: list[Word]) -> str:
    return " ".join(word.text for word in words)
