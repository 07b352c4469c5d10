"""What became of a message of several questions (59-ФЗ, ст. 8, 10; Указ Президента РФ от 17.04.2017 № 171).

Every question has a result of its own; the register prints one for the whole message: the one that weighs most. What the
department has decided itself weighs more than what it has passed on, and a message has no result while a question has none.
"""

# The keys of ``models/case_result.py``, the weightiest first.
WEIGHTIEST_FIRST = (
    "supported",
    "not_supported",
    "explained",
    "answered_author",
    "referred",
    "unanswered",
)


def result_of(results):
    """
    :param results: keys of the results of all questions of a message; empty for a question without one
    :return: the key that the whole message has, or None
    """
    if not results or not all(results):
        return None
    return min(results, key=WEIGHTIEST_FIRST.index)
