"""The scale of an answer (п. 81): five marks, from very bad to excellent, and «не применимо»."""

MARKS = (1, 2, 3, 4, 5)
NOT_APPLICABLE = -1  # said by the client; silence is kept as no mark at all
MARK_OF = {**{str(mark): mark for mark in MARKS}, "na": NOT_APPLICABLE}


def mark_from(sent: object) -> int | None:
    """The mark that a form has sent; None when there is none or it is not on the scale."""
    return MARK_OF.get(sent) if isinstance(sent, str) else None
