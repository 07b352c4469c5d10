"""п. 30, 41: a hidden number is nobody's, a number without its code is shown for what it is."""

import pytest
from apk_line.rules.caller_number import district_digits, format_phone, is_hidden


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("", id="nothing was sent"),
        pytest.param("anonymous", id="the word of RFC 3325"),
        pytest.param("Anonymous", id="in another case"),
        pytest.param("<unknown>", id="the word of Asterisk"),
        pytest.param("sip:anonymous@anonymous.invalid", id="the whole address"),
        pytest.param(" restricted ", id="with spaces"),
    ],
)
def test_a_word_in_place_of_a_number_is_a_hidden_number(number):
    assert is_hidden(number)


@pytest.mark.parametrize("number", ["+79101234567", "51640", "205", "unknown-205"])
def test_a_number_is_not_hidden(number):
    assert not is_hidden(number)


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        pytest.param("51640", "51640", id="of a district"),
        pytest.param("5-16-40", "51640", id="of a district, with hyphens"),
        pytest.param("551640", "551640", id="of Kostroma"),
        pytest.param("205", "", id="of the office's own exchange"),
        pytest.param("+74942551640", "", id="whole"),
        pytest.param("+51640", "", id="of another country"),
        pytest.param("anonymous", "", id="hidden"),
    ],
)
def test_a_number_without_its_code(number, digits):
    assert district_digits(number) == digits


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        pytest.param("+79101234567", "+7 910 123-45-67", id="mobile"),
        pytest.param("+74942551640", "+7 4942 55-16-40", id="Kostroma"),
        pytest.param("+74944551640", "+7 49445 5-16-40", id="a district"),
        pytest.param("51640", "5-16-40", id="a district without its code"),
        pytest.param("551640", "55-16-40", id="Kostroma without its code"),
        pytest.param("205", "205", id="a short number stays"),
        pytest.param("+375291234567", "+375291234567", id="another country stays"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_number_as_it_is_read_out(number, shown):
    assert format_phone(number) == shown
