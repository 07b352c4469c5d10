"""Whether the client needs to come in person (п. 75 «определена целесообразность личного приёма»)."""

ENOUGH = 10  # visits; fewer say nothing about a reason
MOSTLY = 0.5  # share of visits


def advice(visits: int, avoidable: int) -> str:
    """What the figures of one reason speak for; a person decides.

    :param visits: visits that took place and whose card says whether they could be avoided
    :param avoidable: of them, those that could do without coming
    :return: ``unknown``, ``remote``, ``both`` or ``personal``
    """
    if visits < ENOUGH:
        return "unknown"
    share = avoidable / visits
    if share >= MOSTLY:
        return "remote"
    return "both" if share > 0 else "personal"
