"""п. 27.1: what is counted as one text to many people, and what is not."""

from email.utils import parseaddr
from unittest.mock import patch

from odoo import SUPERUSER_ID, Command
from odoo.tests import new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import BROADCAST_REFUSED
from ..rules.broadcast import FEW
from ..rules.transactional_mail import INVITED
from .common import ClientCommon


@tagged("post_install", "-at_install")
class TestClause27Broadcast(ClientCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mails = cls.env["mail.mail"].with_user(cls.registrar).sudo()
        cls.emails = [f"k{number}@client.test" for number in range(FEW + 1)]

    def _write(self, *emails, **values):
        return self.mails.create(
            [{"email_to": one, "body_html": "Новости", **values} for one in emails]
        )

    def test_a_few_get_it(self):
        self.assertEqual(set(self._write(*self.emails[:FEW]).mapped("state")), {"outgoing"})

    def test_whatever_one_act_writes_is_counted_together(self):
        self._write(*self.emails[:FEW])
        with refused(self, BROADCAST_REFUSED, "mailing"):
            self._write(self.emails[FEW])

    def test_one_person_written_to_many_times_is_one(self):
        self._write(*self.emails[:1] * 20, "К <K0@client.test>")

    def test_addresses_copies_and_cards_are_counted_together(self):
        cards = self.env["res.partner"].create(
            [{"name": one, "email": one} for one in self.emails[:2]]
        )
        with refused(self, BROADCAST_REFUSED):
            self._write(
                ", ".join(self.emails[2:4]),
                email_cc="; ".join(self.emails[4:]),
                recipient_ids=[Command.set(cards.ids)],
            )

    def test_colleagues_are_no_clients(self):
        for number in range(FEW):
            new_test_user(self.env, f"t-colleague-{number}", "base.group_user")
        colleagues = self.env["res.users"].search([("share", "=", False)]).partner_id
        for number, colleague in enumerate(colleagues):
            colleague.email = f"c{number}@apk.test"
        self.assertGreater(len(colleagues), FEW)
        self._write(*colleagues.mapped("email"), *self.emails[:FEW])

    def test_emails_to_each_about_the_own_document_are_no_mailing(self):
        self.env["ir.config_parameter"].set_param(
            "apk_client.transactional_mail", "fetchmail.server"
        )
        orders = self.env["fetchmail.server"].create([{"name": one} for one in self.emails])
        for order in orders:
            self._write(order.name, model="fetchmail.server", res_id=order.id)
        with refused(self, BROADCAST_REFUSED):  # one document of nobody in particular
            self._write(*self.emails, model="fetchmail.server", res_id=orders[0].id)

    def test_people_whom_a_document_invites_are_told_however_many_they_are(self):
        """A meeting; here a document of core stands for it, the calendar may not be installed."""
        self.enterContext(patch.dict(INVITED, {"res.partner.category": "partner_ids.email"}))
        self.env["ir.config_parameter"].set_param(
            "apk_client.transactional_mail", "res.partner.category"
        )
        meeting = self.env["res.partner.category"].create(
            {
                "name": "Совещание",
                "partner_ids": [Command.create({"name": one, "email": one}) for one in self.emails],
            }
        )
        about_it = {"model": meeting._name, "res_id": meeting.id}
        self._write(*self.emails, **about_it)
        others = [f"other{number}@client.test" for number in range(FEW + 1)]
        with refused(self, BROADCAST_REFUSED):
            self._write(*others, **about_it)

    def _send_one_by_one(self, env):
        """What a program does in a loop: core sends each at once and deletes its row."""
        template = self.env["mail.template"].create(
            {
                "name": "Новости",
                "model_id": self.env["ir.model"]._get_id("res.partner"),
                "subject": "Новости",
                "email_from": "apk@apk.test",
                "email_to": "{{ object.email }}",
                "auto_delete": True,
            }
        )
        for email in [*self.emails, "last@client.test"]:
            client = self.env["res.partner"].create({"name": email, "email": email})
            template.with_env(env).send_mail(client.id, force_send=True)

    def _really_sent(self):
        """Messages that leave: sending is let run in a test up to the mail server."""
        sent = []
        self.enterContext(
            patch.multiple(
                self.registry["ir.mail_server"],
                _disable_send=classmethod(lambda cls: False),
                _connect__=lambda *_args, **_particulars: None,
                send_email=lambda _servers, email, **_particulars: (
                    sent.append(parseaddr(email["To"])[1]) or "<1@apk.test>"
                ),
            )
        )
        return sent

    def test_what_has_left_and_is_deleted_is_counted(self):
        sent = self._really_sent()
        self._send_one_by_one(self.env(su=True, user=SUPERUSER_ID))
        self.assertEqual(sent, self.emails[:FEW])

    def test_what_has_left_is_counted_when_its_row_is_rolled_back(self):
        sent = self._really_sent()
        for email in self.emails[:FEW]:
            with self.env.cr.savepoint() as savepoint:
                self._write(email, email_from="apk@apk.test").send()
                savepoint.rollback()
        self.assertEqual(len(sent), FEW)
        with refused(self, BROADCAST_REFUSED):
            self._write(self.emails[FEW])

    def test_a_program_is_stopped_without_an_error(self):
        mails = self.env["mail.mail"].create([{"email_to": one} for one in self.emails[:FEW]])
        mails |= self.env["mail.mail"].create({"email_to": self.emails[FEW]})
        self.assertEqual(set(mails.mapped("state")), {"cancel"})
        self.assertIn("clause 27", mails[0].failure_reason)
        with refused(self, BROADCAST_REFUSED):  # «Retry» of an administrator
            mails.with_user(self.env.ref("base.user_admin")).mark_outgoing()

    def test_an_act_is_not_over_when_a_part_of_it_is_undone(self):
        self._write(*self.emails[:FEW])
        with self.env.cr.savepoint() as savepoint:
            savepoint.rollback()
        with refused(self, BROADCAST_REFUSED):
            self._write(self.emails[FEW])

    def test_what_leaves_in_another_transaction_is_another_act(self):
        self._write(*self.emails[:FEW])
        self.env.cr.postcommit.clear()  # what the end of a transaction does
        self._write(self.emails[FEW])
