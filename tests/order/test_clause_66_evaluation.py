"""п. 66: the figures of an evaluation are counted as a reader would count them by hand."""

import csv

import pytest

from benchmarks.measures import Said, measure
from benchmarks.near_duplicates import main, side_of, splits

# truth, proposed (the best first), how sure
BY_HAND = [
    Said("milk", ("milk", "grant"), 0.9),
    Said("milk", ("grant", "milk"), 0.5),
    Said("grant", ("grant",), 0.8),
    Said("roads", (), 0.0),
]


def test_right_and_among_the_first_three():
    figures = measure(BY_HAND)
    assert figures["accuracy"] == pytest.approx(2 / 4)
    assert figures["top3"] == pytest.approx(3 / 4)


def test_recall_and_precision_of_each_value():
    values = measure(BY_HAND)["values"]
    assert (values["milk"]["recall"], values["milk"]["precision"]) == (0.5, 1.0)
    assert (values["grant"]["recall"], values["grant"]["precision"]) == (1.0, 0.5)
    assert (values["roads"]["recall"], values["roads"]["precision"]) == (0.0, 0.0)
    assert measure(BY_HAND)["macro_f1"] == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)


def test_what_is_taken_for_what():
    assert ("milk", "grant", 1) in measure(BY_HAND)["confusion"]
    assert ("roads", "", 1) in measure(BY_HAND)["confusion"]


def test_how_much_may_be_taken_over_by_itself():
    took, right, since = measure(BY_HAND)["automatic"]
    assert (took, right, since) == (2 / 4, 1.0, 0.8)


def test_said_beside_what_was_right():
    assert measure(BY_HAND)["calibration"] == [
        (0.4, 0.6, 1, 0.5, 0.0),
        (0.8, 1.0, 2, pytest.approx(0.85), 1.0),
    ]


def test_no_texts_no_fault():
    assert measure([])["accuracy"] == 0.0


def test_texts_that_are_nearly_the_same_stay_on_one_side():
    first = "Прошу сообщить, когда будет выплачена субсидия на молоко за третий квартал"
    rows = [(f"D{number}", f"{first} {number}") for number in range(20)]
    rows += [("X1", "Совсем другое письмо о дороге к ферме")]
    sides = splits(rows)
    assert len({sides[f"D{number}"] for number in range(20)}) == 1
    assert sides["X1"] == side_of("X1")
    assert {side_of(f"D{number}") for number in range(20)} == {"tuning", "test"}


def test_a_file_gets_its_column_and_keeps_the_others(tmp_path, capsys):
    path = tmp_path / "messages.csv"
    path.write_text('id,text,topic\n1,"Где грант, когда?",support.grant\n', encoding="utf-8")
    main(path)
    [row] = csv.DictReader(path.open(encoding="utf-8"))
    assert row == {
        "id": "1",
        "text": "Где грант, когда?",
        "topic": "support.grant",
        "split": side_of("1"),
    }
    assert "none" in capsys.readouterr().out
