"""п. 2: ОГРН and СНИЛС with check digits."""

import pytest
from apk_base.rules.organisation_codes import is_ogrn
from apk_client.rules.client_numbers import digits_of, format_snils, is_snils


@pytest.mark.parametrize(
    ("number", "right"),
    [("112-233-445 95", True), ("087-654-303 00", True), ("112-233-445 96", False), ("1", False), ("001-001-998 11", True)],
)  # fmt: skip
def test_snils(number, right):
    assert is_snils(digits_of(number)) is right


@pytest.mark.parametrize("number", ["1027700132195", "1027700070518", "304500116000157"])
def test_ogrn_of_real_bodies_and_every_slip_of_the_last_digit(number):
    """Odoo's python-stdnum knows no ОГРН; these are published ones."""
    found = [digit for digit in "0123456789" if is_ogrn(number[:-1] + digit)]
    assert found == [number[-1]]


def test_spelling():
    assert digits_of(" 77 07-083 893 ") == "7707083893"
    assert digits_of(None) == ""
    assert format_snils("11223344595") == "112-233-445 95"
