"""Is the installation ready? What is told of an address, of a copy, of a sender, of a mailbox."""

from datetime import timedelta

import pytest
from apk_base.rules.readiness import (
    address_problem,
    as_address,
    backup_problem,
    letter_problem,
    sender_problem,
)
from apk_case.rules.mailbox_state import mailbox_state

from ..moments import at


def utc(text):
    moment = at(text)
    return moment.replace(tzinfo=None) - moment.utcoffset()


NOW = utc("Tue 2026-12-01 10:00")


@pytest.mark.parametrize(
    ("url", "is_frozen", "problem"),
    [
        pytest.param("https://apk.example.ru", True, "", id="a client opens it from home"),
        pytest.param("https://apk.example.ru", False, "changeable", id="the next sign-in rewrites it"),
        pytest.param("http://apk.example.ru", True, "plain", id="read on the way"),
        pytest.param("http://127.0.0.1:8069", True, "local", id="this computer"),
        pytest.param("https://localhost", True, "local", id="this computer by name"),
        pytest.param("https://192.168.1.5", True, "local", id="inside of the office"),
        pytest.param("https://[::1]:8069", True, "local", id="this computer, sixth version"),
        pytest.param("https://odoo.office.local", True, "local", id="a name of the office's own network"),
        pytest.param("https://agro", True, "local", id="a name without a domain"),
        pytest.param("https://апк.рф", True, "", id="a Russian domain"),
        pytest.param("https://91.1.2.3", True, "", id="an address of the Internet"),
        pytest.param("https://apk.example.ru:8443/", True, "", id="a port and a slash"),
        pytest.param("https://apk.example.ru/odoo/apk-readiness", True, "page", id="a screen of the program"),
        pytest.param("https://apk.example.ru//", True, "page", id="two slashes"),
        pytest.param("https://apk.example.ru/?debug=1", True, "page", id="a query"),
        pytest.param("https://apk.example.ru?", True, "page", id="an empty query"),
        pytest.param("https://apk.example.ru/#top", True, "page", id="a place of a page"),
        pytest.param("https://admin:secret@apk.example.ru", True, "page", id="with a password"),
        pytest.param("https://apk.example.ru:порт", True, "unknown", id="no port"),
        pytest.param("https://apk example.ru", True, "unknown", id="two words"),
        pytest.param("", True, "unknown", id="nothing"),
        pytest.param("apk.example.ru", True, "unknown", id="no scheme"),
        pytest.param("ftp://apk.example.ru", True, "unknown", id="not for browsers"),
        pytest.param("https://[bad", True, "unknown", id="no address at all"),
    ],
)  # fmt: skip
def test_links_lead_where_a_client_can_open_them(url, is_frozen, problem):
    assert address_problem(url, is_frozen) == problem


def test_an_address_is_kept_without_what_was_pasted_along_with_it():
    assert as_address(" https://apk.example.ru/ \n") == "https://apk.example.ru"
    assert as_address("https://apk.example.ru") == "https://apk.example.ru"


@pytest.mark.parametrize(
    ("last_at", "problem"),
    [
        pytest.param("", "never", id="no copy was ever made"),
        pytest.param("2026-12-01T01:00:00", "", id="this night"),
        pytest.param("2026-12-01T01:00:00+00:00", "", id="this night, with the zone"),
        pytest.param("2026-12-01T01:00:00Z", "", id="this night, as other programs write it"),
        pytest.param("2026-11-29T08:00:00", "", id="one night has failed"),
        pytest.param("2026-11-29T06:59:00", "old", id="two nights have failed"),
        pytest.param("вчера", "unreadable", id="written by a person"),
        pytest.param("2027-12-01T01:00:00", "unreadable", id="a moment that is still to come"),
    ],
)
def test_a_copy_is_of_last_night(last_at, problem):
    assert backup_problem(last_at, NOW) == problem


@pytest.mark.parametrize(
    ("sender", "filters", "problem"),
    [
        pytest.param("apk@office.ru", ["apk@office.ru"], "", id="the server is for it"),
        pytest.param("APK@office.ru", ["news@office.ru, apk@OFFICE.ru"], "", id="one of several"),
        pytest.param("apk@office.ru", ["office.ru"], "", id="the server is for the domain"),
        pytest.param("apk@office.ru", [""], "", id="the server is for anybody"),
        pytest.param("apk@office.ru", [], "", id="no server: another check tells that"),
        pytest.param("apk@office.ru", ["shop@trade.ru"], "refused", id="the server is for others"),
        pytest.param("apk@office.ru", ["shop@trade.ru", "office.ru"], "", id="the second one is for it"),
        pytest.param("", ["office.ru"], "nobody", id="no sender"),
        pytest.param("office", [], "nobody", id="what is no address"),
    ],
)  # fmt: skip
def test_letters_to_colleagues_leave_from_an_address_that_a_server_lets_pass(
    sender, filters, problem
):
    assert sender_problem(sender, filters) == problem


def test_only_a_letter_that_was_taken_proves_a_mail_server():
    hour = timedelta(hours=1)
    assert letter_problem(False, None, None) == "missing"
    assert letter_problem(True, NOW, None) == "untried"
    assert letter_problem(True, NOW, NOW - hour) == "changed"
    assert letter_problem(True, NOW - hour, NOW) == ""
    assert letter_problem(True, None, NOW) == "", "the server stands in the file"


@pytest.mark.parametrize(
    ("mailboxes", "state"),
    [
        pytest.param([], "missing", id="none"),
        pytest.param([("draft", False)], "draft", id="entered, not started"),
        pytest.param([("done", False)], "", id="read"),
        pytest.param([("done", False), ("draft", False)], "", id="one is read, one is being prepared"),
        pytest.param([("done", False), ("done", True)], "failing", id="one of two fails"),
        pytest.param([("draft", True)], "draft", id="it failed before it was stopped"),
    ],
)  # fmt: skip
def test_clause_18_a_mailbox_is_read(mailboxes, state):
    assert mailbox_state(mailboxes) == state
