"""Odoo killed with ``kill -9`` between two steps: no e-mail is lost, no first reply leaves twice."""

from contextlib import suppress

import pytest
import requests

from .road import Road
from .waiting import wait_until


@pytest.fixture
def road(mortal_odoo, mail):
    mortal_odoo.revive()
    return Road(mortal_odoo, mail)


def die(road, moment, step):
    """Do a step during which the server dies."""
    road.odoo.crash_at(moment)
    with suppress(requests.RequestException):  # the server dies with the request in its hands
        step()
    road.odoo.has_crashed()


@pytest.mark.parametrize("moment", ["spooled, not registered", "registered, not committed"])
def test_between_fetching_and_registering(road, moment):
    road.send(road.email(moment))
    die(road, moment, road.fetch)
    assert road.odoo.query(f"select state from apk_mail_spool where subject = '{moment}'") == [
        ["received"]
    ]
    road.odoo.start()
    road.settle()
    case = road.the_case(moment)
    road.email_about(case["name"])
    assert len(road.emails_about(case["name"])) == 1


@pytest.mark.parametrize("moment", ["written, not sent", "connected, not sent"])
def test_between_writing_the_first_reply_and_sending_it(road, moment):
    road.send(road.email(moment))
    die(road, moment, road.fetch)
    road.odoo.start()
    road.settle()
    case = road.the_case(moment)
    road.email_about(case["name"])
    assert len(road.emails_about(case["name"])) == 1


def test_between_writing_the_answer_and_sending_it(road):
    road.receive(road.email("Ответ и сбой"))
    case = road.the_case("Ответ и сбой")
    road.email_about(case["name"])
    wait_until(
        lambda: road.deliveries(case)[0]["state"] == "sent", "the first reply to be recorded"
    )
    road.agree(case)
    road.odoo.call("apk.case", "write", [case["id"]], {"answer_body": "<p>Приходите завтра.</p>"})
    die(
        road,
        "written, not sent",
        lambda: road.odoo.call("apk.case", "action_send_answer", [case["id"]]),
    )
    road.odoo.start()
    road.settle()
    road.email_about(case["name"], subject="Ответ")
    assert road.the_case("Ответ и сбой")["state"] == "answered"


def test_between_sending_and_recording_it_is_never_sent_twice(road):
    """The mail server has the e-mail, Odoo does not know: a person is asked instead of a second e-mail."""
    road.send(road.email("Ушло, но не записано"))
    die(road, "sent, not recorded", road.fetch)
    road.odoo.start()
    road.settle()
    case = road.the_case("Ушло, но не записано")
    assert len(road.emails_about(case["name"])) == 1
    (delivery,) = road.deliveries(case)
    assert delivery["state"] == "unclear"
    road.odoo.call("apk.delivery", "action_confirm_sent", [delivery["id"]])
    (delivery,) = road.deliveries(case)
    assert delivery["state"] == "sent"
