"""What the tests of mailings share: people who agreed, a mailing, a real mail server on loopback."""

import email
import email.policy
import socket
from contextlib import contextmanager
from unittest.mock import patch

from aiosmtpd.controller import Controller

from odoo.tests import TransactionCase, new_test_user

BODY = '<div class="container"><p>Открыт отбор на гранты. Заявки — до 15 декабря.</p></div>'


class Killed(BaseException):
    """The process dies: nothing catches it, nothing after it runs."""


def die(records):
    """What was not committed is gone; the scheduler's own «finally» must not commit it for the dead."""
    records.env.cr.rollback()
    raise Killed


class MailBox:
    """A mail server that keeps what it gets, and may refuse or die."""

    def __init__(self):
        self.emails, self.answers, self.before = [], {}, lambda address: None

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        self.before(envelope.rcpt_tos[0])
        self.emails.append((envelope.rcpt_tos[0], envelope.content))
        return "250 OK"

    def addresses(self):
        return [address for address, _raw in self.emails]

    def parsed(self):
        return [
            email.message_from_bytes(raw, policy=email.policy.default) for _to, raw in self.emails
        ]


class MailingCommon(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param("apk_base.office_email", "apk@apk.test")
        cls.env["ir.config_parameter"].set_param("web.base.url", "https://apk.test")
        cls.editor = new_test_user(
            cls.env, "t-mailing-editor", "apk_mailing.group_mailing_editor", email="editor@apk.test"
        )
        cls.consents = cls.env["apk.consent"]
        cls.support = cls.env.ref("apk_client.consent_topic_support")
        cls.animals = cls.env.ref("apk_client.consent_topic_animals")
        cls.client = cls.env["res.partner"].create(
            {"name": "Иванов Пётр", "email": "ivanov@client.test"}
        )
        cls.box = MailBox()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        cls.server = Controller(cls.box, hostname="127.0.0.1", port=port)
        cls.server.start()
        cls.addClassCleanup(cls.server.stop)
        cls.env["ir.mail_server"].search([]).unlink()
        cls.env["ir.mail_server"].create(
            {
                "name": "loopback",
                "smtp_host": "127.0.0.1",
                "smtp_port": port,
                "smtp_encryption": "none",
            }
        )

    def setUp(self):
        super().setUp()
        self.box.__init__()

    def _agree(self, *emails, topic=None, name="Иванов Пётр"):
        return self.consents.union(
            *(
                self.consents._give(
                    "mailing", "web", topics=topic or self.support, email=one, name=name
                )
                for one in emails
            )
        )

    def _mailing(self, **values):
        return (
            self.env["mailing.mailing"]
            .with_user(self.editor)
            .create(
                {
                    "subject": "Открыт отбор на гранты",
                    "apk_topic_id": self.support.id,
                    "mailing_model_id": self.env["ir.model"]._get_id("apk.consent"),
                    "body_html": BODY,
                    "body_arch": BODY,
                    **values,
                }
            )
        )

    @contextmanager
    def _mail_leaves(self):
        """Odoo sends nothing in a test unless asked to; here it sends to the server of the test."""
        with patch.object(
            self.registry["ir.mail_server"], "_disable_send", classmethod(lambda cls: False)
        ):
            yield

    def _run_queue(self):
        self.env.flush_all()
        with self._mail_leaves(), self.enter_registry_test_mode():
            self.env.ref("mass_mailing.ir_cron_mass_mailing_queue").method_direct_trigger()
        self.env.invalidate_all()

    def _send(self, mailing):
        mailing.action_launch()
        self._run_queue()

    def _leave_out(self, mailing):
        traces = mailing.sudo().mailing_trace_ids.filtered(lambda t: t.trace_status == "cancel")
        return dict(traces.mapped(lambda trace: (trace.email, trace.failure_type)))
