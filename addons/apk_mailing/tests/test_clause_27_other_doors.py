"""п. 27.1: an e-mail leaves only to who agreed to its topic and has not withdrawn at that moment — whatever door of Odoo it takes."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import MASS_EMAIL_NEEDS_TOPIC, SAMPLE_ONLY_TO_COLLEAGUES
from .common import BODY, MailingCommon


@tagged("post_install", "-at_install")
class TestClause27OtherDoors(MailingCommon):
    def _composer(self, partners, **values):
        return (
            self.env["mail.compose.message"]
            .with_context(active_ids=partners.ids, active_model="res.partner")
            .create(
                {
                    "composition_mode": "mass_mail",
                    "model": "res.partner",
                    "res_ids": repr(partners.ids),
                    "subject": "Новости",
                    "body": "<p>Новости</p>",
                    **values,
                }
            )
        )

    def test_an_email_to_many_from_a_list_of_clients(self):
        self._agree("ivanov@client.test")
        stranger = self.env["res.partner"].create({"name": "Чужой", "email": "no@client.test"})
        both = self.client | stranger
        with refused(self, MASS_EMAIL_NEEDS_TOPIC, "topic"):
            self._composer(both).action_send_mail()
        with self._mail_leaves():
            self._composer(both, apk_topic_id=self.support.id, force_send=True).action_send_mail()
        self.assertEqual(self.box.addresses(), ["ivanov@client.test"])
        (mail,) = self.box.parsed()
        self.assertIn("/apk/unsubscribe/", mail["List-Unsubscribe"])
        self.assertIn("/apk/unsubscribe/", mail.get_body(("html",)).get_content())

    def test_what_a_program_prepares_without_a_topic_is_stopped(self):
        self._agree("ivanov@client.test")
        with self._mail_leaves():
            self._composer(self.client, force_send=True)._action_send_mail()
        self.assertEqual(self.box.addresses(), [])

    def _documents_are(self, names):
        self.env["ir.config_parameter"].set_param("apk_client.transactional_mail", names)

    def _email_about_two_documents(self, **values):
        """Two mail servers stand for two orders of one buyer: any record can be what an e-mail is about."""
        orders = self.env["fetchmail.server"].create([{"name": "Заказ 1"}, {"name": "Заказ 2"}])
        template = self.env["mail.template"].create(
            {
                "name": "Заказ",
                "model_id": self.env["ir.model"]._get_id("fetchmail.server"),
                "subject": "{{ object.name }} готов",
                "email_to": "buyer@client.test",
                "use_default_to": False,
            }
        )
        return self.env["mail.compose.message"].create(
            {
                "composition_mode": "mass_mail",
                "model": "fetchmail.server",
                "res_ids": repr(orders.ids),
                "template_id": template.id,
                "force_send": True,
                **values,
            }
        )

    def test_emails_to_each_about_the_own_order_are_no_mailing(self):
        self._documents_are("sale.order, fetchmail.server")
        with self._mail_leaves():
            self._email_about_two_documents().action_send_mail()
        self.assertEqual(self.box.addresses(), ["buyer@client.test"] * 2)
        self.assertNotIn("List-Unsubscribe", self.box.parsed()[0])

    def test_what_a_program_sends_to_each_about_the_own_order_leaves(self):
        self._documents_are("fetchmail.server")
        with self._mail_leaves():
            self._email_about_two_documents()._action_send_mail()
        self.assertEqual(len(self.box.addresses()), 2)

    def test_about_a_document_that_nobody_has_named_it_is_a_mailing(self):
        self._documents_are("sale.order")
        with refused(self, MASS_EMAIL_NEEDS_TOPIC, "topic"):
            self._email_about_two_documents().action_send_mail()

    def test_with_a_topic_it_is_a_mailing_whatever_it_is_about(self):
        self._documents_are("fetchmail.server")
        with self._mail_leaves():
            self._email_about_two_documents(apk_topic_id=self.support.id).action_send_mail()
        self.assertEqual(self.box.addresses(), [])

    def test_a_list_of_people_stays_a_mailing_though_somebody_has_named_it(self):
        self._documents_are("res.partner")
        with refused(self, MASS_EMAIL_NEEDS_TOPIC, "topic"):
            self._composer(self.client).action_send_mail()

    def test_no_context_opens_the_gate(self):
        keys = dict.fromkeys(
            ("mailing_test_mail", "apk_transactional", "mail_notify_force_send", "test_enable"),
            True,
        )
        mailing = self._mailing(
            mailing_model_id=self.env["ir.model"]._get_id("res.partner"),
            mailing_domain=repr([("id", "=", self.client.id)]),
        )
        mailing.with_context(**keys).action_send_mail(res_ids=self.client.ids)
        self._run_queue()
        with self._mail_leaves():
            self._queued_mail(mailing).with_context(**keys).send()
        self.assertEqual(self.box.addresses(), [])

    def _queued_mail(self, mailing):
        return self.env["mail.mail"].create(
            {
                "mailing_id": mailing.id,
                "email_to": "ivanov@client.test",
                "subject": "Новости",
                "body_html": "<p>Новости</p>",
                "model": "res.partner",
                "res_id": self.client.id,
            }
        )

    def test_an_email_put_back_into_the_queue_of_odoo(self):
        consent = self._agree("ivanov@client.test")
        mail = self._queued_mail(self._mailing())
        mail.auto_delete = False
        with self._mail_leaves():
            mail.send()
        self.assertEqual(self.box.addresses(), ["ivanov@client.test"])
        consent._withdraw("link")
        mail.mark_outgoing()
        with self._mail_leaves():
            mail.send()
        self.assertEqual(len(self.box.emails), 1)
        self.assertEqual((mail.state, mail.failure_type), ("cancel", "mail_optout"))

    def test_a_test_email_goes_to_colleagues_alone_and_is_the_email_of_the_client(self):
        mailing = self._mailing()
        wizard = self.env["mailing.mailing.test"].with_user(self.editor)
        sample = wizard.create({"mass_mailing_id": mailing.id, "email_to": "no@client.test"})
        with self._mail_leaves(), refused(self, SAMPLE_ONLY_TO_COLLEAGUES, "no@client.test"):
            sample.send_mail_test()
        sample.email_to = "Редактор <editor@apk.test>"
        with self._mail_leaves():
            sample.send_mail_test()
        self.assertEqual(self.box.addresses(), ["editor@apk.test"])
        self.assertIn(
            "Отказаться от рассылки", self.box.parsed()[0].get_body(("plain",)).get_content()
        )

    def test_service_emails_are_never_stopped(self):
        self._agree("ivanov@client.test")._withdraw("written", source="вх. № 1")
        self.env["mail.blacklist"]._add("ivanov@client.test")
        mail = self.env["mail.mail"].create(
            {
                "email_to": "ivanov@client.test",
                "subject": "Ваш пароль",
                "body_html": "<p>Пароль</p>",
            }
        )
        with self._mail_leaves():
            mail.send()
        self.assertEqual(self.box.addresses(), ["ivanov@client.test"])

    def test_a_mailing_loaded_from_a_file_is_a_draft(self):
        mailings = self.env["mailing.mailing"].with_context(import_file=True)
        columns = ["subject", "apk_topic_id/.id", "body_html", "state"]
        row = ["Открыт отбор", str(self.support.id), BODY]
        self.assertTrue(mailings.load(columns, [[*row, "Draft"]])["ids"])
        for state in ("In Queue", "Sending"):
            found = mailings.load(columns, [[*row, state]])
            self.assertFalse(found["ids"], state)
            self.assertIn("writes to nobody", found["messages"][0]["message"])
