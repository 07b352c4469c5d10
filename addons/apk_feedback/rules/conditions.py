"""п. 81: parameters 6, 7 and 9 are asked only from those whom they concern."""

from collections.abc import Mapping

# 6 «при личном обращении», 7 «при онлайн-обращении», 9 «при отказе»
CONDITIONS = ("visit", "online", "refusal")
CONDITION_OF_MARK = {6: "visit", 7: "online", 9: "refusal"}
ONLINE_CHANNELS = frozenset({"site", "epgu", "gospublic"})
VISIT_CHANNEL = "hand"


def known_conditions(channel: str | None, *, refusal: bool) -> dict[str, bool]:
    """What the office knows of a matter that it has worked on: which conditions hold."""
    return {
        "visit": channel == VISIT_CHANNEL,
        "online": channel in ONLINE_CHANNELS,
        "refusal": refusal,
    }


def is_asked(condition: str | None, known: Mapping[str, bool | None]) -> bool:
    """Whether to ask: yes where the condition holds or nobody knows (then «не применимо» is offered)."""
    return not condition or known.get(condition) is not False
