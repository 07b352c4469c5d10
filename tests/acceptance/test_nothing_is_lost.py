"""Every e-mail is registered once; machines get no first reply; damaged e-mails keep their original."""

import pytest
from apk_case.rules.mail_identity import email_fingerprint

from tests.malformed_mail import malformed

IDLE_FETCHES = 20


def test_the_same_email_twice_is_one_message(road):
    message = road.email("Одно письмо")
    road.send(message)
    road.send(message)
    road.fetch()
    case = road.the_case("Одно письмо")
    road.email_about(case["name"])


def test_a_reply_lands_in_the_same_message(road):
    road.receive(road.email("С продолжением"))
    case = road.the_case("С продолжением")
    first_reply = road.email_about(case["name"])
    reply = road.email("Re: зарегистрировано", In_Reply_To=first_reply["Message-Id"])
    road.receive(reply)
    assert road.cases("Re: зарегистрировано") == []
    (spooled,) = road.spooled("Re: зарегистрировано")
    assert (spooled["state"], spooled["case_id"][0]) == ("attached", case["id"])
    assert len(road.the_case("С продолжением")["delivery_ids"]) == 1


@pytest.mark.parametrize(
    ("subject", "headers", "envelope"),
    [
        pytest.param("Я в отпуске", {"Auto_Submitted": "auto-replied"}, {}, id="RFC 3834"),
        pytest.param("Нет на месте", {}, {"sender": ""}, id="empty return path"),
        pytest.param("Новости", {"List_Id": "<news.client.test>"}, {}, id="mailing list"),
        pytest.param("Наше эхо", {"sender": "office@apk.test"}, {}, id="own address"),
    ],
)
def test_a_machine_gets_no_first_reply(road, subject, headers, envelope):
    road.receive(road.email(subject, **headers), **envelope)
    assert road.cases(subject) == []
    (spooled,) = road.spooled(subject)
    assert spooled["state"] == "quarantined"
    assert spooled["reason"]


def test_a_notice_that_cannot_be_delivered_comes_back_to_the_message(road):
    """Postfix itself refuses the client's address: the promise stays open and a person is warned."""
    road.receive(road.email("Неверный адрес", sender="ivanov@nowhere.test"))
    case = road.the_case("Неверный адрес")
    road.odoo.run_cron("apk_client.ir_cron_send_deliveries")
    (delivery,) = road.deliveries(case)
    assert delivery["state"] == "failed"


BROKEN = {
    "unknown charset": b'Content-Type: text/plain; charset="klingon"\r\n\r\n\xd0\xd1\xff\r\n',
    "NUL in base64": b"Content-Type: text/plain; charset=utf-8\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\nAAAA0YLQtdGB0YI=\r\n",
    "invalid base64": b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%\r\n",
    "cut multipart": b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/pl',
    "headers in eight bits": b"X-Name: \xcf\xf0\xe8\xe2\xe5\xf2\r\n\r\n\xcf\xf0\xe8\xe2\xe5\xf2\r\n",
    "empty": b"\r\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_damaged_email_is_a_message(road, name):
    head = f"From: broken@client.test\r\nSubject: Broken: {name}\r\nMessage-Id: <{name.replace(' ', '-')}@x>\r\n"
    road.receive(head.encode() + BROKEN[name])
    case = road.the_case(f"Broken: {name}")
    (spooled,) = road.spooled(f"Broken: {name}")
    assert (spooled["state"], spooled["case_id"][0]) == ("registered", case["id"])


@pytest.mark.parametrize("name", set(BROKEN) - {"empty"})
def test_a_damaged_email_has_the_original_attached(road, name):
    case = road.the_case(f"Broken: {name}")
    files = road.odoo.call(
        "ir.attachment", "search_read",
        [("res_model", "=", "apk.case"), ("res_id", "=", case["id"])], ["name"],
    )  # fmt: skip
    assert "email.eml" in [file["name"] for file in files]


def fetch_all(road):
    """Until the mailbox is empty; the limit is in fetches that bring nothing, not in seconds of a busy machine."""
    left, idle = road.mail.unseen(road.office), 0
    while left:
        road.fetch()
        before, left = left, road.mail.unseen(road.office)
        idle = 0 if left < before else idle + 1
        assert idle < IDLE_FETCHES, f"{left} e-mails stay in the mailbox"


@pytest.mark.timeout(0)  # by its fetches, see fetch_all
def test_hundreds_of_malformed_emails_are_all_accounted_for(road):
    """Put into the mailbox byte by byte; each is a message, joins one, is a report on ours, or is quarantined."""
    road.mail.drop(malformed(800), road.office)
    dropped = {email_fingerprint(raw) for raw in road.mail.unread(road.office)}
    assert len(dropped) > 550, "the e-mails differ from one another, where they have an identity"
    fetch_all(road)
    road.odoo.run_cron("apk_case.ir_cron_register_spooled")
    states = road.odoo.query("select state, count(*) from apk_mail_spool group by state")
    assert {state for state, _count in states} <= {
        "registered",
        "attached",
        "recorded",
        "quarantined",
    }
    kept = {row[0] for row in road.odoo.query("select fingerprint from apk_mail_spool")}
    assert dropped - kept == set()
    orphans = "select id from apk_mail_spool where state in ('registered', 'attached') and case_id is null"
    assert road.odoo.query(orphans) == []


def test_many_emails_of_one_sender_are_all_registered(road):
    for number in range(25):
        road.send(road.email("Много писем", sender="busy@client.test", text=f"Письмо {number}"))
    fetch_all(road)
    cases = road.cases("Много писем")
    assert len({case["name"] for case in cases}) == 25
    held = [case for case in cases if case["first_reply_hold"]]
    assert len(held) == 15
