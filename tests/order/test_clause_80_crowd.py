"""п. 80: what is kept beside an answer is shared by five people who could have given it, whatever the reader knows.

The attacker of these tests knows who could have answered and the context of each of them, the rule, and everything that
is kept. The only thing the attacker does not know is who has answered.
"""

import random
from collections import Counter, defaultdict

import pytest
from apk_feedback.rules.crowd import Crowd, Someone
from apk_feedback.rules.release import EDITION, LATTICE, Waiting, released
from hypothesis import given, settings
from hypothesis import strategies as st

COLUMNS = ("area", "unit", "segment")
FIVE = 5
# A person may hold several invitations; small units and empty values are the rule, not the exception.
people_strategy = st.lists(
    st.builds(
        lambda person, area, unit, segment: Someone(
            person, {"area": area, "unit": unit, "segment": segment}
        ),
        st.integers(1, 40),
        st.sampled_from(["support", "support", "support", "control", None]),
        st.sampled_from("aaaabbc"),
        st.sampled_from(["farmer", "citizen", None]),
    ),
    max_size=120,
)


def people(**crowds):
    """``people(a=5, b=2)``: so many with this unit."""
    return [
        Someone((unit, n), {"unit": unit}) for unit, size in crowds.items() for n in range(size)
    ]


def shown_units(crowd):
    divided = Crowd(crowd, ["unit"])
    return {someone.context["unit"]: divided.shown(someone.context)["unit"] for someone in crowd}


@pytest.mark.parametrize(
    ("crowd", "shown"),
    [
        pytest.param({"a": 5, "b": 9}, {"a", "b"}, id="five of each: both are shown"),
        pytest.param({"a": 9, "b": 4}, set(), id="four are hidden, and their neighbour with them"),
        pytest.param({"a": 9, "b": 3, "c": 2}, {"a"}, id="two small ones hide each other"),
        pytest.param({"a": 9, "b": 6, "c": 1}, {"a"}, id="the smallest neighbour is enough"),
        pytest.param({"a": 4}, set(), id="too few in all"),
    ],
)
def test_a_value_is_shown_where_five_share_it_and_five_are_left(crowd, shown):
    assert {unit for unit, value in shown_units(people(**crowd)).items() if value} == shown


def test_five_invitations_of_one_client_are_one_person():
    crowd = people(a=5) + [Someone("the same", {"unit": "b"})] * 5
    assert shown_units(crowd) == {"a": None, "b": None}


def test_nobody_filled_in_is_no_value():
    crowd = people(a=6) + [Someone(n, {"unit": None}) for n in range(6)]
    assert shown_units(crowd) == {"a": "a", None: None}


def test_those_without_a_value_keep_a_small_one_company():
    """«b» hides among those of whom nothing is known: the value of nobody else has to be hidden for it."""
    crowd = people(a=6, b=2) + [Someone(n, {"unit": None}) for n in range(9)]
    assert shown_units(crowd) == {"a": "a", "b": None, None: None}


def candidates(kept, everything_kept, crowd, columns):
    """Who can have given the answer beside which this context is kept.

    Where nothing is shown, it is nobody whose value is shown for others in the same part.
    """
    found = set()
    for someone in crowd:
        values = tuple(someone.context.get(column) for column in columns)
        if all(
            value == own if own is not None else not _is_shown(kept[:place], value, everything_kept)
            for place, (own, value) in enumerate(zip(kept, values, strict=True))
        ):
            found.add(someone.person)
    return found


def _is_shown(part, value, everything_kept):
    place = len(part)
    return value is not None and any(
        other[:place] == part and other[place] == value for other in everything_kept
    )


@settings(max_examples=300)
@given(people_strategy)
def test_every_kept_context_has_five_candidates(crowd):
    divided = Crowd(crowd, COLUMNS)
    if divided.size() < FIVE:
        return
    kept = {tuple(divided.shown(someone.context).values()) for someone in crowd}
    for context in kept:
        assert len(candidates(context, kept, crowd, COLUMNS)) >= FIVE


@settings(max_examples=100)
@given(people_strategy, st.randoms(use_true_random=False))
def test_what_is_kept_does_not_depend_on_who_has_answered(crowd, chance):
    """Nor on the order in which people are known."""
    shuffled = crowd[:]
    chance.shuffle(shuffled)
    one, other = Crowd(crowd, COLUMNS), Crowd(shuffled, COLUMNS)
    assert all(one.shown(who.context) == other.shown(who.context) for who in crowd)


@settings(max_examples=100)
@given(people_strategy)
def test_a_shown_value_is_the_true_one(crowd):
    divided = Crowd(crowd, COLUMNS)
    for someone in crowd:
        for column, value in divided.shown(someone.context).items():
            assert value in (None, someone.context[column])


