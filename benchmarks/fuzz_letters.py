"""Broken e-mails through the whole intake: spool, reading, registration, first reply. Figures: what became of each.

    ./apk bench fuzz_letters [COUNT]

Lost is an e-mail whose fingerprint the spool does not know, or that is registered with no message behind it.
"""

import logging
import sys
import time
from collections import Counter

from tests.malformed_mail import malformed

from .database import copied_database, environment

DONE = {"registered", "attached", "recorded", "quarantined"}
ORPHANS = "SELECT count(*) FROM apk_mail_spool WHERE state IN ('registered', 'attached') AND case_id IS NULL"


class Errors(logging.Handler):
    """Whatever the log says as an error, with or without a traceback."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.said = []

    def emit(self, record):
        self.said.append(record.getMessage()[:200])


def receive(env, count):
    from odoo.addons.apk_case.rules.mail_identity import email_fingerprint  # when Odoo knows where

    sent, raised = set(), []
    for raw in malformed(count):
        sent.add(email_fingerprint(raw))
        try:
            env["mail.thread"].message_process("apk.case", raw)
        except Exception as error:  # what would stop a mailbox
            raised.append(f"{type(error).__name__}: {str(error)[:200]}")
        env.cr.commit()
    return sent, raised


def main(count=5000):
    errors = Errors()
    with copied_database("letters") as database, environment(database) as env:
        logging.getLogger().addHandler(errors)
        env["apk.case"]._switch_first_replies(True)
        env.cr.commit()
        began = time.process_time()
        sent, raised = receive(env, int(count))
        seconds = time.process_time() - began
        env.cr.execute("SELECT state, fingerprint FROM apk_mail_spool")
        rows = env.cr.fetchall()
        env.cr.execute(ORPHANS)
        lost = len(sent - {fingerprint for _state, fingerprint in rows}) + env.cr.fetchone()[0]
    states = Counter(state for state, _fingerprint in rows)
    unfinished = sum(number for state, number in states.items() if state not in DONE)
    said = (
        f"{count} e-mails, {len(sent)} of them different, {seconds:.0f} s of CPU: {dict(states)}\n"
    )
    sys.stdout.write(said)
    sys.stdout.write(
        f"lost {lost}, unfinished {unfinished}, raised {len(raised)}, errors in the log {len(errors.said)}\n"
    )
    sys.stdout.writelines(f"  {one}\n" for one in [*raised, *errors.said][:20])
    return int(bool(lost or unfinished or raised or errors.said))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
