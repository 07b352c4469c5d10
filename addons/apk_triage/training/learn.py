"""Learn from judged letters; JSON in, JSON out. Run in the folder of the addon: ``python -m training.learn``.

In: ``{"letters": [{"text", "hints", "value", "by_words", "client"}]}``, where ``by_words`` is what the dictionaries alone
would have said. Out: ``{"model": as rules.trained.Trained.from_json wants it, "measured": as rules.publishing.Measured}``.

Every letter is judged once by a model that has seen neither it nor any other letter of its client: so a client who writes the
same five times makes no model look good.
"""

import json
import os
import sys
from collections import Counter
from functools import lru_cache

import numpy as np
from rules.features import features_of, vocabulary
from rules.publishing import FEWEST_OF_A_VALUE
from rules.trained import OTHER, hint_weight
from scipy.sparse import hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, recall_score
from sklearn.model_selection import StratifiedGroupKFold
from snowballstemmer import stemmer

FEATURES = 8000
STRICTNESS = 20  # C of the regression; measured on 2,000 appeals of citizens of one region: 5 and 60 are worse
PARTS = 5
SEED = 104
DIGITS = 4

stem = lru_cache(maxsize=None)(stemmer("russian").stemWord)


class Learner:
    """Features and regression, fitted together."""

    def __init__(self, letters):
        of_letters = [({name for name, _word in one["features"]}, one["client"]) for one in letters]
        self.words = TfidfVectorizer(
            analyzer=lambda letter: [name for name, _word in letter["features"]],
            vocabulary=vocabulary(of_letters, FEATURES),
            sublinear_tf=True,
        )
        self.hints = DictVectorizer()
        self.words.fit(letters)
        self.hints.fit([weighed_hints(one) for one in letters] + [{"": 0.0}])
        self.regression = LogisticRegression(C=STRICTNESS, class_weight="balanced", max_iter=300)
        self.regression.fit(self._matrix(letters), [one["value"] for one in letters])

    def _matrix(self, letters):
        hints = self.hints.transform([weighed_hints(one) for one in letters])
        return hstack([self.words.transform(letters), hints]).tocsr()

    def shares(self, letters):
        return self.regression.predict_proba(self._matrix(letters))

    def as_model(self, curve):
        weights, bias = self.regression.coef_, self.regression.intercept_
        if (
            len(self.regression.classes_) == 2
        ):  # one row speaks for the second value against the first
            weights, bias = np.vstack([0 * weights, weights]), np.append(0 * bias, bias)
        columns = np.round(weights.T, DIGITS).tolist()
        names = self.words.get_feature_names_out()
        idf = np.round(self.words.idf_, DIGITS).tolist()
        hints = zip(self.hints.get_feature_names_out(), columns[len(names) :], strict=True)
        return {
            "values": self.regression.classes_.tolist(),
            "bias": np.round(bias, DIGITS).tolist(),
            "features": {name: [idf[i], columns[i]] for i, name in enumerate(names)},
            "hints": {value: row for value, row in hints if value},
            "curve": curve,
        }


def weighed_hints(letter):
    return {value: hint_weight(score) for value, score in letter["hints"].items()}


def learn(letters):
    counts = Counter(letter["value"] for letter in letters)
    for letter in letters:
        letter["features"] = features_of(letter["text"], stem)
        letter["truth"] = letter["value"]
        if counts[letter["value"]] < FEWEST_OF_A_VALUE:
            letter["value"] = OTHER
    said, sure = judged_unseen(letters)
    truth = [letter["truth"] for letter in letters]
    final = [value or letter["by_words"] for value, letter in zip(said, letters, strict=True)]
    right = [value == true for value, true in zip(final, truth, strict=True)]
    curve = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(sure, right)
    points = np.round([curve.X_thresholds_, curve.y_thresholds_], DIGITS).T.tolist()
    measured = {
        "right": float(np.mean(right)),
        "right_by_words": float(np.mean([one["by_words"] == one["truth"] for one in letters])),
        "balance": float(f1_score(truth, final, average="macro", zero_division=0)),
        "found": found_of_each(truth, final, counts),
    }
    return {"model": Learner(letters).as_model(points), "measured": measured}


def judged_unseen(letters):
    """For each letter what a model said that knew no letter of its client, and how sure it was."""
    values = [letter["value"] for letter in letters]
    clients = [letter["client"] for letter in letters]
    said, sure = [""] * len(letters), np.zeros(len(letters))
    parts = StratifiedGroupKFold(PARTS, shuffle=True, random_state=SEED)
    for seen, unseen in parts.split(values, values, clients):
        learner = Learner([letters[i] for i in seen])
        shares = learner.shares([letters[i] for i in unseen])
        for place, i in enumerate(unseen):
            said[i] = str(learner.regression.classes_[shares[place].argmax()])
            sure[i] = shares[place].max()
    return said, sure


def found_of_each(truth, final, counts):
    values = sorted(counts)
    found = recall_score(truth, final, labels=values, average=None, zero_division=0)
    return {
        value: [counts[value], float(share)] for value, share in zip(values, found, strict=True)
    }


if __name__ == "__main__":
    os.nice(10)  # people at their screens come first
    json.dump(learn(json.load(sys.stdin)["letters"]), sys.stdout, ensure_ascii=False)
