"""Whether personal reception is worth the client's way (п. 75 «определена целесообразность личного приёма»)."""

ENOUGH = 10  # fewer visits show nothing
MOSTLY = 0.5


def advice(visits: int, avoidable: int) -> str:
    """What the figures of one topic speak for; people decide.

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
