"""An e-mail as Odoo's gateway takes it, made of its reading: the gateway decodes nothing by itself."""

import email
from email.message import EmailMessage
from email.policy import SMTP, compat32

from .mail_reading import Reading

REPORT_SIZE = (
    500_000  # bytes of a report of a mail server (RFC 3462) whose parts the gateway looks at
)


class ReadEmail(EmailMessage):
    """Headers that are text already; words and files come from ``reading``, not from the payload."""

    def __init__(self, reading: Reading, message_id: str):
        super().__init__(policy=compat32)
        self.reading = reading
        self["Message-Id"] = (
            message_id  # of two the gateway takes the first, a report is known by the last
        )
        for name, value in reading.headers.items():
            if name.lower() != "content-transfer-encoding":
                self[name] = value


def read_email_message(raw: bytes, reading: Reading, message_id: str) -> ReadEmail:
    """
    :param raw: the e-mail that ``reading`` was made of; of a report the gateway looks for the parts
    """
    message = ReadEmail(reading, message_id)
    if message.get_content_type() == "multipart/report":
        message.set_payload(_parts_of_report(raw, reading))
    return message


def _parts_of_report(raw: bytes, reading: Reading) -> list:
    """At least one, for the gateway looks into the first: an empty one when the report has none, or too many."""
    if "cut" not in reading.notes:
        report = email.message_from_bytes(raw[:REPORT_SIZE], policy=SMTP)
        if report.is_multipart():
            return report.get_payload()
    return [EmailMessage(policy=SMTP)]
