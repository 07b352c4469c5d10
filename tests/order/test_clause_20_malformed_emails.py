"""п. 20: whatever bytes arrive, the rules of intake have an answer."""

import email
import email.policy

from apk_case.rules.automatic_mail import mail_kind
from apk_case.rules.mail_identity import email_fingerprint
from apk_case.rules.mail_receipt import accepted_at, header_text, is_damaged

from tests.malformed_mail import malformed
from tests.moments import at

NOW = at("Mon 2026-11-23 12:00")


def test_two_thousand_malformed_emails():
    prints = set()
    for raw in malformed(2000):
        message = email.message_from_bytes(raw, policy=email.policy.compat32)
        prints.add(email_fingerprint(raw))
        assert mail_kind(message, {"apk@apk.test"}).kind
        assert accepted_at(message, NOW) <= NOW
        assert is_damaged(message) in (True, False)
        for name in ("From", "Subject", "Message-Id"):
            assert "\0" not in header_text(message, name)
    assert len(prints) > 1500  # an e-mail that lost its Message-Id may equal another one
