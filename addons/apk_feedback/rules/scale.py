"""The scale of an answer (п. 81): five marks, from very bad to excellent."""

MARKS = (1, 2, 3, 4, 5)


def mark_from(text: str | None) -> int | None:
    """The mark that a form has sent; None when there is none or it is not on the scale."""
    return next((mark for mark in MARKS if str(mark) == (text or "").strip()), None)
