"""п. 27.1: «одновременное направление широкому кругу лиц материалов информационного характера» is a mailing, whatever button
has made it.

The Order does not say how many people are a wide circle. A client with a representative, two neighbours of a dispute and their
administration are none; six strangers with one text are.
"""

FEW = 5


def is_broadcast(addresses: set) -> bool:
    """Whether one text leaves for more people than a few.

    :param addresses: of people outside the office
    """
    return len(addresses) > FEW
