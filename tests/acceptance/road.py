"""Steps on the road of one message, in the words of the office."""

import re
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from .waiting import wait_until

STATUS_LINK = re.compile(r'href="([^"]*/apk/case/\d+/\w+)"')
RATING_LINK = re.compile(r'href="([^"]*/apk/rate/[\w-]+)"')


def html_of(message):
    return message.get_body(("html",)).get_content()


class Road:
    """The way between one office and a client of its own: many e-mails of one sender are a reason to hold a reply."""

    def __init__(self, odoo, mail):
        self.odoo, self.mail = odoo, mail
        self.office = odoo.mailbox
        self.client = f"ivanov-{odoo.name}-{next(odoo.ids)}@client.test"

    def email(self, subject, text="Добрый день!\nКакие документы нужны для гранта?", **headers):
        message = EmailMessage()
        message["From"] = headers.pop("sender", f"Иванов Пётр Сергеевич <{self.client}>")
        message["To"] = self.office
        message["Subject"] = subject
        message["Date"] = formatdate()
        message["Message-Id"] = make_msgid(domain="client.test")
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        message.set_content(text)
        return message

    def send(self, message, *, sender=None):
        """:param sender: return path; the empty one is the mark of a machine"""
        self.mail.send(message, sender=self.client if sender is None else sender, to=self.office)

    def fetch(self):
        """Odoo's own scheduler looks into the mailbox."""
        self.odoo.run_cron("mail.ir_cron_mail_gateway_action")

    def settle(self):
        """After a fault the scheduler does what was left; twice, for it must not do it again."""
        for _round in range(2):
            self.fetch()
            self.odoo.run_cron("apk_case.ir_cron_register_spooled")
            self.odoo.run_cron("apk_client.ir_cron_send_deliveries")

    def receive(self, message, **envelope):
        self.send(message, **envelope)
        self.fetch()

    def cases(self, subject):
        return self.odoo.call(
            "apk.case", "search_read", [("subject", "=", subject)],
            ["name", "state", "partner_id", "first_reply_hold", "delivery_ids", "deadline_ids"],
        )  # fmt: skip

    def the_case(self, subject):
        cases = self.cases(subject)
        assert len(cases) == 1, f"{len(cases)} messages «{subject}»"
        return cases[0]

    def agree(self, case):
        """The executor takes over what the program suggests."""
        self.odoo.call("apk.case", "action_accept_suggestions", [case["id"]])

    def deliveries(self, case):
        fields = ["document", "state", "role", "register_number", "address"]
        return self.odoo.call("apk.delivery", "read", case["delivery_ids"], fields)

    def spooled(self, subject):
        fields = ["state", "reason", "case_id"]
        return self.odoo.call("apk.mail.spool", "search_read", [("subject", "=", subject)], fields)

    def emails_about(self, number, *, client=None):
        """E-mails in the client's mailbox that name this message."""
        return [
            item for item in self.mail.mailbox(client or self.client) if number in html_of(item)
        ]

    def email_about(self, number, *, subject="", client=None):
        def arrived():
            found = self.emails_about(number, client=client)
            return [item for item in found if item["Subject"].startswith(subject)]

        (found,) = wait_until(arrived, f"an e-mail about {number}")
        return found
