"""A trained model as plain numbers: what it says of a message, how often it was right when so sure, by which words.

Scores are linear: for each value, a sum over the features of the message. Features are weighed by tf-idf with a logarithmic
count, each message brought to length 1; what the dictionaries have found stands beside them. A softmax makes
shares of the scores, and a curve measured on messages that the model had not seen turns the share of the best value into
the share of right answers. Nothing here can be executed: the file is JSON.
"""

import json
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from .features import features_of

SENSE = (
    "~"  # before a value: the likeness to its anchor phrases speaks, not a word of the dictionaries
)
OTHER = ""  # all values with too few messages together: here the dictionaries decide
LARGEST_FILE = 20_000_000  # bytes
WORDS_SHOWN, OTHERS_SHOWN = 4, 2
SHORTEST_WORD_SHOWN = 4  # letters
WORTH_TELLING = 0.2  # of what the weightiest word has said


class BadFile(ValueError):
    """Not a model, or a damaged one."""


class Answer(NamedTuple):
    value: str
    confidence: float  # 0…1: the share of right answers when it was so sure
    words: tuple[str, ...]  # of the message, the weightiest first
    others: tuple[tuple[str, float], ...]  # what else it may be about, with the model's own shares


class Trained:
    """
    :param values: what it can say, ``OTHER`` among them where rare values were put together
    :param bias: a number for each value
    :param features: feature -> (idf, a number for each value)
    :param hints: value found by the dictionaries, or ``SENSE`` and a value -> a number for each value
    :param curve: (share, share of right answers), rising
    """

    def __init__(self, values, bias, features, hints, curve):
        self.values, self.bias, self.features, self.hints = values, bias, features, hints
        self.curve = curve

    @classmethod
    def from_json(cls, text: bytes | str) -> "Trained":
        """
        :raises BadFile: see there
        """
        if len(text) > LARGEST_FILE:
            raise BadFile("too large")
        try:
            given = json.loads(text)
            model = cls(*(given[name] for name in ("values", "bias", "features", "hints", "curve")))
            model._check()
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadFile(str(error)) from error
        return model

    def _check(self):
        rows = [self.bias, *(row for _idf, row in self.features.values()), *self.hints.values()]
        numbers = [idf for idf, _row in self.features.values()] + [n for row in rows for n in row]
        numbers += [n for point in self.curve for n in point]
        if not all(isinstance(value, str) for value in self.values) or len(self.values) < 2:
            raise BadFile("values")
        if any(len(row) != len(self.values) for row in rows) or not self.curve:
            raise BadFile("shape")
        if not all(isinstance(n, int | float) and math.isfinite(n) for n in numbers):
            raise BadFile("numbers")

    @property
    def needs_sense(self) -> bool:
        """Whether it was trained with likenesses: without them its answer is worth nothing."""
        return any(name.startswith(SENSE) for name in self.hints)

    def answer(
        self,
        text: str,
        hints: Mapping[str, float],
        stem: Callable[[str], str],
        alike: Mapping[str, float] | None = None,
    ) -> Answer:
        """
        :param text: as ``apk_case.rules.words.plain`` gives it
        :param hints: what the dictionaries have found: value -> score
        :param alike: likeness to the anchor phrases: value -> standard deviations over their mean
        """
        weighed, words = self._weigh(text, stem)
        shares = self._shares(weighed, weighed_hints(hints, alike or {}))
        order = sorted(range(len(shares)), key=lambda i: -shares[i])
        best = order[0]
        others = tuple((self.values[i], shares[i]) for i in order[1 : OTHERS_SHOWN + 1])
        reasons = self._words_for(best, weighed, words)
        return Answer(self.values[best], self._how_often_right(shares[best]), reasons, others)

    def _weigh(self, text, stem):
        """feature -> weight, and feature -> the words it was made of"""
        found = features_of(text, stem)
        counts = Counter(feature for feature, _word in found if feature in self.features)
        weights = {
            feature: (1 + math.log(count)) * self.features[feature][0]
            for feature, count in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1
        return {feature: weight / length for feature, weight in weights.items()}, dict(found)

    def _shares(self, weighed, hints):
        scores = list(self.bias)
        rows = [(weight, self.features[feature][1]) for feature, weight in weighed.items()]
        rows += [(weight, self.hints[name]) for name, weight in hints.items() if name in self.hints]
        for weight, row in rows:
            for i, number in enumerate(row):
                scores[i] += weight * number
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]

    def _words_for(self, value, weighed, words):
        """Words that spoke for the value more than for the others on average."""
        gains: Counter[str] = Counter()
        for feature, weight in weighed.items():
            row = self.features[feature][1]
            gains[words[feature]] += weight * (row[value] - sum(row) / len(row))
        most = max(gains.values(), default=0)
        return tuple(
            word
            for word, gain in gains.most_common(WORDS_SHOWN)
            if gain > most * WORTH_TELLING and len(word) >= SHORTEST_WORD_SHOWN
        )

    def _how_often_right(self, share):
        """Between two measured points, on the straight line between them."""
        at = bisect_right(self.curve, [share, math.inf])
        if at in (0, len(self.curve)):
            return self.curve[min(at, len(self.curve) - 1)][1]
        (left, low), (right, high) = self.curve[at - 1], self.curve[at]
        return low + (high - low) * (share - left) / (right - left)


SENSE_WEIGHT = 0.5  # measured at 200 labels: 0.1 and 1 are worse


def weighed_hints(hints: Mapping[str, float], alike: Mapping[str, float]) -> dict[str, float]:
    """What stands beside the words: what the dictionaries have found, and the sense."""
    weights = {value: math.log1p(score) for value, score in hints.items()}
    return weights | {f"{SENSE}{value}": SENSE_WEIGHT * one for value, one in alike.items()}
