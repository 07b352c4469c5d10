"""What the tests of feedback share: a message with notices, clients who answer, roles of the office."""

import re

from odoo.tests import HttpCase, TransactionCase, freeze_time, new_test_user

from ..models.answer.answer_seal import unseal
from ..models.key_files import key_file, key_names

SUMMER, OCTOBER = "2026-08-12 09:00:00", "2026-10-05 09:00:00"  # Wed, Mon 12:00 in Kostroma
STAMP = re.compile(r'name="stamp" value="([^"]+)"')
LINK = re.compile(r'href="([^"]*/apk/rate/[\w-]+)"')


class AnswersCommon(TransactionCase):
    """Clients who have answered."""

    @classmethod
    def _user(cls, login, *groups):
        return new_test_user(cls.env, login, ",".join(groups))

    def _mark(self, number, times=1, rated_subject="answer", **context):
        """Answers of so many clients, each with one mark for the first parameter."""
        form = self.env["apk.questionnaire"]._in_use(rated_subject)
        for _client in range(times):
            self.env["apk.answer"]._submit(
                form.id,
                {"rated_subject": rated_subject, **context},
                {"marks": {1: number}},
                collection_mode="notice",
            )

    def _invite(self, times, rated_subject="answer", **context):
        """So many clients hold a link; nobody knows who of them will answer."""
        for _client in range(times):
            self._clients = getattr(self, "_clients", 0) + 1
            self.env["apk.invitation"]._invite(
                rated_subject, context, client=f"client {self._clients}"
            )

    def _insert(self, quarter, **values):
        """An answer in the table as it is, past the release: to see what a report alone would protect."""
        values = {"rated_subject": "answer", "collection_mode": "page", "mark_1": 5, **values}
        self.env["apk.answer"]._insert({"quarter": quarter, **values})

    def _waiting(self):
        """What the seals hide: the answers that wait for company."""
        self.env.cr.execute("SELECT quarter, sealed FROM apk_answer_waiting ORDER BY id")
        return [unseal(self.env, quarter, sealed) for quarter, sealed in self.env.cr.fetchall()]

    def _answers(self):
        self.env.invalidate_all()
        return self.env["apk.answer"].search([])


class RatingCase(HttpCase, AnswersCommon):
    def _keep_key_files(self):
        """The files of keys are no part of the transaction of a test: they are put back after it."""
        for name in key_names(self.env):
            path = key_file(self.env, name)
            self.addCleanup(path.chmod, 0o600)
            self.addCleanup(path.write_bytes, path.read_bytes())

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["apk.case"]._switch_first_replies(True)
        cls.client = cls.env["res.partner"].create(
            {"name": "Иванов Пётр Сергеевич", "email": "ivanov@client.test"}
        )
        cls.case = cls.env["apk.case"].create(
            {
                "subject": "Вопрос о гранте",
                "partner_id": cls.client.id,
                "intake_channel_id": cls.env.ref("apk_client.channel_email").id,
                "regime_id": cls.env.ref("apk_case.regime_order_only").id,
                "urgency": "ordinary",
                "urgency_reason": "срок не горит",
                "topic_id": cls.env.ref("apk_case.topic_support_grant").id,
                "need_id": cls.env.ref("apk_case.need_information").id,
            }
        )

    def _link(self, document="first_reply"):
        notice = self.case.delivery_ids.filtered(lambda d: d.document == document)
        return LINK.search(notice.body)[1]


class ReportCommon(AnswersCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._user("t-officer", "apk_base.group_client_officer")
        cls.support = cls.env.ref("apk_base.area_support").id
        cls.service = cls.env.ref("apk_base.area_service").id
        cls.appeal = cls.env.ref("apk_base.area_appeal").id

    def _summer_answers(self):
        with freeze_time(SUMMER):
            self._mark(5, times=30, area_id=self.support)
            self._mark(2, times=10, area_id=self.service)
            self._invite(5, area_id=self.appeal)
            self._mark(1, times=3, area_id=self.appeal)

    def _study_all(self):
        # sudo: as if each had been read; the tests of studies do it one by one
        self.env["apk.answer.study"].sudo().search([]).state = "studied"

    def _report(self, moment=OCTOBER, **values):
        with freeze_time(moment):
            return self.env["apk.feedback.report"].with_user(self.officer).create(values)


class StudyCommon(AnswersCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._user("t-officer", "apk_base.group_client_officer")
        cls.head = cls._user("t-head", "apk_base.group_head")
        cls.unit = cls.env.ref("apk_base.unit_orst")
        cls.unit.head_id = cls.head

    def _studies(self, user):
        self.env["apk.answer"]._cron_release()
        return self.env["apk.answer.study"].with_user(user).search([])
