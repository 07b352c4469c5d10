"""What is decreed yearly is data, and data expires: the only test that looks at today."""

from datetime import date, timedelta
from pathlib import Path

CALENDARS = Path(__file__).parents[2] / "addons/apk_base/data/calendar"


def test_working_days_reach_next_year():
    needed = (date.today() + timedelta(days=31)).year  # noqa: DTZ011 asked for from December on
    assert (CALENDARS / f"ru-{needed}.xml").is_file(), (
        f"Нет производственного календаря на {needed} год: добавьте {CALENDARS}/ru-{needed}.xml "
        "по постановлению Правительства о переносе выходных дней."
    )
