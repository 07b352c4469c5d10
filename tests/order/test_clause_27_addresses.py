"""п. 27: addresses on the wire and in which zone; what a refusal of a mail server means; how fast e-mails leave."""

import pytest
from apk_client.rules.addresses import is_in_russian_zone, on_the_wire
from apk_mailing.rules.pace import left_this_hour, retry_at
from apk_mailing.rules.refusals import address_is_dead, status_says_dead

from tests.moments import at


@pytest.mark.parametrize(
    ("address", "wire", "russian"),
    [
        pytest.param("ivanov@mail.ru", "ivanov@mail.ru", True, id="an ordinary Russian mailbox"),
        pytest.param(
            "ivanov@почта.рф", "ivanov@xn--80a1acny.xn--p1ai", True, id="a domain in Cyrillic"
        ),
        pytest.param("ivanov@old.su", "ivanov@old.su", True, id="the old zone"),
        pytest.param("ivanov@gmail.com", "ivanov@gmail.com", False, id="a mailbox abroad"),
        pytest.param(
            "ivanov@ru.example.com", "ivanov@ru.example.com", False, id="ru is not the zone"
        ),
        pytest.param("ivanov@MAIL.RU", "ivanov@MAIL.RU", True, id="in capitals"),
    ],
)
def test_addresses(address, wire, russian):
    assert on_the_wire(address) == wire
    assert is_in_russian_zone(address) is russian


def test_a_domain_that_cannot_be_written_is_no_russian_one():
    assert not is_in_russian_zone("ivanov@" + "ы" * 80 + ".рф")


@pytest.mark.parametrize(
    ("code", "text", "dead"),
    [
        pytest.param(550, "5.1.1 no such user", True, id="no such mailbox"),
        pytest.param(550, "5.2.1 mailbox disabled", True, id="switched off"),
        pytest.param(550, "No such user here", True, id="an old server without the enhanced code"),
        pytest.param(553, "not allowed", True, id="name not allowed"),
        pytest.param(
            550, "5.7.1 message refused", False, id="the e-mail is refused, not the address"
        ),
        pytest.param(552, "5.2.2 mailbox full", False, id="a full mailbox"),
        pytest.param(554, "transaction failed", False, id="nothing is said about the address"),
        pytest.param(450, "4.2.1 try later", False, id="for a while"),
        pytest.param(421, "too many connections", False, id="the server is busy"),
    ],
)
def test_refusals(code, text, dead):
    assert address_is_dead(code, text) is dead


@pytest.mark.parametrize(
    ("status", "dead"),
    [
        pytest.param("5.1.1", True, id="returned: no such mailbox"),
        pytest.param("4.4.1", False, id="given up after days"),
        pytest.param("5.7.1", False, id="returned as unwelcome"),
        pytest.param("", False, id="no status"),
    ],
)
def test_returned_emails(status, dead):
    assert status_says_dead(status) is dead


@pytest.mark.parametrize(
    ("limit", "sent", "left"),
    [(100, 0, 100), (100, 99, 1), (100, 100, 0), (100, 140, 0), (0, 5000, float("inf"))],
)
def test_emails_left_in_the_hour(limit, sent, left):
    assert left_this_hour(limit, sent) == left


def test_attempts_come_to_an_end():
    now = at("Fri 2026-11-20 11:00")
    moments = [retry_at(attempts, now) for attempts in range(1, 7)]
    assert moments[0] == at("Fri 2026-11-20 11:05")
    assert moments[4] == at("Fri 2026-11-20 23:00")
    assert moments[5] is None
