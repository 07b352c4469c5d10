"""Which message comes first (п. 66: «с учетом … определяется приоритет»).

The Order names what counts: topic, mood, content, the client's segment. The weights are the department's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

URGENT = 40
REPEATED = 15
MOOD = {"": 0, "positive": 0, "neutral": 0, "negative": 10, "aggressive": 5}
SEGMENT_LIMIT = 15
TOPIC_LIMIT = 20
NEARNESS = (
    (timedelta(0), 20),
    (timedelta(days=1), 15),
    (timedelta(days=3), 10),
    (timedelta(days=7), 5),
)
HIGH, MIDDLE = 50, 25


@dataclass(frozen=True)
class Weights:
    """What is known of a message when its place in the queue is decided."""

    is_urgent: bool = False
    is_repeated: bool = False
    mood: str = ""
    segment: int = 0
    topic: int = 0
    due_at: datetime | None = None


def priority_score(weights: Weights, now: datetime) -> int:
    """0…120; both moments naive or both aware.

    :raises KeyError: of a mood that has no points
    """
    return (
        URGENT * weights.is_urgent
        + REPEATED * weights.is_repeated
        + MOOD[weights.mood]
        + min(max(weights.segment, 0), SEGMENT_LIMIT)
        + min(max(weights.topic, 0), TOPIC_LIMIT)
        + _nearness(weights.due_at, now)
    )


def priority_level(score: int) -> str:
    """``high``, ``middle`` or ``ordinary``."""
    return "high" if score >= HIGH else "middle" if score >= MIDDLE else "ordinary"


def _nearness(due_at, now):
    if due_at is None:
        return 0
    return next((points for left, points in NEARNESS if due_at - now <= left), 0)
