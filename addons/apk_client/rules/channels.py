"""By which channels a notice leaves (п. 5, 21, 25)."""

from collections.abc import Callable, Hashable, Iterable

Plan = tuple[tuple[str, Hashable], ...]


def delivery_plan(mandatory: Hashable | None, chosen: Hashable | None, usual: Hashable) -> Plan:
    """Pairs (role, channel) for one notice.

    п. 25: «по выбранному клиентом каналу взаимодействия. В случае, если действующее законодательство
    предусматривает обязательный канал … и клиент указал дополнительный канал …, то такой ответ необходимо
    продублировать по выбранному клиентом дополнительному каналу».

    :param mandatory: the channel that a law prescribes, if any
    :param chosen: what the client has chosen, if anything
    :param usual: the channel by which the message came
    """
    if mandatory is None:
        return (("chosen", usual if chosen is None else chosen),)
    if chosen is None or chosen == mandatory:
        return (("mandatory", mandatory),)
    return (("mandatory", mandatory), ("additional", chosen))


def protect_personal_data(
    plan: Plan, carries: Callable[[Hashable], bool], safe: Iterable[Hashable]
) -> Plan:
    """The same plan with nothing personal in channels not meant for it (152-ФЗ, ст. 7, 19).

    Such a channel gets the role ``notice``: that an answer has been sent, and where. When no other channel is left, the
    answer itself goes by the first of ``safe`` that carries personal data.
    """
    whole = tuple((role, channel) for role, channel in plan if carries(channel))
    notices = tuple(("notice", channel) for _role, channel in plan if not carries(channel))
    if not whole:
        whole = (("chosen", next(channel for channel in safe if carries(channel))),)
    return (*whole, *notices)
