"""п. 12: the team goes to the client, so the address of an inspection must be enough to find the place."""

import pytest
from apk_visit.rules.site_address import is_findable, tidy


@pytest.mark.parametrize(
    "address",
    [
        "г. Галич, ул. Лесная, д. 5",
        "Галич, 12",
        "д. Ильинское, ферма",
        "Судиславский район, д. Фадеево, за мостом",
    ],
)
def test_an_address_that_a_team_finds(address):
    assert is_findable(address)


@pytest.mark.parametrize("address", ["", None, " Галич  ", "г. Галич", "Галичский район", "5"])
def test_a_town_alone_is_no_address(address):
    assert not is_findable(address)


def test_what_was_put_together_of_empty_fields_is_tidied():
    assert tidy("  , Галич  ,, ул.  Лесная , ") == "Галич, ул. Лесная"
    assert tidy(False) == ""
