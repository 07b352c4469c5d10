"""«Readiness» of chapter 4: red before the fact, green after it."""

from odoo import fields
from odoo.tests import tagged

from odoo.addons.apk_base.tests.readiness_case import ReadinessCase


@tagged("post_install", "-at_install")
class TestReadiness(ReadinessCase):
    def test_no_mailbox_is_read_until_one_is_started(self):
        mailboxes = self.env["fetchmail.server"]
        mailboxes.search([]).unlink()
        self.assertEqual(self._state("mailboxes"), "todo")
        mailbox = mailboxes.create(
            {
                "name": "Ящик",
                "server": "mail.test",
                "user": "apk@office.test",
                "object_id": self.env["ir.model"]._get_id("apk.case"),
                "apk_accept_from": "2026-12-01 06:00:00",
            }
        )
        check = self._check("mailboxes")
        self.assertEqual((check["state"], check["action"]["res_id"]), ("todo", mailbox.id))
        self.assertIn("1 декабря 2026 г. в 09:00", check["why"])
        now = fields.Datetime.now()
        mailbox.write({"state": "done"})
        mailbox.write({"apk_checked_at": now, "apk_newer_count": 3, "apk_older_count": 12})
        check = self._check("mailboxes")
        self.assertEqual(check["state"], "done")
        self.assertRegex(check["why"], r"3\b.*\b12\b")
        mailbox.write({"apk_failing_since": now, "error_message": "timed out"})
        self.assertEqual(self._state("mailboxes"), "todo")

    def test_a_mailbox_of_another_application_is_none_of_ours(self):
        self.env["fetchmail.server"].search([]).unlink()
        mailbox = self.env["fetchmail.server"].create({"name": "Магазин", "server": "mail.test"})
        mailbox.state = "done"
        self.assertEqual(self._state("mailboxes"), "todo")

    def test_first_replies_wait_until_they_are_switched_on(self):
        self.env["apk.case"]._switch_first_replies(False)
        self.assertEqual(self._state("first_replies"), "todo")
        starts = self.env["apk.first.reply.start"].with_user(self.administrator)
        starts.create({}).action_start()
        self.assertEqual(self._state("first_replies"), "done")

    def test_terms_wait_until_the_department_confirms_each(self):
        regimes = self.env["apk.regime"].search([])
        regimes.action_confirm_terms()
        self.assertEqual(self._state("terms"), "done")
        regimes[0].answer_days += 1
        check = self._check("terms")
        self.assertEqual(check["state"], "todo")
        self.assertEqual(self.env["apk.regime"].search(check["action"]["domain"]), regimes[0])
