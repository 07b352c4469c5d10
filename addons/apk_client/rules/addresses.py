"""E-mail addresses: how a mail server takes them, and whether the mail service is Russian."""

RUSSIAN_ZONES = ("ru", "xn--p1ai", "su")  # .рф is written xn--p1ai on the wire


def on_the_wire(address: str) -> str:
    """An address as a mail server takes it: the domain in ASCII.

    :raises UnicodeError: the domain cannot be written so
    """
    local, _at, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}"


def is_in_russian_zone(address: str) -> bool:
    """152-ФЗ, ст. 18 ч. 5: a mailbox abroad keeps personal data abroad; a warning, never a refusal."""
    try:
        zone = on_the_wire(address).rpartition(".")[2]
    except UnicodeError:
        return False
    return zone.lower() in RUSSIAN_ZONES
