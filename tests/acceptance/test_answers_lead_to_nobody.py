"""п. 80: who has the whole database, and knows who has answered and in which order, cannot tell whose an answer is.

Real clients of a real server: e-mails, links, forms, transactions. Each answer carries a word of its own, so that one
right guess is one right guess. The attacker reads every table, ids, places of rows on disk, numbers of transactions.
"""

import random
import re
import subprocess

import pytest
import requests

from .odoo_server import psql

CLIENTS = 40
WORD = "вариант"
# Of 40 guesses by chance one is right on the average; seven or more are, once in twelve thousand attacks.
LUCK = 6
ORDERS = ("id", "ctid", "xmin::text::bigint", "xmin::text::bigint DESC, ctid DESC")


@pytest.fixture(scope="module")
def answered(odoo):
    """Forty clients have answered, in two rounds with a release after each.

    :return: words of the answers, in the order in which the clients answered
    """
    links = dict(enumerate(links_in_first_replies(odoo)))
    order = list(links)
    random.Random(104).shuffle(order)
    for half in (order[: CLIENTS // 2], order[CLIENTS // 2 :]):
        for client in half:
            form = {"c3": str(client % 5 + 1), "comment": f"{WORD} {client:02}"}
            assert "Спасибо" in requests.post(odoo.url + links[client], data=form, timeout=60).text
        sealed = odoo.query("select convert_from(sealed, 'utf8') from apk_answer_waiting")
        assert len(sealed) >= CLIENTS // 2
        assert WORD not in str(sealed), "a waiting answer can be read"
        odoo.run_cron("apk_feedback.ir_cron_release")
    return [f"{WORD} {client:02}" for client in order]


def links_in_first_replies(odoo):
    """п. 20: every client got a first reply with a link of its own; the notice is kept with the message."""
    intake = {
        "intake_channel_id": odoo._ref("apk_client.channel_email"),
        "regime_id": odoo._ref("apk_case.regime_order_only"),
    }
    for client in range(CLIENTS):
        message = {"subject": f"Опрос {client:02}", "email_from": f"client{client}@client.test"}
        odoo.call("apk.case", "create", [{**message, **intake}], login="registrar")
    found = odoo.query(
        "select distinct on (c.subject) substring(m.body from '/apk/rate/[A-Za-z0-9_-]+')"
        " from mail_message m join apk_case c on c.id = m.res_id and m.model = 'apk.case'"
        " where c.subject like 'Опрос %' and m.body like '%/apk/rate/%' order by c.subject, m.id"
    )
    links = [row[0] for row in found]
    assert len(set(links)) == CLIENTS
    return links


def right_guesses(truth, guess):
    return sum(a == b for a, b in zip(truth, guess, strict=True))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("table", ["apk_answer", "apk_answer_study"])
def test_no_order_of_rows_is_the_order_of_the_clients(answered, odoo, table, order):
    columns = re.sub(r"\b(ctid|xmin|id)\b", r"t.\1", order)
    rows = odoo.query(
        f"select a.comment from {table} t join apk_answer a on a.id = t.id"
        f" where a.comment like '{WORD} %' order by {columns}"
    )
    guess = [row[0] for row in rows]
    assert sorted(guess) == sorted(answered), "every answer is there to be studied"
    assert right_guesses(answered, guess) <= LUCK  # by the order in which they answered
    assert right_guesses(sorted(answered), guess) <= LUCK  # by the alphabet


def test_the_two_rounds_cannot_be_distinguished(answered, odoo):
    """A night's crowd must not be known the day after: no half of the rows is one round."""
    first_round = set(answered[: CLIENTS // 2])
    for order in ("ctid", "id"):
        rows = odoo.query(
            f"select comment from apk_answer where comment like '{WORD} %' order by {order}"
        )
        half = {row[0] for row in rows[: CLIENTS // 2]}
        assert 5 <= len(half & first_round) <= 15, order
    transactions = odoo.query(f"select distinct xmin from apk_answer where comment like '{WORD} %'")
    assert len(transactions) == 1


def test_the_transaction_of_the_answers_has_touched_no_client(answered, odoo):
    """Rows of one transaction belong together: what else was written in that of the answers?"""
    ((number,),) = odoo.query(f"select distinct xmin from apk_answer where comment like '{WORD} %'")
    tables = odoo.query("select tablename from pg_tables where schemaname = 'public'")
    together = {
        table
        for (table,) in tables
        if odoo.query(f'select 1 from "{table}" where xmin = {number} limit 1')
    }
    assert together <= {
        "apk_answer",
        "apk_answer_study",
        "apk_answer_waiting",
        "apk_invitation_spent",
        "ir_cron",
        "ir_cron_progress",
    }


def test_a_used_link_cannot_be_distinguished_from_an_unused_one(answered, odoo):
    """Rows of invitations are not touched: neither by a deletion, nor by a lock, nor by a new version of the row."""
    rows = odoo.query(
        "select i.xmax::text, i.xmin = m.xmin, count(*) from mail_message m"
        " join apk_invitation i on i.token_hash ="
        "  encode(sha256(substring(m.body from '/apk/rate/([0-9a-z]{39})')::bytea), 'hex')"
        " where m.body like '%/apk/rate/%' group by 1, 2"
    )
    assert len(rows) == 1, rows
    assert int(rows[0][2]) >= CLIENTS


def test_the_marks_of_used_links_lead_to_none_and_have_no_order(answered, odoo):
    marks = odoo.query("select mark, xmin from apk_invitation_spent order by ctid")
    assert len(marks) >= CLIENTS
    assert len({transaction for _mark, transaction in marks}) == 1
    dump = subprocess.run(
        ["pg_dump", "--data-only", "--exclude-table=apk_invitation_spent", odoo.database], check=True, capture_output=True, text=True, timeout=300
    ).stdout  # fmt: skip
    assert not [mark for mark, _transaction in marks if mark in dump]


def test_the_words_of_an_answer_stand_in_one_table_alone(answered, odoo):
    """The whole dump: no log, no queue of e-mails, no session, no bus, no file has them."""
    dump = subprocess.run(
        ["pg_dump", "--data-only", odoo.database], check=True, capture_output=True, text=True, timeout=300
    ).stdout  # fmt: skip
    found, table = set(), None
    for line in dump.splitlines():
        if line.startswith("COPY "):
            table = line.split()[1]
        elif re.search(rf"\b{WORD} \d\d\b", line):
            found.add(table)
    assert found == {"public.apk_answer"}
    assert f"{WORD} 01" not in odoo.log.read_text()


def test_the_log_of_the_server_names_no_link(answered, odoo):
    log = odoo.log.read_text()
    assert "/apk/rate/…" in log
    assert not re.search(r"/apk/rate/[\w-]{20,}", log)


def test_the_attack_is_a_real_one(answered, odoo):
    """Against a table as one would make it, every guess is right."""
    for word in answered:
        psql(
            odoo.database,
            "create table if not exists naive_answer (id serial, comment text);"
            f" insert into naive_answer (comment) values ('{word}')",
        )
    for order in ORDERS[:3]:
        rows = odoo.query(f"select comment from naive_answer order by {order}")
        assert right_guesses(answered, [row[0] for row in rows]) == CLIENTS
    psql(odoo.database, "drop table naive_answer")