def test_the_attack_is_a_real_one():
    """Hiding only what is small gives it away."""
    chance = random.Random(104)
    crowd = [
        Someone(n, {"unit": chance.choices("abc", (40, 30, 2))[0], "segment": "farmer"})
        for n in range(60)
    ]
    sizes = Counter(someone.context["unit"] for someone in crowd)
    naive = {(unit if sizes[unit] >= FIVE else None,) for unit in sizes}
    assert any(len(candidates(kept, naive, crowd, ("unit",))) < FIVE for kept in naive)


def waiting(times, *, kind="answer", is_invited=False, client="w", **context):
    return [Waiting(kind, Someone((client, n, *context.values()), context), is_invited) for n in range(times)]  # fmt: skip


def left(kept):
    return sum(context is not None for context in kept)


@pytest.mark.parametrize("is_invited", [True, False])
@pytest.mark.parametrize("is_over", [True, False])
@pytest.mark.parametrize(
    ("crowd", "leaving"),
    [
        pytest.param(waiting, 4, id="four"),
        pytest.param(waiting, 5, id="five"),
        pytest.param(waiting, 0, id="nobody"),
    ],
)
def test_fewer_than_five_of_a_kind_never_leave(crowd, leaving, is_invited, is_over):
    """Not when the quarter is over either: yesterday's copy beside today's would show who they are."""
    rows = crowd(leaving, is_invited=is_invited)
    assert left(released(rows, {}, is_over=is_over)) == (leaving if leaving >= FIVE else 0)


def test_a_lonely_kind_waits_on_beside_five_others():
    rows = waiting(5) + waiting(1, kind="visit")
    assert [context is not None for context in released(rows, {}, is_over=True)] == [True] * 5 + [False]  # fmt: skip


def test_one_client_who_answers_five_times_is_no_crowd():
    rows = [Waiting("answer", Someone("the same", {}), False)] * 5
    assert left(released(rows, {}, is_over=True)) == 0


def test_one_client_who_answers_five_times_is_no_crowd_beside_others():
    rows = [Waiting("answer", Someone("the same", {"unit_id": 1}), False)] * 5
    rows += waiting(4, unit_id=2)
    assert left(released(rows, {}, is_over=False)) == 0


def test_of_those_invited_all_are_the_crowd():
    """One answer of a unit keeps its unit when five of the unit were invited."""
    invited = {"answer": [Someone(("i", unit, n), {"unit_id": unit}) for unit in (1, 2) for n in range(5)]}  # fmt: skip
    rows = waiting(4, is_invited=True, unit_id=1) + waiting(1, is_invited=True, unit_id=2)
    kept = released(rows, invited, is_over=False)
    assert [context["unit_id"] for context in kept] == [1, 1, 1, 1, 2]


def test_without_an_invitation_those_who_answered_are_the_crowd():
    """The database shows which calls were answered: in mid-quarter only five alike leave, at its end the rest is hidden."""
    rows = waiting(6, unit_id=1) + waiting(2, unit_id=2)
    kept = released(rows, {}, is_over=False)
    assert [context and context["unit_id"] for context in kept] == [1] * 6 + [None] * 2
    assert left(kept) == 6
    kept = released(rows, {}, is_over=True)
    assert [context["unit_id"] for context in kept] == [None] * 8, "6 shown would leave two"


def test_an_edition_that_few_have_seen_is_not_kept():
    rows = waiting(7, is_invited=True, questionnaire_id=1, client="a")
    rows += waiting(2, is_invited=True, questionnaire_id=2, client="b")
    kept = released(rows, {}, is_over=False)
    assert {context["questionnaire_id"] for context in kept} == {None}


context_strategy = st.fixed_dictionaries(
    {
        "is_refusal": st.sampled_from([True, None, None]),
        "area_id": st.sampled_from([1, 1, 2, 3, None]),
        "unit_id": st.sampled_from([1, 1, 1, 2, 3]),
        "channel": st.sampled_from(["email", "post"]),
        "questionnaire_id": st.sampled_from([1, 1, 1, 2]),
    }
)
row_strategy = st.builds(
    Waiting,
    st.sampled_from(["answer", "visit"]),
    st.builds(Someone, st.integers(1, 60), context_strategy),
    st.just(False),
)


@settings(max_examples=200)
@given(st.lists(row_strategy, max_size=80), st.booleans())
def test_every_released_batch_hides_each_answer_among_five_of_it(rows, is_over):
    """Who has the database of yesterday and of today, and knows who has answered in between."""
    kept = released(rows, {}, is_over=is_over)
    columns = LATTICE + EDITION
    for kind in ("answer", "visit"):
        batch = [
            (row.someone, tuple(context[column] for column in columns))
            for row, context in zip(rows, kept, strict=True)
            if context is not None and row.kind == kind
        ]
        labels = {label for _someone, label in batch}
        crowd = [someone for someone, _label in batch]
        alike = defaultdict(set)
        for someone, label in batch:
            alike[label].add(someone.person)
        for label in labels:
            assert len(alike[label]) >= FIVE
            assert len(candidates(label, labels, crowd, columns)) >= FIVE
