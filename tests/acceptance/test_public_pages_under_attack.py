"""п. 20, 22, 62: what is done to the pages for clients from outside neither stops the office nor multiplies its work."""

import re
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
import requests

from .road import Road
from .waiting import wait_until

STAMP = re.compile(r'name="stamp" value="([^"]+)"')
SHORTER_THAN_SMTP = 50  # seconds; Odoo gives a silent mail server 60


@contextmanager
def silent_server():
    """Accepts connections and says nothing; gives its port and the list of who is waiting."""
    waiting = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept():
            while True:
                try:
                    waiting.append(server.accept()[0])
                except OSError:
                    return

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield server.getsockname()[1], waiting
        finally:
            server.shutdown(socket.SHUT_RDWR)
            for connection in waiting:
                connection.close()


@pytest.fixture
def silence(mortal_odoo):
    """The office's mail server accepts and is silent."""
    servers = mortal_odoo.call("ir.mail_server", "search", [])
    (port,) = [row["smtp_port"] for row in mortal_odoo.call("ir.mail_server", "read", servers, ["smtp_port"])]  # fmt: skip
    with silent_server() as (silent_port, waiting):
        mortal_odoo.call("ir.mail_server", "write", servers, {"smtp_port": silent_port})
        yield waiting
    mortal_odoo.call("ir.mail_server", "write", servers, {"smtp_port": port})


def contact_form(odoo, text, email="silent@client.test"):
    page = requests.get(f"{odoo.url}/apk/feedback/contact", timeout=SHORTER_THAN_SMTP).text
    sent = {"name": "Пётр", "email": email, "phone": "", "text": text}
    return {**sent, "stamp": STAMP.search(page)[1]}


def send(odoo, form):
    return requests.post(f"{odoo.url}/apk/feedback/contact", data=form, timeout=SHORTER_THAN_SMTP)


def registered(odoo, text):
    return odoo.query(f"select id from apk_case where subject like '%{text}%'")


def test_a_silent_mail_server_delays_neither_a_page_nor_the_intake(mortal_odoo, silence, mail):
    answer = send(mortal_odoo, contact_form(mortal_odoo, "Почта молчит"))
    assert answer.url.endswith("/apk/feedback/contact/sent")
    assert len(registered(mortal_odoo, "Почта молчит")) == 1
    wait_until(lambda: silence, "somebody to wait for the silent server")  # it is not the page
    assert send(mortal_odoo, contact_form(mortal_odoo, "И ещё раз")).ok

    road = Road(mortal_odoo, mail)
    road.send(road.email("Письмо при молчащей почте"))
    fetched = threading.Thread(target=road.fetch)
    fetched.start()
    wait_until(
        lambda: road.cases("Письмо при молчащей почте"), "the intake", seconds=SHORTER_THAN_SMTP
    )
    fetched.join(SHORTER_THAN_SMTP)
    assert not fetched.is_alive()


def test_four_clicks_at_the_same_moment_are_one_message(odoo):
    form, together = (
        contact_form(odoo, "Четыре нажатия", "clicks@client.test"),
        threading.Barrier(4),
    )

    def click(_number):
        together.wait()
        return send(odoo, form)

    with ThreadPoolExecutor(4) as clicks:
        answers = list(clicks.map(click, range(4)))
    assert {answer.url for answer in answers} == {f"{odoo.url}/apk/feedback/contact/sent"}
    assert {answer.status_code for answer in answers} == {200}
    assert len(registered(odoo, "Четыре нажатия")) == 1
    assert len(odoo.query("select id from res_partner where email = 'clicks@client.test'")) == 1


def test_two_tabs_at_the_same_moment_are_one_message(odoo):
    forms = [contact_form(odoo, "Две вкладки", "tabs@client.test") for _tab in range(2)]
    with ThreadPoolExecutor(2) as tabs:
        answers = list(tabs.map(lambda form: send(odoo, form), forms))
    assert all(answer.url.endswith("/sent") for answer in answers)
    assert len(registered(odoo, "Две вкладки")) == 1


def test_the_form_to_print_is_drawn_once_for_all_who_ask_at_once(odoo):
    url = f"{odoo.url}/apk/subscribe/form.pdf"
    odoo.query("update apk_consent_text set printed_from = null")
    together = threading.Barrier(24)

    def ask(_number):
        together.wait()
        return requests.get(url, timeout=120)

    with ThreadPoolExecutor(24) as visitors:
        answers = list(visitors.map(ask, range(24)))
    kinds = {(answer.status_code, answer.content[:4] == b"%PDF") for answer in answers}
    assert kinds <= {(200, True), (503, False)}
    drawn = odoo.query("select id from apk_consent_text where printed_from is not null")
    assert len(drawn) == 1
    first = wait_until(lambda: requests.get(url, timeout=120).content, "the kept form")
    assert first.startswith(b"%PDF")
    assert requests.get(url, timeout=120).content == first
