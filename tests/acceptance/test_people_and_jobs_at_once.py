"""п. 20, 25: a scheduled job and people write one message at the same moment; both succeed, what leaves leaves once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from .slow_smtp import SlowSmtp
from .waiting import wait_until

MESSAGES = 8


@pytest.fixture
def slow(odoo):
    """The office sends through a mail server that does not hurry."""
    servers = odoo.call("ir.mail_server", "search_read", [], ["smtp_port"])
    with SlowSmtp() as smtp:
        odoo.call("ir.mail_server", "write", [servers[0]["id"]], {"smtp_port": smtp.port})
        yield smtp
    odoo.call("ir.mail_server", "write", [servers[0]["id"]], {"smtp_port": servers[0]["smtp_port"]})


def deliveries(odoo, case, *documents):
    about = [("case_id", "=", case["id"])]
    about += [("document", "in", documents)] if documents else []
    return odoo.call("apk.delivery", "search_read", about, ["state", "failure", "sent_at"])


def all_sent(odoo, case):
    return {one["state"] for one in deliveries(odoo, case)} == {"sent"}


def answers(slow):
    return [text for text in texts(slow) if "Грант дают на сушилку." in text]


def texts(slow):
    """What has left to clients; the office writes to its own people as well."""
    to_clients = [item for item in slow.received if "client.test" in item["To"]]
    bodies = [item.get_body(("html",)) for item in to_clients]
    return [body.get_content() for body in bodies if body]


@pytest.fixture
def leaving(road, odoo, slow):
    """A message whose answer the mail server has and has not confirmed."""
    subject = f"Грант на сушилку {next(odoo.ids)}"
    road.send(road.email(subject))
    slow.may_answer.set()
    road.fetch()
    case = road.the_case(subject)
    odoo.call("apk.case", "action_accept_and_take", [case["id"]], login="specialist")
    wait_until(lambda: all_sent(odoo, case), "the first reply and the notice of the new status")
    answer = {"answer_body": "<p>Грант дают на сушилку.</p>"}
    odoo.call("apk.case", "save_answer_draft", [case["id"]], answer, 0, login="specialist")
    slow.may_answer.clear()
    odoo.call("apk.case", "action_send_answer", [case["id"]], 1, login="specialist")
    wait_until(lambda: answers(slow), "the answer at the mail server")
    return case


def test_a_message_is_saved_again_and_again_while_its_answer_leaves(odoo, slow, leaving):
    for number in range(10):
        words = {"life_situation": f"Начинает хозяйство, запись {number}"}
        odoo.call("apk.case", "write", [leaving["id"]], words, login="specialist")
    slow.may_answer.set()
    wait_until(
        lambda: deliveries(odoo, leaving, "answer")[0]["state"] != "sending", "what became of it"
    )
    (answer,) = deliveries(odoo, leaving, "answer")
    assert (answer["state"], answer["failure"]) == ("sent", False)
    facts = ["state", "answered_at", "life_situation"]
    (after,) = odoo.call("apk.case", "read", [leaving["id"]], facts)
    assert (after["state"], after["answered_at"]) == ("answered", answer["sent_at"])
    assert after["life_situation"].endswith("запись 9")
    assert len(answers(slow)) == 1


def test_a_burst_of_saves_right_after_the_registration(road, odoo, slow):
    slow.may_answer.set()
    subjects = [f"Грант на кормушку {next(odoo.ids)}" for _number in range(MESSAGES)]
    for subject in subjects:
        road.send(road.email(subject))
    with ThreadPoolExecutor(4) as pool:
        fetching = pool.submit(road.fetch)
        done = list(pool.map(lambda subject: take_and_write(road, odoo, subject), subjects))
        fetching.result()
    for case in done:
        wait_until(lambda case=case: all_sent(odoo, case), f"all that leaves about {case['name']}")
        (after,) = odoo.call("apk.case", "read", [case["id"]], ["state", "answer_version"])
        assert (after["state"], after["answer_version"]) == ("in_work", 5)
        left = [text for text in texts(slow) if case["name"] in text]
        assert len(left) == len(deliveries(odoo, case)), "one e-mail for each delivery"


def take_and_write(road, odoo, subject):
    """As soon as a message can be seen it is taken, and its answer saved five times."""
    (case,) = wait_until(lambda: road.cases(subject), f"the message «{subject}»")
    odoo.call("apk.case", "action_accept_and_take", [case["id"]], login="specialist")
    for version in range(5):
        words = {"answer_body": f"<p>Набросок {version}</p>"}
        odoo.call("apk.case", "save_answer_draft", [case["id"]], words, version, login="specialist")
    return case
