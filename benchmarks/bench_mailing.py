"""A mailing to 2,000 and to 20,000 people: queued and sent over a real mail server on loopback, beside Odoo's own.

Both do the whole work — choosing people, one row an e-mail, rendering, SMTP — with the same text, in one run and one
process; the mail server is another. Shown: CPU of this process per e-mail, and how its memory grew.
"""

import multiprocessing
import os
import resource
import socket
import time

from .database import copied_database, environment

SIZES = (2_000, 20_000)
BODY = "".join(
    f"<p>Абзац {number}: открыт отбор на гранты, заявки принимаем до 15 декабря. "
    f'<a href="https://kostroma.gov.ru/{number}">Подробнее</a></p>'
    for number in range(8)
)


def mail_server(port, ready):
    """Takes every e-mail and forgets it."""
    from aiosmtpd.controller import Controller

    class Sink:
        async def handle_DATA(self, _server, _session, _envelope):  # noqa: N802
            return "250 OK"

    controller = Controller(Sink(), hostname="127.0.0.1", port=port)
    controller.start()
    ready.set()
    multiprocessing.Event().wait()


def subscribers(env, size):
    """People who agreed to a topic."""
    topic = env["apk.consent.topic"].create({"name": f"Тема {size}", "code": f"bench{size}"})
    text = env["apk.consent.text"]._in_force("mailing")
    env.cr.execute(
        """
        INSERT INTO apk_consent (email, name, purpose, topic_id, text_id, text_fingerprint, collection_mode, given_at,
                                 token, person_key)
        SELECT format('s%%s-%%s@client.test', %(size)s, n), 'Подписчик ' || n, 'mailing', %(topic)s, %(text)s, 'x',
               'web', now(), md5(random()::text || n), md5(random()::text || n)
          FROM generate_series(1, %(size)s) n
        """,
        {"size": size, "topic": topic.id, "text": text.id},
    )
    return topic


def contacts_of_a_list(env, size):
    """As many contacts of a list of Odoo."""
    contacts = env["mailing.list"].create({"name": f"Список {size}"})
    env.cr.execute(
        """
        WITH made AS (
            INSERT INTO mailing_contact (name, email, email_normalized)
            SELECT 'Подписчик ' || n, e, e
              FROM (SELECT n, format('c%%s-%%s@client.test', %(size)s, n) e
                      FROM generate_series(1, %(size)s) n) x
            RETURNING id)
        INSERT INTO mailing_subscription (contact_id, list_id) SELECT id, %(list)s FROM made
        """,
        {"size": size, "list": contacts.id},
    )
    return contacts


def measured(env, work):
    env.cr.execute("ANALYZE")
    env.cr.commit()
    env.invalidate_all()
    before, wall = time.process_time(), time.monotonic()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    work()
    env.cr.commit()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    return time.process_time() - before, time.monotonic() - wall, grown / 1024


def ours(env, topic):
    mailing = env["mailing.mailing"].create(
        {
            "subject": "Открыт отбор на гранты",
            "apk_topic_id": topic.id,
            "mailing_model_id": env["ir.model"]._get_id("apk.consent"),
            "body_html": BODY,
        }
    )
    mailing.action_launch()

    def work():
        while mailing.state != "done":
            env["mailing.mailing"]._process_mass_mailing_queue()
            env.invalidate_all()

    return mailing, work


def plain(env, contacts):
    """Odoo's own road; its e-mails go to people whose consents nobody has asked for."""
    mailing = env["mailing.mailing"].create(
        {
            "subject": "Открыт отбор на гранты",
            "mailing_model_id": env["ir.model"]._get_id("mailing.list"),
            "contact_list_ids": contacts.ids,
            "body_html": BODY,
        }
    )
    mailing.state = "in_queue"

    def work():
        env["mailing.mailing"]._process_mass_mailing_queue()
        while env["mail.mail"].search_count([("state", "=", "outgoing")], limit=1):
            env["mail.mail"].process_email_queue()
            env.invalidate_all()

    return mailing, work


def report(who, size, mailing, figures):
    cpu, wall, memory = figures
    sent = mailing.env["mailing.trace"].search_count(
        [("mass_mailing_id", "=", mailing.id), ("trace_status", "=", "sent")]
    )
    print(  # noqa: T201
        f"{who:<22}{size:>7} people{sent:>8} sent{cpu * 1000 / size:>9.2f} CPU-ms each"
        f"{wall:>9.1f} s{memory:>8.0f} MB more"
    )
    return cpu / size


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def use_server(env, port):
    env["ir.mail_server"].search([]).unlink()
    values = {
        "name": "sink",
        "smtp_host": "127.0.0.1",
        "smtp_port": port,
        "smtp_encryption": "none",
    }
    env["ir.mail_server"].create(values)
    env["ir.config_parameter"].set_param("apk_mailing.emails_per_hour", "0")
    env.cr.commit()


def run(template, port, who, prepare, start):
    """Figures of one road in a database of its own.

    :return: CPU seconds per e-mail, by size
    """
    cost = {}
    with (
        copied_database(f"mailing_{who}", template) as database,
        environment(database, "--log-level=error") as env,
    ):
        use_server(env, port)
        for size in SIZES:
            mailing, work = start(env, prepare(env, size))
            cost[size] = report(who, size, mailing, measured(env, work))
    return cost


def main():
    port, ready = free_port(), multiprocessing.Event()
    server = multiprocessing.Process(target=mail_server, args=(port, ready), daemon=True)
    server.start()
    ready.wait(30)
    mine = run(None, port, "apk_mailing", subscribers, ours)
    odoo = run(os.environ["APK_CORE"], port, "mass_mailing", contacts_of_a_list, plain)
    for size in SIZES:
        print(f"{size} people: {mine[size] / odoo[size]:.2f} of the CPU of Odoo's own road")  # noqa: T201
    server.terminate()


if __name__ == "__main__":
    main()
