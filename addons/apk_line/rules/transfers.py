"""п. 38, 70: «Общее количество переключений на других сотрудников не должно превышать двух».

A number that was told and a technical transfer count alike: each hands the same caller with the same question on.
"""

MOST = 2


def may_transfer(made: int) -> bool:
    """May the caller be handed on once more? After the second time only a callback is offered (п. 39)."""
    return made < MOST


def is_violation(number: int) -> bool:
    """A telephone exchange lets people do what the Order forbids: it is recorded and marked."""
    return number > MOST
