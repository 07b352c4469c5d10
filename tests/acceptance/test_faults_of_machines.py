"""What machines do to an office: the database goes away, the disk is full, the clock jumps, lines break, two schedulers run.

After each fault every e-mail is one message, and each client has one first reply. What Odoo says while a fault lasts is
kept in a file of its own: it is loud, as it should be, and no reason to fail a run.
"""

import os
import resource
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest
import requests

from .cut_line import CutLine
from .odoo_server import OdooServer, Refused, psql
from .road import Road
from .waiting import wait_until

FAILS = (Refused, requests.RequestException)


@pytest.fixture
def road(mortal_odoo, mail):
    mortal_odoo.revive()
    log = mortal_odoo.log
    before = log.stat().st_size
    yield Road(mortal_odoo, mail)
    with log.open("rb") as said:
        said.seek(before)
        said_of_the_fault = said.read()
    with loud(log).open("ab") as kept:
        kept.write(said_of_the_fault)
    os.truncate(log, before)


def loud(log):
    return log.with_suffix(".faults")


def attempt(step):
    """What may fail while the fault lasts."""
    with suppress(*FAILS):
        step()


def are_acknowledged_once(road, subjects):
    for subject in subjects:
        case = road.the_case(subject)
        road.email_about(case["name"])
        assert len(road.emails_about(case["name"])) == 1, subject


def is_cut_off(road):
    """What a restart of PostgreSQL does to Odoo: each connection dies, a new one is refused."""
    psql("postgres", f'alter database "{road.odoo.database}" allow_connections false')
    psql(
        "postgres",
        f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{road.odoo.database}'",
    )


def is_back(road):
    psql("postgres", f'alter database "{road.odoo.database}" allow_connections true')


def test_the_database_restarts_while_emails_come_in(road):
    subjects = [f"База перезапущена {number}" for number in range(3)]
    for subject in subjects:
        road.send(road.email(subject))
    try:
        with ThreadPoolExecutor(1) as pool:
            fetching = pool.submit(attempt, road.fetch)
            wait_until(lambda: road.odoo.query("select 1 from apk_mail_spool where subject like 'База%'"), "the first of them")  # fmt: skip
            is_cut_off(road)
            attempt(lambda: requests.get(road.odoo.url + "/web/login", timeout=30))
            is_back(road)
            fetching.result()
    finally:
        is_back(road)
    road.settle()
    are_acknowledged_once(road, subjects)


def test_the_disk_takes_no_big_file_for_a_while(road):
    """An e-mail with a file of 300 KB comes while nothing above 100 KB can be written."""
    letter = road.email("Диск полон")
    letter.add_attachment(b"%PDF" + b"0" * 300_000, "application", "pdf", filename="akt.pdf")
    road.send(letter)
    process = road.odoo.process.pid
    soft, hard = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        attempt(road.fetch)
        attempt(lambda: road.odoo.run_cron("apk_case.ir_cron_register_spooled"))
        assert not road.cases("Диск полон")
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, (soft, hard))
    road.settle()
    are_acknowledged_once(road, ["Диск полон"])
    case = road.the_case("Диск полон")
    ((size,),) = road.odoo.query(
        f"select file_size from ir_attachment where res_model = 'apk.case' and res_id = {case['id']} and name = 'akt.pdf'"
    )
    assert int(size) == 300_004


@contextmanager
def behind(road, line, model, port):
    """The office reaches its mail servers of this model by a line that breaks.

    :param port: name of the field
    """
    servers = road.odoo.call(model, "search", [])
    road.odoo.call(model, "write", servers, {port: line.port})
    try:
        with line:
            yield line
    finally:
        road.odoo.call(model, "write", servers, {port: line.far})


def mailbox_behind(road, line):
    return behind(road, line, "fetchmail.server", "port")


def sender_behind(road, line):
    return behind(road, line, "ir.mail_server", "smtp_port")


def test_the_line_to_the_mailbox_breaks_at_any_byte(road, mail):
    subjects = [f"Обрыв приёма {number}" for number in range(3)]
    for subject in subjects:
        road.send(road.email(subject, "Какие документы нужны для гранта?\n" * 500))
    for reached in (
        0,
        150,
        700,
        1_500,
        3_000,
        10_000,
    ):  # in the greeting, the sign-in, the first e-mail
        with mailbox_behind(road, CutLine(mail.imap_port, down_after=reached)) as line:
            attempt(road.fetch)
            assert line.broken, f"the fetch was over before byte {reached}"
    road.settle()
    are_acknowledged_once(road, subjects)


def test_a_mailbox_whose_server_is_away_for_ten_days_stays_connected(road, mail):
    """п. 18: the holidays of January; core takes it off after five days, and nobody fetches what comes then."""
    facts = "select state, apk_failing_since is not null, apk_failing_since < now() - interval '9 days', error_date > now() - interval '1 hour' from fetchmail_server"  # fmt: skip
    with mailbox_behind(road, CutLine(mail.imap_port, down_after=0)):
        attempt(road.fetch)
        assert road.odoo.query(facts) == [["done", "t", "f", "t"]]
        road.odoo.query("update fetchmail_server set apk_failing_since = apk_failing_since - interval '10 days', error_date = error_date - interval '10 days'")  # fmt: skip
        attempt(road.fetch)
        assert road.odoo.query(facts) == [["done", "t", "t", "t"]]
    road.fetch()
    assert road.odoo.query(facts) == [["done", "f", "", ""]]


def test_the_line_breaks_when_the_mail_server_has_the_email(road, mail):
    """Whether it has left nobody can know: a person is asked, and nothing leaves twice."""
    with sender_behind(road, CutLine(mail.smtp_port, deaf_after=b"\r\n.\r\n")) as line:
        road.receive(road.email("Обрыв отправки"))
        wait_until(lambda: line.broken, "the e-mail at the mail server")
        case = road.the_case("Обрыв отправки")
        wait_until(lambda: road.deliveries(case)[0]["state"] == "unclear", "the question to a person")  # fmt: skip
    road.settle()
    are_acknowledged_once(road, ["Обрыв отправки"])


def test_two_schedulers_of_one_database(road):
    second = OdooServer("mortal-second")
    second.database, second.log = road.odoo.database, loud(road.odoo.log)
    second.start("--max-cron-threads=2")
    try:
        subjects = [f"Два планировщика {number}" for number in range(4)]
        for subject in subjects:
            road.send(road.email(subject))
        other = Road(second, road.mail)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(Road.settle, [road, other]))
    finally:
        second.kill9()
    are_acknowledged_once(road, subjects)


def test_the_clock_jumps_a_month_ahead_and_back(road):
    """What the wrong month has started is not repeated, and what comes after it has true dates."""
    road.receive(road.email("До скачка"))
    are_acknowledged_once(road, ["До скачка"])
    road.odoo.kill9()
    try:
        road.odoo.start(clock=timedelta(days=31))
        road.settle()
        for job in ("apk_base.ir_cron_remind", "apk_base.ir_cron_recompute_deadlines"):
            road.odoo.run_cron(job)
    finally:
        road.odoo.kill9()
        road.odoo.start()
    road.receive(road.email("После скачка"))
    road.settle()
    are_acknowledged_once(road, ["До скачка", "После скачка"])
    case = road.the_case("После скачка")
    ((registered,),) = road.odoo.query(
        f"select registered_at from apk_case where id = {case['id']}"
    )
    age = datetime.now(UTC) - datetime.fromisoformat(registered).replace(tzinfo=UTC)
    assert timedelta(0) <= age < timedelta(minutes=10)
