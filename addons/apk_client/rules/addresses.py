"""Addresses: of e-mail, as a mail server takes them; of post, in the order of the post office."""

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


def postal_address(
    street: str, addition: str, locality: str, district: str, region: str, postcode: str
) -> str:
    """Street and house, locality, district, region, postcode: ГОСТ Р 7.0.97-2016, п. 5.15, and the rules of the post.

    :param addition: what stands beside the house: a flat, a post box
    :param district: empty when the locality is a city that belongs to no district
    """
    parts = (street, addition, locality, district, region, postcode)
    return ", ".join(part.strip(" ,") for part in parts if part.strip(" ,"))
