"""The client journey to a decision that needs an inspection (п. 12 «местонахождении на клиентском пути»)."""

from dataclasses import dataclass

# State of the visit -> the step that the client has reached
STEP_OF = {"reserved": "booked", "confirmed": "booked", "came": "inspected", "done": "inspected"}
STEPS = ("booked", "inspected", "decided")


@dataclass(frozen=True)
class Step:
    code: str
    is_done: bool
    is_now: bool


def inspection_steps(visit_state: str, is_decided: bool) -> tuple[Step, ...]:
    """The steps of an inspection in order: agreed on a time, inspected, decided.

    After a cancelled or missed inspection no step is done: a new time must be agreed on.
    """
    now = "decided" if is_decided else STEP_OF.get(visit_state)
    position = STEPS.index(now) if now else -1
    return tuple(
        Step(code, number < position or now == "decided", number == position)
        for number, code in enumerate(STEPS)
    )
