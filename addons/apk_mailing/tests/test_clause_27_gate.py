"""п. 27.1: an e-mail leaves only to who agreed to its topic and has not withdrawn at that moment — from any entrance."""

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..hooks import stop_mailings_without_topic
from ..messages import MAILING_NEEDS_TOPIC, MAILING_TOPIC_IS_FIXED
from .common import MailingCommon


@tagged("post_install", "-at_install")
class TestClause27Gate(MailingCommon):
    def test_only_those_who_agreed_to_the_topic(self):
        self._agree("yes@client.test")
        self._agree("other@client.test", topic=self.animals)
        self._agree("left@client.test")._withdraw("link")
        self._send(self._mailing())
        self.assertEqual(self.box.addresses(), ["yes@client.test"])

    def test_who_withdraws_between_the_queue_and_the_email_gets_none(self):
        first, second = self._agree("a@client.test", "b@client.test")
        mailing = self._mailing()
        mailing.action_send_mail()
        self.assertEqual(len(mailing.sudo().mailing_trace_ids), 2)
        with freeze_time("2026-11-20 08:00:00"):  # Fri 11:00 in Kostroma
            second._withdraw("call", source="+7 910 123-45-67")
        self._run_queue()
        self.assertEqual(self.box.addresses(), ["a@client.test"])
        self.assertEqual(self._leave_out(mailing), {False: "apk_withdrawn"}, "152-ФЗ: no address")
        reason = mailing.sudo().mailing_trace_ids.filtered("failure_reason").failure_reason
        self.assertIn("20.11.2026", reason)
        self.assertTrue(first.is_live)

    def test_who_withdraws_while_others_are_being_sent_gets_none(self):
        self._agree("a@client.test", "b@client.test", "c@client.test")
        undecided = self.consents.search([("email", "=", "b@client.test")])
        self.box.before = lambda address: self._withdraw_by_sql(undecided)
        self._send(self._mailing())
        self.assertEqual(sorted(self.box.addresses()), ["a@client.test", "c@client.test"])

    def _withdraw_by_sql(self, consent):
        self.env.cr.execute(
            "UPDATE apk_consent SET withdrawn_at = now(), withdrawal_channel = 'link'"
            " WHERE id = %s AND withdrawn_at IS NULL",
            [consent.id],
        )

    def test_by_a_filter_on_clients(self):
        self._agree("ivanov@client.test")
        stranger = self.env["res.partner"].create({"name": "Чужой", "email": "no@client.test"})
        mailing = self._mailing(
            mailing_model_id=self.env["ir.model"]._get_id("res.partner"),
            mailing_domain=repr([("id", "in", (self.client | stranger).ids)]),
        )
        self.assertEqual(mailing.total, 1)
        self._send(mailing)
        self.assertEqual(self.box.addresses(), ["ivanov@client.test"])
        self.assertEqual(self._leave_out(mailing), {"no@client.test": "apk_no_consent"})

    def test_by_a_list_of_odoo(self):
        self._agree("ivanov@client.test")
        contacts = self.env["mailing.list"].create(
            {"name": "Список", "apk_topic_id": self.support.id}
        )
        self.env["mailing.contact"].create(
            [
                {"name": name, "email": f"{name}@client.test", "list_ids": contacts.ids}
                for name in ("ivanov", "petrov", "IVANOV")
            ]
        )
        mailing = self._mailing(
            mailing_model_id=self.env["ir.model"]._get_id("mailing.list"),
            contact_list_ids=contacts.ids,
        )
        self._send(mailing)
        self.assertEqual(self.box.addresses(), ["ivanov@client.test"])
        left_out = mailing.sudo().mailing_trace_ids.filtered(lambda t: t.trace_status == "cancel")
        self.assertEqual(sorted(left_out.mapped("failure_type")), ["apk_no_consent", "mail_dup"])

    def test_records_named_by_a_call_of_the_api(self):
        self._agree("ivanov@client.test")
        stranger = self.env["res.partner"].create({"name": "Чужой", "email": "no@client.test"})
        mailing = self._mailing(mailing_model_id=self.env["ir.model"]._get_id("res.partner"))
        mailing.action_send_mail(res_ids=(self.client | stranger).ids)
        self._run_queue()
        self.assertEqual(self.box.addresses(), ["ivanov@client.test"])

    @freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
    def test_at_a_planned_hour(self):
        consent = self._agree("yes@client.test")
        mailing = self._mailing(schedule_type="scheduled", schedule_date="2026-11-23 07:00:00")
        mailing.action_schedule()
        self._run_queue()
        self.assertEqual(self.box.addresses(), [])
        consent._withdraw("link")
        with freeze_time("2026-11-23 07:05:00"):  # Mon 10:05 in Kostroma
            self._run_queue()
        self.assertEqual(self.box.addresses(), [])

    def test_versions_of_a_test_share_their_people(self):
        self._agree(*(f"a{number}@client.test" for number in range(10)))
        campaign = self.env["utm.campaign"].create({"name": "Две редакции"})
        versions = [
            self._mailing(ab_testing_enabled=True, ab_testing_pc=50, campaign_id=campaign.id)
            for _version in range(2)
        ]
        for version in versions:
            self._send(version)
        self.assertEqual(len(self.box.addresses()), 10)
        self.assertEqual(len(set(self.box.addresses())), 10)

    def test_to_the_winner_of_a_test_only_with_a_consent(self):
        consents = self._agree(*(f"a{number}@client.test" for number in range(4)))
        campaign = self.env["utm.campaign"].create({"name": "Две редакции"})
        version = self._mailing(
            ab_testing_enabled=True, ab_testing_pc=25, campaign_id=campaign.id,
            ab_testing_winner_selection="manual",
        )  # fmt: skip
        self._send(version)
        sent = self.box.addresses()
        consents.filtered(lambda consent: consent.email not in sent)[0]._withdraw("link")
        version.action_select_as_winner()
        self._run_queue()
        self.assertEqual(len(self.box.addresses()), 3)
        self.assertEqual(len(set(self.box.addresses())), 3)

    def test_sent_again_it_reaches_only_new_people(self):
        self._agree("a@client.test")
        mailing = self._mailing()
        self._send(mailing)
        self._agree("b@client.test")
        self._send(mailing)
        self.assertEqual(self.box.addresses(), ["a@client.test", "b@client.test"])

    def test_a_mailing_without_a_topic_does_not_start(self):
        mailing = self._mailing(apk_topic_id=False)
        for start in (mailing.action_launch, mailing.action_put_in_queue, mailing.action_send_mail):
            with refused(self, MAILING_NEEDS_TOPIC, "topic"):
                start()

    def test_a_mailing_without_a_topic_that_got_into_the_queue_reaches_nobody(self):
        self._agree("ivanov@client.test")
        mailing = self._mailing(
            apk_topic_id=False,
            mailing_model_id=self.env["ir.model"]._get_id("res.partner"),
            mailing_domain=repr([("id", "=", self.client.id)]),
        )
        mailing.state = "in_queue"
        self._run_queue()
        self.assertEqual(self.box.addresses(), [])

    def test_a_queue_from_before_the_suite_is_taken_out_and_says_why(self):
        waiting, ours = self._mailing(apk_topic_id=False), self._mailing()
        (waiting | ours).state = "in_queue"
        stop_mailings_without_topic(self.env)
        self.assertEqual((waiting.state, ours.state), ("draft", "in_queue"))
        self.assertIn("topic", waiting.message_ids[0].body)

    def test_the_topic_does_not_change_under_emails_that_left(self):
        self._agree("a@client.test")
        mailing = self._mailing()
        self._send(mailing)
        with refused(self, MAILING_TOPIC_IS_FIXED, "Duplicate"):
            mailing.apk_topic_id = self.animals

    def test_the_history_of_the_client_shows_the_email(self):
        self._agree("ivanov@client.test")
        self._send(self._mailing())
        line = self.env["apk.interaction"].search(
            [("partner_id", "=", self.client.id), ("kind", "=", "mailing")]
        )
        self.assertEqual(line.summary, "Открыт отбор на гранты")
