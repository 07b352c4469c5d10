"""Whether a text is like those of people whose life may be in danger (п. 19): by its sense and by its letters.

Words alone found 3 of 9 such messages that nobody had tuned for, this 8, with 5 alarms too many among 397. Both scores are
brought to one scale: their mean and deviation over the tuning part of ``tests/language/messages.csv``.
"""

from .letters import Letters
from .senses import Senses

BY_SENSE, BY_LETTERS = (-49.8, 24.7), (-0.92, 0.18)


class Danger:
    """
    :param texts: messages
    :param owners: 0: nobody is in danger, 1: somebody is
    """

    def __init__(self, texts, vectors, owners):
        self.senses, self.letters = Senses(vectors, owners), Letters(texts, owners)

    def likeness(self, text, vector):
        """``{"1": how near}``, in sums of two deviations: of ordinary messages it is 0 on average"""
        nobody, somebody = self.senses.scores(vector)
        letters = self.letters.scores(text)[1]
        near = scaled(somebody - nobody, BY_SENSE) + scaled(letters, BY_LETTERS)
        return {"1": round(float(near), 2)}


def scaled(score, scale):
    mean, deviation = scale
    return (score - mean) / deviation
