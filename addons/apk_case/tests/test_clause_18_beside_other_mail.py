"""п. 18: the office's mailbox in an Odoo whose other addons have mailboxes, too: each gets its e-mails, none is lost."""

import hashlib

from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause18BesideOtherMail(CaseCommon):
    """«Contacts of partners» stands for another addon: its alias makes clients' cards of e-mails."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.domain = cls.env["mail.alias.domain"].create({"name": "firm.test"})
        cls.env.company.alias_domain_id = cls.domain
        for name, model in (("apk", "apk.case"), ("info", "res.partner")):
            cls.env["mail.alias"].create(
                {
                    "alias_name": name,
                    "alias_domain_id": cls.domain.id,
                    "alias_model_id": cls.env["ir.model"]._get_id(model),
                    "alias_contact": "everyone",
                }
            )

    def _fetch(self, model, raw):
        """A mailbox of this model hands over its copy of an e-mail; ``None`` is the mailbox for all aliases."""
        with self.enter_registry_test_mode():
            self.env["mail.thread"].message_process(model, raw)
        self.env.invalidate_all()

    def _arrive(self, to, *, subject="Вопрос о гранте", headers=None):
        raw = self._raw_email(subject=subject)
        raw = raw.replace(b"apk@apk.test", to.encode())
        lines = "".join(f"{name}: {value}\n" for name, value in (headers or {}).items())
        with self.enter_registry_test_mode():
            found = self.env["mail.thread"].message_process(None, lines.encode() + raw)
        self.env.invalidate_all()
        return found, self._cases(subject), self._others(subject)

    def test_an_email_to_another_addon_is_left_to_it(self):
        _found, cases, others = self._arrive("info@firm.test")
        self.assertEqual((len(cases), len(others)), (0, 1))

    def test_an_email_to_the_office_is_a_message_alone(self):
        found, cases, others = self._arrive("apk@firm.test")
        self.assertEqual((found, len(cases), len(others)), (cases.id, 1, 0))

    def test_an_email_to_both_comes_to_both(self):
        found, cases, others = self._arrive("apk@firm.test, info@firm.test")
        self.assertEqual((found, len(cases), len(others)), (cases.id, 1, 1))

    def test_a_reply_to_another_addon_with_a_copy_to_the_office_comes_to_both(self):
        card = self.env["res.partner"].create({"name": "Заявка"})
        asked = card.message_post(body="Что именно?", message_type="comment")
        headers = {"In-Reply-To": asked.message_id, "Cc": "apk@firm.test"}
        _found, cases, _others = self._arrive(
            "catchall@firm.test", subject="Re: Заявка", headers=headers
        )
        self.assertEqual(len(cases), 1)
        self.assertIn("Re: Заявка", card.message_ids.mapped("subject"))

    def test_whatever_breaks_there_the_office_registers_its_email(self):
        self.env["mail.alias"].search([("alias_full_name", "=", "info@firm.test")]).write(
            {"alias_defaults": "{'parent_id': 2000000000}"}
        )
        with mute_logger("odoo.addons.apk_case.models.inbound.mail_thread", "odoo.sql_db"):
            _found, cases, others = self._arrive("apk@firm.test, info@firm.test")
        self.assertEqual((len(cases), len(others)), (1, 0))

    def test_each_of_two_mailboxes_gets_its_copy_in_either_order(self):
        """The office's mailbox, and one of another addon: its own, or the one for all aliases."""
        copies = {
            "to both": ("dep@firm.test, info@firm.test", ""),
            "a blind copy to the office": ("info@firm.test", "Delivered-To: dep@firm.test\n"),
            "a blind copy to the others": ("dep@firm.test", "Delivered-To: info@firm.test\n"),
            "forwarded on the way": (
                "dep@firm.test",
                "Delivered-To: box@firm.test\nDelivered-To: info@firm.test\n",
            ),
        }
        for theirs in ("res.partner", None):
            for order in (("apk.case", theirs), (theirs, "apk.case")):
                for name, (to, trace) in copies.items():
                    label = f"{name}, {order}"
                    key = hashlib.sha256(label.encode()).hexdigest()[:20]
                    raw = self._raw_email(f"<{key}@client.test>", subject=label)
                    raw = raw.replace(b"apk@apk.test", to.encode())
                    for model in order:
                        delivered = trace.encode() if model != "apk.case" else b""
                        self._fetch(model, delivered + raw)
                    self.assertEqual(len(self._cases(label)), 1, label)
                    self.assertEqual(len(self._others(label)), 1, label)

    def test_copies_that_are_fetched_again_change_nothing(self):
        raw = self._raw_email(subject="Дважды").replace(
            b"apk@apk.test", b"apk@firm.test, info@firm.test"
        )
        for model in ("apk.case", None, "res.partner", "apk.case", None, "res.partner"):
            self._fetch(model, raw)
        self.assertEqual((len(self._cases("Дважды")), len(self._others("Дважды"))), (1, 1))

    def test_a_blind_copy_to_the_office_in_the_mailbox_for_all_aliases_is_a_message(self):
        for header in ("Delivered-To", "X-Original-To", "Envelope-To"):
            raw = self._raw_email(f"<{header}@client.test>", subject=header)
            raw = raw.replace(b"apk@apk.test", b"undisclosed-recipients:;")
            self._fetch(
                None, f"Delivered-To: box@firm.test\n{header}: apk@firm.test\n".encode() + raw
            )
            self.assertEqual(len(self._cases(header)), 1, header)

    def test_a_reply_to_the_clients_own_email_joins_its_message(self):
        self._fetch("apk.case", self._raw_email("<own@client.test>", subject="Первое"))
        chain = " ".join(f"<{number:030}@very.long.client.test>" for number in range(40))
        headers = {"References": f"{chain} <own@client.test>"}
        self._fetch("apk.case", self._raw_email("<2@client.test>", subject="Ещё", headers=headers))
        self.assertEqual(len(self._cases("Первое")), 1)
        self.assertFalse(self._cases("Ещё"))

    def _cases(self, subject):
        return self.env["apk.case"].search([("subject", "=", subject)])

    def _others(self, subject):
        return self.env["res.partner"].search([("name", "=", subject)])
