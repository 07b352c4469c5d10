"""Which value a text speaks for by its letters: beginnings, endings and middles of words, words and pairs of words.

Ridge regression on tf-idf, solved at once: there are fewer phrases than features. What occurs in one phrase alone is not
learned. Of 1,200 phrases it takes 1 s of CPU; 4 MB are kept.
"""

import re
from collections import Counter

import numpy as np

GRAMS = (3, 4, 5)  # letters, the edges of a word count as one
FEWEST_PHRASES = 2
STRICTNESS = 1.0  # of the ridge
COLUMNS = 2048  # features at a time: of 1,200 phrases 10 MB
WORD = re.compile("[а-яa-z]+")


def features_of(text):
    """How often each feature occurs; digits are none, «ё» is «е»."""
    words = WORD.findall(text.lower().replace("ё", "е"))
    found = Counter(f"{one} {other}" for one, other in zip(words, words[1:], strict=False))
    for word in words:
        found[f"={word}"] += 1
        framed = f" {word} "
        found.update(
            framed[at : at + size] for size in GRAMS for at in range(len(framed) - size + 1)
        )
    return found


class Letters:
    """
    :param texts: phrases
    :param owners: number of the value of each, 0…
    """

    def __init__(self, texts, owners):
        counts = [features_of(text) for text in texts]
        used = Counter(name for one in counts for name in one)
        names = [name for name, count in used.items() if count >= FEWEST_PHRASES]
        self.place = {name: i for i, name in enumerate(names)}
        rarity = [np.log((1 + len(texts)) / (1 + used[name])) + 1 for name in names]
        self.rarity = np.array(rarity, np.float32)
        rows = [self._weigh(one) for one in counts]
        self._fit(rows, np.eye(owners.max() + 1, dtype=np.float32)[owners] * 2 - 1)

    def _fit(self, rows, truth):
        likeness = STRICTNESS * np.eye(len(rows), dtype=np.float32)
        for part, _middle in self._parts(rows):
            likeness += part @ part.T
        usual = truth.mean(0)
        pull = np.linalg.solve(likeness, truth - usual).astype(np.float32)
        parts = [(part.T @ pull, middle) for part, middle in self._parts(rows)]
        self.weights = np.concatenate([weights for weights, _middle in parts])
        self.start = usual - np.concatenate([middle for _weights, middle in parts]) @ self.weights

    def _parts(self, rows):
        """The table of phrases by features, some columns at a time, each less its mean; and the means."""
        for first in range(0, max(len(self.place), 1), COLUMNS):
            part = np.zeros((len(rows), COLUMNS), np.float32)
            for row, (places, weights) in zip(part, rows, strict=True):
                here = (places >= first) & (places < first + COLUMNS)
                row[places[here] - first] = weights[here]
            middle = part.mean(0)
            part -= middle
            yield part, middle

    def _weigh(self, counts):
        known = [(self.place[name], count) for name, count in counts.items() if name in self.place]
        places = np.array([place for place, _count in known], np.intp)
        weights = np.log(np.array([count for _place, count in known], np.float32)) + 1
        weights *= self.rarity[places]
        return places, weights / (np.sqrt(weights @ weights) or 1)

    def scores(self, text):
        places, weights = self._weigh(features_of(text))
        return weights @ self.weights[places] + self.start
