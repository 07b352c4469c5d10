"""The scale of an answer (п. 81): five marks, from very bad to excellent."""

MARKS = (1, 2, 3, 4, 5)
MARK_OF = {str(mark): mark for mark in MARKS}


def mark_from(sent: object) -> int | None:
    """The mark that a form has sent; None when there is none or it is not on the scale."""
    return MARK_OF.get(sent)
