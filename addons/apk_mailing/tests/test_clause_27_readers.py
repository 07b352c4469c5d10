"""п. 27.1: before it leaves, the form tells whom a mailing goes to."""

from odoo.tests import Form, freeze_time, tagged

from .common import MailingCommon


@tagged("post_install", "-at_install")
class TestClause27Readers(MailingCommon):
    def test_the_form_counts_those_who_agreed_to_the_topic(self):
        self._agree("a@client.test", "b@gmail.com")
        self._agree("c@client.test", topic=self.animals)
        self._agree("d@client.test")._withdraw("link")
        model = self.env["ir.model"]._get_id("apk.consent")
        mailings = self.env["mailing.mailing"].with_user(self.editor)
        with Form(mailings.with_context(default_mailing_model_id=model)) as form:
            form.subject = "Отбор"
            form.apk_topic_id = self.support
            self.assertEqual((form.apk_reach, form.apk_abroad_count), (2, 2))
            form.apk_topic_id = self.animals
            self.assertEqual((form.apk_reach, form.apk_abroad_count), (1, 1))
        self.assertEqual(form.record.apk_reach, 1)

    def test_a_filter_on_clients_counts_them_too(self):
        self._agree("ivanov@client.test", "nocard@client.test")
        stranger = self.env["res.partner"].create({"name": "Чужой", "email": "no@client.test"})
        both = (self.client | stranger).ids
        partners = self.env["ir.model"]._get_id("res.partner")
        mailing = self._mailing(
            mailing_model_id=partners, mailing_domain=repr([("id", "in", both)])
        )
        self.assertEqual(mailing.apk_reach, 1)
        mailing.apk_topic_id = self.animals
        self.assertEqual(mailing.mailing_domain, repr([("id", "in", both)]))

    def test_another_topic_by_a_call_of_the_api_goes_to_its_own_readers(self):
        self._agree("a@client.test")
        self._agree("c@client.test", topic=self.animals)
        mailing = self._mailing()
        mailing.write({"apk_topic_id": self.animals.id})
        self._send(mailing)
        self.assertEqual(self.box.addresses(), ["c@client.test"])

    def test_who_withdraws_after_it_was_written_is_in_the_log_and_nobody_else(self):
        with freeze_time("2026-11-20 08:00:00"):  # Fri 11:00 in Kostroma
            self._agree("before@client.test")._withdraw("link")
            self._agree("c@client.test", topic=self.animals)
        later = self._agree("later@client.test")
        mailing = self._mailing()
        later._withdraw("link")
        self._send(mailing)
        self.assertEqual(self._leave_out(mailing), {False: "apk_withdrawn"})

    def test_a_mailing_that_nobody_agreed_to_says_so_for_each(self):
        mailing = self._mailing(
            mailing_model_id=self.env["ir.model"]._get_id("res.partner"),
            mailing_domain=repr([("id", "in", self.client.ids)]),
        )
        self._send(mailing)
        self.assertEqual((mailing.state, self.box.addresses()), ("done", []))
        self.assertEqual(self._leave_out(mailing), {"ivanov@client.test": "apk_no_consent"})

    def test_a_mailing_to_records_of_others_opens_and_counts_nobody(self):
        mailing = self.env["mailing.mailing"].create(
            {
                "subject": "К чужим записям",
                "mailing_model_id": self.env["ir.model"]._get_id("fetchmail.server"),
                "mailing_domain": "[]",
            }
        )
        seen = mailing.with_user(self.editor)
        self.assertFalse(self.env["fetchmail.server"].with_user(self.editor).has_access("read"))
        self.assertEqual((seen.total, seen.apk_reach), (0, 0))
