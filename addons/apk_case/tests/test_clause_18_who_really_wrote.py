"""п. 18: an e-mail whose sender the mail server does not confirm reaches nobody's message by its number alone."""

from odoo.tests import tagged

from .common import CaseCommon

SERVER = "mx.apk.test"
PASSED = f"{SERVER}; dkim=pass header.d=client.test"
FAILED = f"{SERVER}; spf=fail smtp.mailfrom=ivanov@client.test; dmarc=fail"


@tagged("post_install", "-at_install")
class TestClause18WhoReallyWrote(CaseCommon):
    def setUp(self):
        super().setUp()
        self.env["ir.config_parameter"].set_param("apk_case.checking_mail_servers", SERVER)

    def _from(self, number, result=None, **parts):
        headers = {"Authentication-Results": result} if result else {}
        headers.update(parts.pop("headers", {}))
        return self._receive(self._raw_email(f"<{number}@client.test>", headers=headers, **parts))

    def test_a_client_who_names_the_number_is_joined_when_the_server_confirms_him(self):
        case = self._from(1, PASSED)
        self.assertEqual(case.mail_spool_id.sender_proof, "passed")
        self.assertFalse(case.reading_note)
        self.assertEqual(self._from(2, PASSED, subject=f"Дополнение к {case.name}"), case)

    def test_a_stranger_under_the_clients_address_is_not(self):
        case = self._from(1, PASSED)
        for number, result, state in ((2, FAILED, "failed"), (3, None, "missing")):
            forged = self._from(number, result, subject=f"К № {case.name}: отзываю заявление")
            self.assertNotEqual(forged, case)
            self.assertEqual(forged.mail_spool_id.sender_proof, state)
            self.assertFalse(forged.repeats_id)
            self.assertIn(case.name, forged.reading_note)
        self.assertEqual(case.state, "registered")

    def test_a_header_that_the_stranger_has_written_himself_proves_nothing(self):
        case = self._from(1, PASSED)
        own = "mx.evil.test; dmarc=pass header.from=client.test"
        self.assertNotEqual(self._from(2, own, subject=f"Дополнение к {case.name}"), case)

    def test_the_answer_to_our_own_e_mail_is_joined_without_a_proof(self):
        """A forwarding loses SPF and DKIM; the Message-Id of our e-mail is a secret between us and the client."""
        case = self._from(1, PASSED)
        ours = case.sudo().delivery_ids.mail_message_id[:1].message_id
        reply = self._from(2, FAILED, headers={"In-Reply-To": ours}, subject="Re: регистрация")
        self.assertEqual(reply, case)

    def _as_colleague(self, number, case):
        """An e-mail that only claims to be the head's, in answer to ours."""
        self.head.email = "head@apk.test"
        ours = case.sudo().delivery_ids.mail_message_id[:1].message_id
        return self._from(
            number,
            f"{SERVER}; dmarc=fail",
            headers={"In-Reply-To": ours},
            sender="Начальник <head@apk.test>",
            subject="Закройте",
        )

    def test_whoever_only_claims_to_be_a_colleague_writes_no_note_of_a_colleague(self):
        case = self._from(1, PASSED)
        self.assertEqual(self._as_colleague(2, case), case)
        last = case.message_ids.filtered(lambda one: one.message_type == "email")[:1]
        self.assertEqual(last.author_id, case.partner_id)
        case.sudo().state = "closed"
        self.assertNotEqual(self._as_colleague(3, case), case)

    def test_nobody_is_checked_until_an_administrator_names_the_server(self):
        self.env["ir.config_parameter"].set_param("apk_case.checking_mail_servers", False)
        case = self._from(1)
        self.assertEqual(case.mail_spool_id.sender_proof, "unchecked")
        self.assertEqual(self._from(2, subject=f"Дополнение к {case.name}"), case)
