"""п. 80.7: personal invitations «только в отношении тех лиц, которые выразили согласие»."""

import re
import smtplib
from unittest.mock import patch

from odoo.tests import HttpCase, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_language.messages import TEXT_HAS_ERRORS
from odoo.addons.base.models.ir_mail_server import IrMail_Server, MailDeliveryException

from ..messages import NO_SURVEY_CONSENT, POLL_BODY_MISSING, POLL_IS_SENT
from ..rules.anonymity import quarter_of
from .common import LINK, AnswersCommon


@tagged("post_install", "-at_install")
class TestClause80Polls(HttpCase, AnswersCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._user("t-officer", "apk_base.group_client_officer")
        cls.farmer, cls.citizen = cls.env["res.partner"].create(
            [
                {"name": "Фермер", "email": "farmer@client.test"},
                {"name": "Горожанин", "email": "citizen@client.test"},
            ]
        )
        cls.farmer.apk_segment_ids = cls.env["apk.segment"].search([], limit=1)

    def setUp(self):
        super().setUp()
        self.emails = []
        self.startPatcher(patch.object(self.env.cr, "commit", lambda: None))
        self.startPatcher(
            patch.object(
                IrMail_Server,
                "send_email",
                lambda _server, email, **_: self.emails.append(email),
            )
        )

    def _agree(self, partner):
        return self.env["apk.consent"]._give(
            "survey", "paper", partner=partner, email=partner.email
        )

    def _poll(self, **values):
        values = {"name": "Как мы работаем", "body": "<p>Спрашиваем о приёме.</p>", **values}
        return self.env["apk.poll"].with_user(self.officer).create(values)

    def _send(self, poll):
        poll.action_send()
        self.env["apk.poll.recipient"]._cron_send_polls()

    def test_only_those_who_agreed_are_written_to(self):
        self._agree(self.farmer)
        poll = self._poll()
        self.assertEqual(poll.agreed_count, 1)
        self._send(poll)
        self.assertEqual([email["To"] for email in self.emails], ["farmer@client.test"])
        self.assertEqual(poll.state, "sent")

    def test_a_rude_poll_is_mended_or_left_with_a_reason(self):
        self._agree(self.farmer)
        poll = self._poll(body="<p>Вы сами виноваты, что не отвечали.</p>")
        with refused(self, TEXT_HAS_ERRORS, "сами виноваты"):
            poll.action_send()
        self.assertEqual(poll.state, "draft")
        poll.text_override_reason = "Слова из прошлого опроса"
        poll.action_send()
        override = self.env["apk.text.override"].search([("res_model", "=", "apk.poll")])
        self.assertEqual((override.text_kind, override.user_id), ("mailing", self.officer))

    def test_a_consent_to_mailings_is_no_consent_to_surveys(self):
        topic = self.env["apk.consent.topic"].search([], limit=1)
        self.env["apk.consent"]._give(
            "mailing", "paper", partner=self.citizen, email=self.citizen.email, topics=topic
        )
        with refused(self, NO_SURVEY_CONSENT, "clause 80"):
            self._poll().action_send()

    def test_who_withdraws_between_the_button_and_the_e_mail_gets_none(self):
        self._agree(self.farmer)
        consent = self._agree(self.citizen)
        poll = self._poll()
        poll.action_send()
        consent.sudo().write({"withdrawn_at": "2026-11-24 09:00:00", "withdrawal_channel": "call"})
        self.env["apk.poll.recipient"]._cron_send_polls()
        self.assertEqual([email["To"] for email in self.emails], ["farmer@client.test"])
        self.assertEqual(sorted(poll.recipient_ids.mapped("state")), ["sent", "withdrawn"])

    def test_each_e_mail_has_its_own_link_and_says_how_to_withdraw(self):
        self._agree(self.farmer)
        self._agree(self.citizen)
        self._send(self._poll())
        texts = [email.get_body(("html",)).get_content() for email in self.emails]
        links = {LINK.search(text)[1] for text in texts}
        self.assertEqual(len(links), 2)
        self.assertIn("Больше не присылать опросы", texts[0])

    def test_each_e_mail_has_a_way_out_that_works(self):
        consent = self._agree(self.farmer)
        self._send(self._poll())
        (email,) = self.emails
        link = re.search(r'href="([^"]*/apk/polls/leave/[^"]+)"', self._html(email))[1]
        self.assertEqual(email["List-Unsubscribe"], f"<{link}>")
        self.assertEqual(email["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
        self.assertRegex(email["Message-Id"], r"^<apk-poll-.+@(?!localhost)")
        self.assertIn("Здравствуйте!", self._html(email))
        text = email.get_body(("plain",)).get_content()
        self.assertEqual(text.count(link), 1)
        self.assertNotIn("[1]", text)
        path = link[link.index("/apk/") :]
        self.assertIn("Больше не присылать опросы", self.url_open(path).text)
        self.assertTrue(consent.is_live, "opening alone changes nothing")
        answer = self.url_open(path, data={"List-Unsubscribe": "One-Click"})
        self.assertEqual((answer.status_code, answer.text), (200, ""))
        self.env.invalidate_all()
        self.assertEqual(consent.withdrawal_channel, "one_click")
        self.assertIn("Опросов больше не будет", self.url_open(path).text)
        self.assertEqual(self.url_open("/apk/polls/leave/nobody").status_code, 404)

    def test_the_link_of_a_mailing_leaves_no_polls(self):
        survey = self._agree(self.farmer)
        topic = self.env["apk.consent.topic"].search([], limit=1)
        mailing = self.env["apk.consent"]._give(
            "mailing", "paper", partner=self.farmer, email=self.farmer.email, topics=topic
        )
        self.url_open(f"/apk/polls/leave/{mailing.sudo().token}", data={"x": "1"})
        self.env.invalidate_all()
        self.assertTrue(survey.is_live and mailing.is_live)

    def test_a_poll_counts_what_left_and_what_was_answered(self):
        self._agree(self.farmer)
        poll = self._poll()
        self._send(poll)
        self.assertEqual((poll.sent_count, poll.withdrawn_count, poll.failed_count), (1, 0, 0))
        self.assertEqual(poll.answers_text, "fewer than five")
        quarter = quarter_of(self.env["apk.office"]._today())
        for _answer in range(5):
            self._insert(quarter, rated_subject="general", collection_mode="personal")
        poll.invalidate_recordset()
        self.assertEqual(poll.answers_text, "5")

    @staticmethod
    def _html(email):
        return email.get_body(("html",)).get_content()

    def test_an_e_mail_that_was_refused_invites_nobody(self):
        refusal = smtplib.SMTPRecipientsRefused({"farmer@client.test": (550, b"unknown")})
        poll, invited = self._sent_into(refusal)
        self.assertEqual(poll.recipient_ids.state, "failed")
        self.assertFalse(invited)

    def test_a_server_that_falls_silent_may_have_taken_the_e_mail_and_its_link_lives(self):
        poll, invited = self._sent_into(TimeoutError("timed out"))
        self.assertEqual(poll.recipient_ids.state, "unclear")
        self.assertEqual(poll.state, "sent", "nothing is tried again")
        self.assertTrue(invited)

    def _sent_into(self, error):
        """:return: the poll, how many links are good"""

        def fail(_server, _email, **_options):
            try:
                raise error
            except type(error) as cause:  # as core wraps it
                raise MailDeliveryException("Mail Delivery Failed") from cause

        self.startPatcher(patch.object(IrMail_Server, "send_email", fail))
        self._agree(self.farmer)
        poll = self._poll()
        self._send(poll)
        return poll, self.env["apk.invitation"].sudo().search_count([])

    def test_the_answer_knows_the_source_and_not_the_recipient(self):
        self._agree(self.farmer)
        self._send(self._poll())
        token = LINK.search(self.emails[0].get_body(("html",)).get_content())[1].rpartition("/")[2]
        context = self.env["apk.invitation"]._spend(token)
        self.assertEqual(
            (context["source"], context["collection_mode"]), ("poll_personal", "personal")
        )
        self.assertNotIn("partner_id", context)

    def test_one_address_gets_one_e_mail_also_when_the_cron_runs_twice(self):
        self._agree(self.farmer)
        poll = self._poll()
        self._send(poll)
        self.env["apk.poll.recipient"]._cron_send_polls()
        self.assertEqual(len(self.emails), 1)
        with refused(self, POLL_IS_SENT, "new one"):
            poll.action_send()

    def test_only_clients_of_the_chosen_segments_are_asked(self):
        self._agree(self.farmer)
        self._agree(self.citizen)
        self._send(self._poll(segment_ids=self.farmer.apk_segment_ids.ids))
        self.assertEqual([email["To"] for email in self.emails], ["farmer@client.test"])

    def test_an_e_mail_without_words_does_not_leave(self):
        self._agree(self.farmer)
        with refused(self, POLL_BODY_MISSING, "why you ask"):
            self._poll(body="<p><br></p>").action_send()

    def test_the_e_mail_is_part_of_the_clients_history(self):
        self._agree(self.farmer)
        self._send(self._poll())
        lines = self.env["apk.interaction"].search([("partner_id", "=", self.farmer.id)])
        self.assertIn("Как мы работаем", lines.mapped("summary"))

    def test_a_poll_loaded_from_a_file_is_a_draft(self):
        self._agree(self.farmer)
        polls = self.env["apk.poll"].with_user(self.officer).with_context(import_file=True)
        columns = ["name", "body", "state"]
        found = polls.load(columns, [["Как мы работаем", "<p>Спрашиваем.</p>", "Being sent"]])
        self.assertFalse(found["ids"])
        found = polls.load(columns[:2], [["Как мы работаем", "<p>Спрашиваем.</p>"]])
        self.assertEqual(polls.browse(found["ids"]).state, "draft")
