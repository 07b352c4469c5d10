"""п. 62, 80, 152-ФЗ: the nginx of ``docker/`` writes down no secret of a link, whatever the request looks like, and never makes the
exchange or a network wait for the rate of visitors."""

import re
import socket
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.architecture.test_secrets_of_links import PLACE, ROUTES, SAMPLES, SOURCE

from .nginx_server import Nginx

SECRET = "zzsecretzz7"
MACHINE = re.findall(r'"(/apk/[^"]+)",?\s[^@]*?gate="machine"', SOURCE)


@pytest.fixture(scope="module")
def nginx():
    server = Nginx()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def nginx_alone():
    server = Nginx()
    server.start()
    server.lose_odoo()
    yield server
    server.stop()


def with_secret(route):
    """Every place that may hold words holds the secret."""
    return PLACE.sub(lambda found: SAMPLES.get(found[1], SECRET), route)


def forms(path):
    """The same address as mail programs, people and attackers write it."""
    yield path
    yield path + "."
    yield path + "/"
    yield path.replace("/apk/", "//apk//")
    yield path.replace("/apk/", "/%61pk/")
    yield path.replace("/apk/", "/./apk/x/../")
    yield path.upper().replace(SECRET.upper(), SECRET)
    yield path + "?token=" + SECRET
    yield path + "#" + SECRET


LINKS = [
    with_secret(route) for route in ROUTES if re.search(r"<(string:)?(token|key|door)>", route)
]
SPELLINGS = [
    pytest.param(str, id="as it is"),
    pytest.param(str.upper, id="capitals"),
    pytest.param(lambda path: path.replace("/apk/", "/Apk/"), id="a capital"),
    pytest.param(lambda path: path.replace("/apk/", "//%41pk//"), id="a capital written as a code"),
]
ODOOS = [f"/web/reset_password?token={SECRET}", f"/web/signup?db=x&token={SECRET}", f"/my/orders/1?access_token={SECRET}"]  # fmt: skip


def get(server, target):
    """A request whose line is sent as it is."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        line = f"GET {target} HTTP/1.1\r\nHost: office\r\nReferer: http://office/apk/visit/{SECRET}\r\n"
        connection.sendall(f"{line}Connection: close\r\n\r\n".encode())
        return connection.makefile("rb").readline()


def test_the_addresses_were_read():
    assert len(LINKS) >= 9
    assert {"/apk/telephony/event", "/apk/social/<string:door>"} <= set(MACHINE)


@pytest.mark.parametrize("path", LINKS + ODOOS)
def test_no_form_of_a_link_is_written_down(nginx, path):
    for target in forms(path):
        assert get(nginx, target).startswith(b"HTTP/1.1")
    assert SECRET not in nginx.logged()


def test_a_line_that_is_no_request_is_not_written_down(nginx):
    for target in (f"/apk/visit/{SECRET} x", f"/apk/visit/{SECRET}%zz", f"/apk/visit/%00{SECRET}", f"\x01/apk/visit/{SECRET}"):  # fmt: skip
        get(nginx, target)
    assert SECRET not in nginx.logged()


def test_a_page_without_a_secret_is_written_down(nginx):
    get(nginx, "/apk/contacts")
    assert "GET /apk/contacts 200" in nginx.logged()


def test_an_error_behind_a_link_is_not_written_down(nginx_alone):
    for path in LINKS + ODOOS:
        assert get(nginx_alone, path).split()[1] in (b"502", b"429")
    assert SECRET not in nginx_alone.logged()


def at_once(server, method, path, times):
    with ThreadPoolExecutor(20) as pool:
        answers = pool.map(lambda _time: requests.request(method, server.url + path, data=b"{}", timeout=60), range(times))  # fmt: skip
        return {answer.status_code for answer in answers}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("route", MACHINE)
def test_the_exchange_and_the_networks_are_never_made_to_wait(nginx, route, spelling):
    assert at_once(nginx, "POST", spelling(with_secret(route)), 300) == {200}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_visitor_who_asks_too_often_is_told_so(nginx, spelling):
    assert 429 in at_once(nginx, "GET", spelling("/apk/faq"), 100)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_exchange_is_refused_from_another_network_in_every_spelling(spelling):
    server = Nginx(changes={"allow 127.0.0.0/8;": ""})
    server.start()
    try:
        for path in ("/apk/telephony/event", "/apk/telephony/", "/apk/telephony"):
            answer = requests.post(server.url + spelling(path), data=b"{}", timeout=30)
            assert answer.status_code == 403
        assert requests.get(server.url + spelling("/apk/faq"), timeout=30).status_code == 200
    finally:
        server.stop()


def test_https_is_the_only_door_of_a_department():
    server = Nginx("https")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=office", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", server.folder / "tls_key", "-out", server.folder / "tls_certificate"],
        check=True, capture_output=True,
    )  # fmt: skip
    server.start()
    try:
        sent_on = requests.get(
            server.url + f"/apk/visit/{SECRET}", allow_redirects=False, timeout=30
        )
        assert (sent_on.status_code, sent_on.headers["Location"]) == (301, f"https://127.0.0.1/apk/visit/{SECRET}")  # fmt: skip
        url = f"https://127.0.0.1:{server.https_port}/apk/contacts"
        page = requests.get(url, verify=server.folder / "tls_certificate", timeout=30)
        assert page.status_code == 200
        assert "max-age" in page.headers["Strict-Transport-Security"]
        assert SECRET not in server.logged()
    finally:
        server.stop()
