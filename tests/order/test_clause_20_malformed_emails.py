"""п. 20: whatever bytes arrive, the rules of intake have an answer."""

from apk_case.rules.automatic_mail import mail_kind
from apk_case.rules.mail_identity import email_fingerprint
from apk_case.rules.mail_reading import email_text, read_email
from apk_case.rules.mail_receipt import accepted_at, header_text, headers_of

from tests.malformed_mail import malformed
from tests.moments import at

NOW = at("Mon 2026-11-23 12:00")


def test_six_thousand_malformed_emails():
    prints = set()
    for raw in malformed(6000):
        headers = headers_of(raw)
        prints.add(email_fingerprint(raw))
        assert mail_kind(headers, {"apk@apk.test"}).kind
        assert accepted_at(headers, NOW) <= NOW
        for name in ("From", "Subject", "Message-Id"):
            assert "\0" not in header_text(headers, name)
        reading = read_email(raw)
        assert "\0" not in reading.html + email_text(raw)
        assert all(file.name and isinstance(file.content, bytes) for file in reading.files)
    assert len(prints) > 4000  # what was broken outside of its identity is the same e-mail still
