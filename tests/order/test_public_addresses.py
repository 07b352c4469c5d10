"""п. 62: what no link can hold is no address of ours; a village behind one address of the network is let in."""

import pytest
from apk_base.rules.flood import network_of
from apk_base.rules.public_address import is_clean, is_for_clients, is_possible, without_controls


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\0", "\t", "\x0b", "\x1b", "\x7f", "\x85", "\x9f"])  # fmt: skip
def test_no_control_sign_in_any_part(sign):
    assert not is_clean(f"/apk/visit/a{sign}b")
    assert not is_clean("/apk/faq", f"q=a{sign}b")


@pytest.mark.parametrize("escaped", ["%0D%0A", "%0a", "%00", "%09", "%7F", "%C2%85"])
def test_nor_an_escaped_one_in_the_query(escaped):
    assert not is_clean("/apk/faq", f"q=a{escaped}b")
    assert not is_clean("/apk/faq", f"a{escaped}b=1")


@pytest.mark.parametrize("escaped", ["%0D%0A", "%00"])
def test_nor_one_escaped_twice_in_the_path(escaped):
    assert not is_clean(f"/apk/visit/a{escaped}b")


@pytest.mark.parametrize("query", ["", "q=трактор+и+сеялка", "q=%D1%80%D0%B0%D0%BF%D1%81", "q=50%25", "q=a%C2%A0b", "q=%E2%80%8B", "%zz"])  # fmt: skip
def test_words_of_people_pass(query):
    assert is_clean("/apk/faq", query)


def test_a_path_in_capitals_is_ours():
    assert is_for_clients("/APK/Unsubscribe/ABC")
    assert is_for_clients("/apk")
    assert not is_for_clients("/apk_base/static/x.css")
    assert not is_for_clients("/web")


def test_numbers_of_no_record():
    assert is_possible({"case_id": 1, "token": "9" * 30})
    assert not is_possible({"case_id": 2**31})


def test_ends_of_lines_of_a_form_stay():
    assert without_controls("а\0б\x01\r\nв\tг\x85") == "аб\r\nв\tг"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_a_subscriber_of_ipv6_is_one(address, network):
    assert network_of(address) == network
