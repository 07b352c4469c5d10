"""Tests name the sentence that refuses, not only its class: a refusal for another reason is a failure."""

import re
from contextlib import contextmanager


@contextmanager
def refused(test, message, pattern="", msg=None):
    """The block is refused with this message of a catalogue.

    :param message: a ``Message`` of an addon's ``messages.py``
    :param pattern: regular expression that the words must match
    """
    with test.assertRaises(message.error, msg=msg) as caught:
        yield caught
    test.assertIs(caught.exception.cause, message, str(caught.exception))
    test.assertRegex(str(caught.exception), re.compile(pattern))
