"""By which channels a letter leaves (п. 5, 21, 25)."""

from collections.abc import Hashable

Plan = tuple[tuple[str, Hashable], ...]


def delivery_plan(mandatory: Hashable | None, chosen: Hashable | None, usual: Hashable) -> Plan:
    """Pairs (role, channel) for one letter.

    п. 25: «по выбранному клиентом каналу взаимодействия. В случае, если действующее законодательство
    предусматривает обязательный канал … и клиент указал дополнительный канал …, то такой ответ необходимо
    продублировать по выбранному клиентом дополнительному каналу».

    :param mandatory: the channel that a law prescribes, if any
    :param chosen: what the client has chosen, if anything
    :param usual: the way back of the channel by which the message came
    """
    if mandatory is None:
        return (("chosen", usual if chosen is None else chosen),)
    if chosen is None or chosen == mandatory:
        return (("mandatory", mandatory),)
    return (("mandatory", mandatory), ("additional", chosen))
