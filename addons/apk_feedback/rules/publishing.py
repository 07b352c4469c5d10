"""п. 82: clients learn what was done; п. 81: the figures of the analysis «не подлежат опубликованию»."""

import re

SIGNS = (
    r"\d+(?:[.,]\d+)?\s*%",
    r"\bпроцент",  # Russian: words that a figure of the analysis stands beside
    r"\bиндекс",  # Russian: see above
    r"\bбалл",  # Russian: see above
    r"\b(?:оценк|оценил|анкет|отзыв)\w*\s+(?:из\s+)?\d+(?:[.,]\d+)?",  # Russian: see above
    r"\d+\s+(?:анкет|отзыв|ответ)\w*",  # Russian: see above
)
FIGURES = re.compile("|".join(SIGNS), re.IGNORECASE)


def disclosed_figures(text: str) -> str | None:
    """The first words that disclose a figure of the analysis; None when the text may be published."""
    found = FIGURES.search(text or "")
    return found and found[0]
