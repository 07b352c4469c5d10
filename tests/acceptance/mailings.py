"""What the office and its readers do with a mailing."""

import re

import requests

from .waiting import wait_until

QUEUE, MAIL = "mass_mailing.ir_cron_mass_mailing_queue", "mail.ir_cron_mail_scheduler_action"
LINK = re.compile(r"https?://[^\s\"<>]+/apk/unsubscribe/[\w-]+")
CONFIRM = re.compile(r"https?://[^\s\"<>]+/apk/subscribe/confirm/[\w-]+")
STAMP = re.compile(r'name="stamp" value="([^"]+)"')


class Mailings:
    def __init__(self, odoo, mail):
        self.odoo, self.mail = odoo, mail

    def topic(self, code="support"):
        return self.odoo.call("apk.consent.topic", "search", [("code", "=", code)])[0]

    def subscribe(self, address, code="support"):
        """By the form of our page, confirmed from the mailbox, as plain HTTP."""
        form = {"name": "Иванов Пётр", "email": address, "topic": self.topic(code), "agreed": "1"}
        page = f"{self.odoo.url}/apk/subscribe"
        form["stamp"] = STAMP.search(requests.get(page, timeout=60).text)[1]
        before = len(self.mail.mailbox(address))
        requests.post(page, data=form, timeout=60).raise_for_status()
        self.odoo.run_cron(MAIL)
        confirmation = self.email(address, before)
        link = CONFIRM.search(confirmation.get_body(("html",)).get_content())[0]
        answer = requests.post(link, timeout=60)
        assert "Вы подписаны" in answer.text
        return confirmation

    def send(self, subject, code="support"):
        model = self.odoo.query("select id from ir_model where model = 'apk.consent'")[0][0]
        body = "<p>Открыт отбор на гранты. Заявки принимаем до 15 декабря.</p>"
        mailing = self.odoo.call(
            "mailing.mailing", "create",
            {"subject": subject, "apk_topic_id": self.topic(code), "mailing_model_id": int(model),
             "body_html": body, "body_arch": body},
        )  # fmt: skip
        self.odoo.call("mailing.mailing", "action_launch", [mailing])
        self.odoo.run_cron(QUEUE)
        return mailing

    def email(self, address, before=0):
        wait_until(lambda: len(self.mail.mailbox(address)) > before, f"an e-mail in {address}")
        return self.mail.mailbox(address)[-1]

    def is_live(self, address, code="support"):
        rows = self.odoo.query(
            "select 1 from apk_consent c join apk_consent_topic t on t.id = c.topic_id"
            f" where c.email = '{address}' and t.code = '{code}' and withdrawn_at is null"
        )
        return bool(rows)

    def link(self, address):
        """A subscriber with an e-mail of a mailing; the link in it."""
        before = len(self.mail.mailbox(address))
        self.subscribe(address)
        self.send(f"Новости для {address}")
        campaign = self.email(address, before + 1)
        return LINK.search(campaign.get_body(("plain",)).get_content())[0]

    def agreed_on_paper(self, addresses):
        """Consents that the registrar has entered before."""
        for address in addresses:
            self.odoo.query(
                "insert into apk_consent (email, name, purpose, topic_id, text_id, text_fingerprint, collection_mode,"
                f" given_at, token) select '{address}', 'И', 'mailing', {self.topic()}, id, fingerprint,"
                f" 'paper', now(), '{address}' from apk_consent_text"
                " where purpose = 'mailing' and state = 'in_force'"
            )

    def states(self):
        """How many e-mails are in which state."""
        rows = self.odoo.query(
            "select trace_status, count(*) from mailing_trace where apk_consent_id is not null group by 1"
        )
        return {state: int(number) for state, number in rows}
