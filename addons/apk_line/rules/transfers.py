"""п. 38, 70: «Общее количество переключений на других сотрудников не должно превышать двух».

A number that was given and a technical transfer count alike: the client has to turn to one more colleague.
"""

MOST_TRANSFERS = 2


def may_transfer(made: int) -> bool:
    """May the call be transferred once more? After the second time only a callback is offered (п. 39)."""
    return made < MOST_TRANSFERS


def is_violation(number: int) -> bool:
    """Is the transfer with this number one too many? An exchange lets people do it; it is recorded and marked."""
    return number > MOST_TRANSFERS
