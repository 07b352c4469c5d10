"""п. 27.1: how many people outside the office one text reaches before it is a mailing."""

import pytest
from apk_client.rules.broadcast import is_broadcast


def people(count):
    return {f"{number}@client.test" for number in range(count)}


CASES = [
    ("nobody", set(), False),
    ("a client, a representative and their administration", people(3), False),
    ("the last number that is a few", people(5), False),
    ("one more", people(6), True),
    ("a wide circle", people(1000), True),
]


@pytest.mark.parametrize(
    ("addresses", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_is_broadcast(addresses, expected):
    assert is_broadcast(addresses) is expected
