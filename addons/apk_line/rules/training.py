"""п. 32–34: who works on the line has been trained."""

from dataclasses import dataclass
from datetime import date, timedelta

PLANNED_EVERY_YEARS = 2
REMIND_DAYS = (60, 30, 7)
NEW_FUNCTION_DAYS = 30  # set by the department: the Order gives no term


@dataclass(frozen=True)
class Training:
    """One training that an employee has passed; ``kind``: ``initial``, ``function`` or ``planned``."""

    kind: str
    passed_on: date


def planned_due(last_on: date) -> date:
    """п. 34: «не реже чем раз в два года» — the same day two years later; of 29 February the 28th."""
    year = last_on.year + PLANNED_EVERY_YEARS
    try:
        return last_on.replace(year=year)
    except ValueError:  # 29 February: 1 March would be later than two years
        return last_on.replace(year=year, day=28)


def next_planned_due(passed: list[Training]) -> date | None:
    """From the last planned training, else from the first one before the line; None: not on the line yet."""
    general = [item.passed_on for item in passed if item.kind in ("initial", "planned")]
    return planned_due(max(general)) if general else None


def may_take_calls(passed: list[Training], day: date) -> bool:
    """п. 32: «Все сотрудники, впервые приступающие к работе на консультационной линии, должны пройти обучение»."""
    return any(item.kind == "initial" and item.passed_on <= day for item in passed)


def is_up_to_date(passed: list[Training], owed_until: list[date], day: date) -> bool:
    """May a shift of this day be planned: trained, and no training is owed for longer than its term (п. 33, 34)."""
    due = next_planned_due(passed)
    return (
        may_take_calls(passed, day)
        and due is not None
        and day <= due
        and all(day <= owed for owed in owed_until)
    )


def new_function_due(appeared_on: date) -> date:
    """п. 33: «обучение проходят все сотрудники … в случае появления новой услуги или функции»."""
    return appeared_on + timedelta(days=NEW_FUNCTION_DAYS)
