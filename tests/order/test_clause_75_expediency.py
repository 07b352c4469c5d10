"""п. 75: «должна быть определена целесообразность личного приёма клиентов»."""

import pytest
from apk_visit.rules.expediency import advice


@pytest.mark.parametrize(
    ("visits", "avoidable", "expected"),
    [
        pytest.param(0, 0, "unknown", id="nobody came"),
        pytest.param(9, 9, "unknown", id="too few to tell"),
        pytest.param(10, 5, "remote", id="half could stay at home"),
        pytest.param(40, 39, "remote", id="nearly all could stay at home"),
        pytest.param(40, 19, "both", id="some could stay at home"),
        pytest.param(40, 0, "personal", id="everybody had to come"),
    ],
)
def test_what_the_figures_speak_for(visits, avoidable, expected):
    assert advice(visits, avoidable) == expected
