"""п. 12: «информирование клиента о его местонахождении на клиентском пути»."""

import pytest
from apk_visit.rules.journey import inspection_steps


@pytest.mark.parametrize(
    ("state", "is_decided", "road"),
    [
        pytest.param("reserved", False, "booked! inspected decided", id="the time is held"),
        pytest.param("confirmed", False, "booked! inspected decided", id="the time is agreed on"),
        pytest.param("came", False, "booked+ inspected! decided", id="the team is there"),
        pytest.param("done", False, "booked+ inspected! decided", id="inspected, the decision is being made"),
        pytest.param("done", True, "booked+ inspected+ decided+!", id="decided"),
        pytest.param("cancelled", False, "booked inspected decided", id="cancelled: a new time is needed"),
        pytest.param("missed", False, "booked inspected decided", id="nobody met the team"),
    ],
)  # fmt: skip
def test_the_client_sees_what_is_done_and_what_comes(state, is_decided, road):
    shown = " ".join(
        step.code + "+" * step.is_done + "!" * step.is_now
        for step in inspection_steps(state, is_decided)
    )
    assert shown == road
