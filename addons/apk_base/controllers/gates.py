"""How often the pages for clients may be opened, by one address and by all: nobody may wear the server out."""

import time

from ..rules.flood import (
    LINKS_OF_ALL,
    LINKS_OF_ONE,
    MACHINE,
    MACHINES,
    PAGES_OF_ALL,
    PAGES_OF_ONE,
    Gate,
)
from .sender import sender

# Values of ``gate`` of a route; «page» where a route names none.
GATES = {
    "page": Gate(PAGES_OF_ONE, PAGES_OF_ALL),
    "link": Gate(LINKS_OF_ONE, LINKS_OF_ALL),
    "machine": Gate(MACHINE, MACHINES),
}


def seconds_to_wait(routing) -> int:
    """Zero: the current request may go on.

    :param dict routing: of the route that was asked for
    """
    return GATES[routing.get("gate", "page")].seconds_to_wait(sender(), time.monotonic())
