"""What the containers are made of is a decision written down: exact versions, secrets from files, a restart and a check of health."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DOCKER = ROOT / "docker"
EXACT = re.compile(r"[\w./-]+:v?\d+\.\d+(\.\d+)*(-\d{8})?")
COMPOSED = ("compose.yaml", "compose.production.yaml")


def services(name):
    """Services of a file, each laid over the one that it extends."""
    common = yaml.safe_load((DOCKER / "services.yaml").read_text())["services"]
    found = yaml.safe_load((DOCKER / name).read_text())["services"]
    return {
        service: {**common.get((text.get("extends") or {}).get("service"), {}), **text}
        for service, text in found.items()
    }


ALL = [(name, service, text) for name in COMPOSED for service, text in services(name).items()]
each_service = pytest.mark.parametrize(("name", "service", "text"), ALL, ids=[f"{name}-{service}" for name, service, _text in ALL])  # fmt: skip


@each_service
def test_an_image_has_an_exact_version(name, service, text):
    assert EXACT.fullmatch(text["image"]), text["image"]


def test_the_image_of_odoo_is_of_a_day():
    [image] = re.findall(r"^FROM (\S+)", (DOCKER / "Dockerfile").read_text(), re.M)
    assert re.fullmatch(r"odoo:19\.0-\d{8}", image)


@each_service
def test_whatever_stops_comes_back_and_the_schema_runs_once(name, service, text):
    assert text.get("restart") == (None if service == "schema" else "unless-stopped")
    assert "healthcheck" in text or service in ("schema", "mail", "mailbox")


@each_service
def test_odoo_waits_for_its_schema_and_nginx_for_odoo(name, service, text):
    expected = {
        "schema": {"postgres": {"condition": "service_healthy"}},
        "odoo": {"postgres": {"condition": "service_healthy"}, "schema": {"condition": "service_completed_successfully"}},
        "nginx": {"odoo": {"condition": "service_healthy"}},
    }.get(service)  # fmt: skip
    assert text.get("depends_on") == expected


@each_service
def test_no_password_stands_in_a_file_of_ours(name, service, text):
    for key, value in (text.get("environment") or {}).items():
        assert "PASSWORD" not in key or (
            key.endswith("_FILE") and value.startswith("/run/secrets/")
        )


def test_a_department_opens_the_proxy_alone():
    assert [service for service, text in services("compose.production.yaml").items() if text.get("ports")] == ["nginx"]  # fmt: skip
    for service, text in services("compose.yaml").items():
        assert all(port.startswith("127.0.0.1:") for port in text.get("ports", ())), service


def test_odoos_user_of_postgresql_is_no_superuser():
    assert "NOSUPERUSER NOCREATEROLE CREATEDB" in (DOCKER / "postgres-role.sh").read_text()


def test_the_packages_of_the_image_are_locked_with_hashes():
    locked = (ROOT / "requirements/docker.lock").read_text()
    assert "--require-hashes -r /opt/apk/docker.lock" in (DOCKER / "Dockerfile").read_text()
    wanted = re.findall(r"^([\w-]+)", re.sub(r"#.*", "", (ROOT / "requirements/docker.in").read_text()), re.M)  # fmt: skip
    assert len(wanted) > 8
    for name in wanted:
        assert re.search(rf"^{name}==\S+ \\\n    --hash=sha256:", locked, re.M), name


def test_the_image_has_the_version_of_the_suite():
    [version] = re.findall(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.M)
    assert set(re.findall(r"apk-suite:(\S+)", (DOCKER / "services.yaml").read_text())) == {version}
