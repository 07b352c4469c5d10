"""Learn from judged messages; JSON in, JSON out. Run in the folder of the addon: ``python -m training.learn``.

In: ``{"messages": [{"text", "hints", "alike", "value", "by_words", "client"}]}``, where ``by_words`` is what would have been said without a
model, and ``alike`` the likeness to the anchor phrases of each value, or nothing. Out: ``{"model": as rules.trained.Trained.from_json wants it, "measured": as rules.publishing.Measured}``.

Every message is judged once by a model that has seen neither it nor any other message of its client: so a client who writes the
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
from rules.trained import OTHER, weighed_hints
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

    def __init__(self, messages):
        of_messages = [
            ({name for name, _word in one["features"]}, one["client"]) for one in messages
        ]
        self.words = TfidfVectorizer(
            analyzer=lambda message: [name for name, _word in message["features"]],
            vocabulary=vocabulary(of_messages, FEATURES),
            sublinear_tf=True,
        )
        self.hints = DictVectorizer()
        self.words.fit(messages)
        self.hints.fit([hints_of(one) for one in messages] + [{"": 0.0}])
        self.regression = LogisticRegression(C=STRICTNESS, class_weight="balanced", max_iter=300)
        self.regression.fit(self._matrix(messages), [one["value"] for one in messages])

    def _matrix(self, messages):
        hints = self.hints.transform([hints_of(one) for one in messages])
        return hstack([self.words.transform(messages), hints]).tocsr()

    def shares(self, messages):
        return self.regression.predict_proba(self._matrix(messages))

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


def hints_of(message):
    return weighed_hints(message["hints"], message.get("alike") or {})


def learn(messages):
    counts = Counter(message["value"] for message in messages)
    for message in messages:
        message["features"] = features_of(message["text"], stem)
        message["truth"] = message["value"]
        if counts[message["value"]] < FEWEST_OF_A_VALUE:
            message["value"] = OTHER
    said, sure = judged_unseen(messages)
    truth = [message["truth"] for message in messages]
    final = [value or message["by_words"] for value, message in zip(said, messages, strict=True)]
    right = [value == true for value, true in zip(final, truth, strict=True)]
    curve = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(sure, right)
    points = np.round([curve.X_thresholds_, curve.y_thresholds_], DIGITS).T.tolist()
    measured = {
        "right": float(np.mean(right)),
        "right_by_words": float(np.mean([one["by_words"] == one["truth"] for one in messages])),
        "balance": float(f1_score(truth, final, average="macro", zero_division=0)),
        "found": found_of_each(truth, final, counts),
    }
    return {"model": Learner(messages).as_model(points), "measured": measured}


def judged_unseen(messages):
    """For each message what a model said that knew no message of its client, and how sure it was."""
    values = [message["value"] for message in messages]
    clients = [message["client"] for message in messages]
    said, sure = [""] * len(messages), np.zeros(len(messages))
    parts = StratifiedGroupKFold(PARTS, shuffle=True, random_state=SEED)
    for seen, unseen in parts.split(values, values, clients):
        learner = Learner([messages[i] for i in seen])
        shares = learner.shares([messages[i] for i in unseen])
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
    json.dump(learn(json.load(sys.stdin)["messages"]), sys.stdout, ensure_ascii=False)
