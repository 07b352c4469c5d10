"""п. 80, 152-ФЗ: no access log holds the secret of a link; ``hide_in_access_log`` is the one list of them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = "\n".join(path.read_text() for path in ROOT.glob("addons/*/controllers/*.py"))
ROUTE = re.compile(r'"(/apk/[^"\s]+)"')
PLACE = re.compile(r"<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>")
SECRETS = ("token", "key", "door")  # names of places that hold one
SAMPLES = {"int": "12", "any": "xlsx", "string": "a1b2c3"}

ROUTES = sorted({path for path in ROUTE.findall(SOURCE) if not re.search(r"[{\\]|/$", path)})
HIDDEN = re.findall(r'hide_in_access_log\(r?"([^"]+)"\)', SOURCE)
NGINX = "".join(path.read_text() for path in sorted(ROOT.glob("docker/nginx*.conf")))
NOT_LOGGED = re.search(r"map \$uri \$is_logged \{\s+~\*(\S+) 0;", NGINX)[1]


def is_secret(route):
    return any(place in SECRETS for _kind, place in PLACE.findall(route))


def sample(route):
    return PLACE.sub(lambda found: SAMPLES[found[1] or "string"], route)


SECRET = [route for route in ROUTES if is_secret(route)]


def test_the_lists_were_read():
    assert len(ROUTES) > 25
    assert len(SECRET) >= 9


@pytest.mark.parametrize("route", SECRET)
def test_the_log_of_odoo_hides(route):
    assert any(re.match(path, sample(route)) for path in HIDDEN)


@pytest.mark.parametrize("route", SECRET)
@pytest.mark.parametrize("form", [str, str.upper, lambda path: path + "."], ids=["as it is", "capitals", "with a stop"])  # fmt: skip
def test_the_log_of_nginx_leaves_out(route, form):
    assert re.match(NOT_LOGGED, form(sample(route)), re.IGNORECASE)


@pytest.mark.parametrize("route", sorted(set(ROUTES) - set(SECRET)))
def test_other_pages_are_logged(route):
    if route.startswith("/apk/unsubscribe/"):
        return  # «sent» stands where a secret may stand
    assert not re.match(NOT_LOGGED, sample(route), re.IGNORECASE)


def test_nginx_reads_the_decoded_address_and_keeps_no_referrer():
    assert "map $uri $is_logged" in NGINX
    assert "if=$is_logged" in NGINX
    [form] = re.findall(r"log_format (.*?);", NGINX, re.DOTALL)
    assert not re.search(r"\$(http_referer|request\b(?!_)|request_uri|args|query_string)", form)
    assert set(re.findall(r"access_log (\S+)", NGINX)) == {"/var/log/nginx/access.log", "off;"}


def test_no_error_is_logged_with_its_address():
    assert set(re.findall(r"error_log (.*?);", NGINX)) == {"/var/log/nginx/error.log emerg"}


def test_every_hidden_address_is_a_route():
    unknown = [path for path in HIDDEN if not any(re.match(path, sample(route)) for route in ROUTES)]  # fmt: skip
    assert unknown == []
