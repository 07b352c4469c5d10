"""Obscene words in a disguise, as their writers mean them: «х*й», «зае6али», «б л я т ь», «cyka», «pizdec» (п. 19).

Only the lines of obscene words and of insults are compared with these words: everywhere else «6» is a six.
"""

import re

from .words import Lemmas, Word

MASK, ANY = "*", "?"
MASKS = str.maketrans("#$%^&•×", "*" * 7)
# Keys that stand for a Russian letter, by their looks and by their sound
LOOKS = str.maketrans(
    "abcekmhopxtyurn03469@$1|i!", "авсекмнорхтуигпозчбяасииии"
)  # Russian: letters
SOUNDS = str.maketrans(
    "abcekmhopxtyurn03469@$1|i!", "абсекмхопхтуурнозчбяасииии"
)  # Russian: letters
TRANSLITERATION = (
    ("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("ya", "я"), ("ja", "я"), ("yu", "ю"),
    ("ju", "ю"), ("yo", "е"), ("jo", "е"), ("ye", "е"), ("y", "й"), ("a", "а"), ("b", "б"), ("v", "в"), ("w", "в"), ("g", "г"),
    ("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"), ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"),
    ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"), ("h", "х"), ("x", "х"), ("c", "ц"), ("q", "к"),
)  # fmt: skip
TOKEN = re.compile(r"[^\s,;:?…«»\"()\[\]]{1,60}")
EDGES = ".-_!/\\'"
INNER = re.compile(r"(?<=\w)[._'~=+/\\-](?=\w)")
SPACED = re.compile(r"(?<![\w*])(?:[а-яa-z0-9*@$][ .\-_]{1,2}){2,12}[а-яa-z0-9*@$](?![\w*])")
REPEATED = re.compile(r"(.)\1+")
LONG_REPEATED = re.compile(r"([а-я])\1{2,}")
CYRILLIC, LATIN_ALONE = re.compile("[а-я]"), re.compile("[a-z]{3,20}")
LETTER = re.compile("[а-яa-z]")
SYMBOL = re.compile(r"(?<=[а-яa-z])[^\w\s.,;:!?()«»\"'\-–—/+*@$|]{1,3}(?=[а-яa-z])")  # «п🔥здец»
HIDDEN = re.compile(r"(?<=[а-яa-z])[0-9#@$%&+=^~]{1,3}(?=[а-яa-z])")  # «м0зги», «му#ак»
MASK_RUN = re.compile(r"\*+")
MASKS_LIMIT = 2
FEWEST_LETTERS = 2
SHORTEST_JOINED = 3


def disguised_words(text: str, lemmas: Lemmas) -> list[Word]:
    """Every word of a text with the spellings that it may stand for."""
    text = (text or "").lower().replace("ё", "е")
    text = SYMBOL.sub(MASK, text)
    text = SPACED.sub(lambda found: re.sub(r"[ .\-_]", "", found[0]) + " ", text)
    words = []
    for token in TOKEN.findall(text):
        word = token.translate(MASKS).strip(EDGES)
        if LETTER.search(word):
            spellings = tuple(dict.fromkeys(_spellings(word)))
            forms = dict.fromkeys(lemma for one in spellings for lemma in lemmas(one))
            words.append(Word(spellings[0], tuple(forms), forms=spellings[1:]))
    return words


def _spellings(word: str):
    """The word, the word with Russian letters for keys that look like them, without points inside, without repetitions."""
    plain = word.rstrip("!|") if not MASK_RUN.search(word) else word
    yield plain
    for one in (plain, INNER.sub("", plain)):
        if LATIN_ALONE.fullmatch(one):
            yield _transliterated(one)
        elif not CYRILLIC.search(one):
            continue
        if HIDDEN.search(one) and len(LETTER.findall(one)) > FEWEST_LETTERS + 1:  # no «д.41а»
            yield HIDDEN.sub(MASK, one)
        for keys in (LOOKS, SOUNDS):
            russian = one.translate(keys)
            yield russian
            if MASK not in russian:
                yield LONG_REPEATED.sub(r"\1", russian)
                yield REPEATED.sub(r"\1", russian)


def _transliterated(word: str) -> str:
    for latin, russian in TRANSLITERATION:
        word = word.replace(latin, russian)
    return word


def readings_of(word: str) -> list[str]:
    """«х*й» → «х?й», «х??й»: what a masked word may be, a question mark for each hidden letter; of other words, none."""
    runs = MASK_RUN.findall(word)
    if not 0 < len(runs) <= MASKS_LIMIT or len(word.replace(MASK, "")) < FEWEST_LETTERS:
        return []
    if word.startswith(MASK):
        return []
    readings = [word]
    for run in runs:
        lengths = range(max(1, len(run) - 1), len(run) + 2)
        readings = [one.replace(run, ANY * n, 1) for one in readings for n in lengths]
    return readings


def may_be(reading: str, choice: str) -> bool:
    """Whether a masked word is this word of a line: its first letter is shown, and half of the letters that count."""
    fixed, _star, _rest = choice.partition("*")
    shown = [one == letter for one, letter in zip(reading, fixed, strict=False)]
    fits = all(one or reading[place] == ANY for place, one in enumerate(shown))
    is_long_enough = len(reading) == len(fixed) if fixed == choice else len(reading) >= len(fixed)
    return bool(fixed) and fits and is_long_enough and shown[0] and 2 * sum(shown) >= len(fixed)
