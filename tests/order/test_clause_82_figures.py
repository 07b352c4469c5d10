"""п. 81, 82: what is published holds no figure of the analysis; the refusal quotes the figure as it stands."""

import pytest
from apk_feedback.rules.publishing import disclosed_figures


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Довольны 60 % клиентов", "60 %"),
        ("Довольны 87,5% клиентов", "87,5%"),
        ("Средняя оценка 4,7", "оценка 4,7"),
        ("Получили 40 отзывов", "40 отзывов"),
        ("Приём теперь до 19 часов, в 3 кабинетах", None),
        ("", None),
    ],
)
def test_the_whole_figure_is_named(text, figure):
    assert disclosed_figures(text) == figure
