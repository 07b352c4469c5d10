"""п. 62: whom the office calls: other systems by HTTPS, never itself."""

import pytest
from apk_api.rules.webhooks import is_callable_url, may_call, signature, wait_before


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:4010::1", "::ffff:8.8.8.8"])
def test_an_address_of_the_internet(address):
    assert may_call(address, is_internal=False)


@pytest.mark.parametrize("address", ["10.1.2.3", "172.16.0.1", "192.168.1.5", "fd00::5"])
def test_an_address_of_the_office_by_a_word_of_the_administrator_alone(address):
    assert may_call(address, is_internal=True)
    assert not may_call(address, is_internal=False)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "::1", "0.0.0.0", "::", "169.254.169.254", "fe80::1%eth0"),
        *("224.0.0.1", "ff02::1", "::ffff:127.0.0.1", "100.64.0.1", "192.0.2.1", "255.255.255.255"),
    ],
)
def test_the_server_itself_and_what_is_no_system_never(address):
    assert not may_call(address, is_internal=True)
    assert not may_call(address, is_internal=False)


@pytest.mark.parametrize("url", ["https://site.test", "https://site.test:8443/a?b=c", "https://[2a00::1]/"])  # fmt: skip
def test_an_address_that_may_be_typed(url):
    assert is_callable_url(url)


@pytest.mark.parametrize(
    "url",
    ["", "http://site.test/", "https://u@site.test/", "https:///a", "https://site.test/#a", "https://site.test:99999/", "https://s\nite.test/", "ftp://site.test", "https://" + "a" * 600],
)  # fmt: skip
def test_an_address_that_may_not(url):
    assert not is_callable_url(url)


def test_the_signature_is_the_same_for_anybody_with_the_secret():
    assert signature("k", 1, b"{}") == signature("k", 1, b"{}")
    assert len({signature(*of) for of in (("k", 1, b"{}"), ("l", 1, b"{}"), ("k", 2, b"{}"), ("k", 1, b"[]"))}) == 4  # fmt: skip


def test_calls_are_given_up_within_two_days():
    waits = [wait_before(attempts) for attempts in range(1, 9)]
    assert waits[-1] is None
    assert None not in waits[:-1]
    assert sum(wait.total_seconds() for wait in waits[:-1]) < 2 * 86_400
