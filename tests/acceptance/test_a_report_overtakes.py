"""п. 25: a report on an e-mail of ours reaches its delivery over real SMTP and IMAP, also when it overtakes our own mark."""

import contextlib
from email import message_from_string
from email.policy import SMTP

import psycopg2
import pytest

SENDING_LOCK = 1042025  # apk_client/models/notice/apk_delivery_email.py


def report(message_id, client, *, action="failed", status="5.1.1"):
    """What a server writes to us (RFC 3464)."""
    return message_from_string(
        f"From: MAILER-DAEMON@mx.client.test\nTo: office@apk.test\nSubject: Report {message_id}\n"
        f"Message-Id: <{action}-{message_id.strip('<>')}>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nReport\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.client.test\n\n"
        f"Final-Recipient: rfc822; {client}\nAction: {action}\nStatus: {status}\n\n"
        f"--b\nContent-Type: text/rfc822-headers\n\nMessage-Id: {message_id}\nTo: {client}\n\n--b--\n",
        policy=SMTP,
    )


@contextlib.contextmanager
def being_sent(database, delivery):
    """As the process that is sending holds it until «sent» is committed."""
    with contextlib.closing(psycopg2.connect(dbname=database)) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute("select pg_advisory_lock(%s, %s)", [SENDING_LOCK, delivery])
        yield


@pytest.fixture
def first_reply(road):
    road.receive(road.email("Отчёт обгоняет"))
    case = road.the_case("Отчёт обгоняет")
    message = road.email_about(case["name"])
    (delivery,) = road.deliveries(case)
    return delivery["id"], message["Message-Id"].strip()


def test_a_report_that_overtakes_the_mark_sent_waits_for_it(road, first_reply):
    delivery, message_id = first_reply
    raw = report(message_id, road.client)
    with being_sent(road.odoo.database, delivery):
        road.receive(raw, sender="")
        (waiting,) = road.spooled(f"Report {message_id}")
        assert waiting["state"] == "received"
    road.odoo.run_cron("apk_case.ir_cron_register_spooled")
    (recorded,) = road.spooled(f"Report {message_id}")
    assert recorded["state"] == "recorded"
    (found,) = road.odoo.call("apk.delivery", "read", [delivery], ["state", "failure"])
    assert found["state"] == "failed"
    assert found["failure"].startswith("Такого адреса нет")
