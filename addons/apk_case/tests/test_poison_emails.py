"""п. 18, 20: no e-mail stops the intake: whatever it holds, it is registered within bounded time and memory."""

import time

from psycopg2.errors import ProgramLimitExceeded, SerializationFailure

from odoo.tests import tagged
from odoo.tools import mute_logger

from . import poison
from .common import CaseCommon

CPU_SECONDS = 10  # of this process, so that a busy machine changes nothing
MEMORY = 300 * 2**20


class Effort:
    """CPU time and the growth of the peak of memory of this process."""

    def __enter__(self):
        with open("/proc/self/clear_refs", "w") as reset:
            reset.write("5")  # the peak starts anew (proc(5))
        self.before, self.start = self._peak(), time.process_time()
        return self

    def __exit__(self, *_error):
        self.seconds = time.process_time() - self.start
        self.memory = self._peak() - self.before

    @staticmethod
    def _peak():
        with open("/proc/self/status") as status:
            (line,) = (line for line in status if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024


@tagged("post_install", "-at_install")
class TestPoisonEmails(CaseCommon):
    def _receive_measured(self, name, raw):
        with Effort() as effort:
            case = self._receive(raw)
        with self.subTest(name):
            self.assertTrue(case.name)
            self.assertEqual(case.mail_spool_id.state, "registered")
            self.assertLess(effort.seconds, CPU_SECONDS)
            self.assertLess(effort.memory, MEMORY)
        return case

    @mute_logger("odoo.addons.mail.models.mail_thread")
    def test_no_email_takes_more_than_its_share(self):
        for name, raw in poison.poison():
            case = self._receive_measured(name, raw)
            with self.subTest(name):
                has_words = "Прошу помочь" in case.body
                self.assertEqual(has_words, name != "noise")  # which has no charset at all
                self.assertLess(len(case.message_ids.attachment_ids), 210)

    def test_the_queue_goes_on_past_an_email_that_kills_its_process(self):
        poisoned, sound = self._raw_email("<p@client.test>", subject="Яд"), self._raw_email()
        with self.enter_registry_test_mode():
            killed = self.env["apk.mail.spool"].browse(self.env["apk.mail.spool"]._store(poisoned))
            self.env["apk.mail.spool"]._store(sound)
            for _process in range(3):
                killed._count_attempt(1)  # what a killed process leaves behind
        self._run("apk_case.ir_cron_register_spooled")
        self.env.invalidate_all()
        case = killed.case_id
        self.assertEqual((killed.state, case.subject), ("registered", "Яд"))
        self.assertIn("Какие документы нужны", case.body)
        self.assertIn("email.eml", case.message_ids.attachment_ids.mapped("name"))
        self.assertIn("останавливалась", " ".join(case.message_ids.mapped("body")))
        self.assertTrue(self.env["apk.case"].search([("subject", "=", "Вопрос о гранте")]))

    def test_an_attempt_that_has_ended_is_not_counted(self):
        case = self._receive(self._raw_email())
        self.assertEqual(case.mail_spool_id.unfinished_attempts, 0)
        spool = self.env["apk.mail.spool"]
        self.assertTrue(spool._may_succeed_later(SerializationFailure()))
        for for_ever in (ProgramLimitExceeded(), ValueError()):
            self.assertFalse(spool._may_succeed_later(for_ever))

    def test_an_email_of_72_mb_is_registered_with_its_file(self):
        case = self._receive_measured("72 MB", poison.huge())
        self.assertIn("Прошу помочь", case.body)
        self.assertIn("a.zip", case.message_ids.attachment_ids.mapped("name"))
