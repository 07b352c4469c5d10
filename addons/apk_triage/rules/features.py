"""Of what a message is made for the trained model: stems, pairs of them, beginnings of words.

Nothing that points at a person goes in: a word with a digit or an «@» (a telephone, an INN, an address) is left out here,
and a word that fewer than ``FEWEST_CLIENTS`` different clients have used is never learned.
"""

from collections import Counter
from collections.abc import Callable, Iterable

FEWEST_CLIENTS = 3
BEGINNING = 4  # letters; a misprint further on does no harm
BEGINNING_SIGN = "^"


def words_of(text: str) -> list[str]:
    """
    :param text: as ``apk_case.rules.words.plain`` gives it
    """
    return [
        word for word in text.split() if not any(char.isdigit() or char == "@" for char in word)
    ]


def features_of(text: str, stem: Callable[[str], str]) -> list[tuple[str, str]]:
    """Every feature of a text with the word or words it was made of, repeated as often as it occurs."""
    words = words_of(text)
    stems = [stem(word) for word in words]
    found = list(zip(stems, words, strict=True))
    found += [
        (f"{stems[i]} {stems[i + 1]}", f"{words[i]} {words[i + 1]}") for i in range(len(words) - 1)
    ]
    found += [(BEGINNING_SIGN + word[:BEGINNING], word) for word in words if len(word) > BEGINNING]
    return found


def vocabulary(messages: Iterable[tuple[set[str], object]], limit: int) -> list[str]:
    """Features worth learning: used by enough different clients, the most used first.

    :param messages: the features of each message and who wrote it
    """
    clients: dict[str, set] = {}
    used: Counter[str] = Counter()
    for features, client in messages:
        for feature in features:
            clients.setdefault(feature, set()).add(client)
            used[feature] += 1
    known = [feature for feature, who in clients.items() if len(who) >= FEWEST_CLIENTS]
    return sorted(known, key=lambda feature: (-used[feature], feature))[:limit]
