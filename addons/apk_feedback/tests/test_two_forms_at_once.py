"""п. 80: one link, one answer, also when a form is sent several times at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from odoo import SUPERUSER_ID, api
from odoo.service.model import retrying
from odoo.sql_db import db_connect
from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.rules.secret_link import new_token

from ..rules.anonymity import token_hash

FORMS = 4
# Real transactions leave real rows: they go into tables of the same shape beside the true ones.
SHADOW = "apk_feedback_test"
TOKEN = new_token()


@tagged("post_install", "-at_install")
class TestTwoFormsAtOnce(TransactionCase):
    def setUp(self):
        super().setUp()
        self._execute(f"DROP SCHEMA IF EXISTS {SHADOW} CASCADE", f"CREATE SCHEMA {SHADOW}")
        self.addCleanup(self._execute, f"DROP SCHEMA {SHADOW} CASCADE")
        for table in ("apk_invitation", "apk_invitation_spent", "apk_answer_waiting"):
            self._execute(f"CREATE TABLE {SHADOW}.{table} (LIKE public.{table} INCLUDING ALL)")
        self._execute(
            f"INSERT INTO {SHADOW}.apk_invitation (id, token_hash, person, quarter, collection_mode, rated_subject)"
            f" VALUES (1, '{token_hash(TOKEN)}', 'somebody', CURRENT_DATE, 'notice', 'answer')"
        )

    def test_forms_sent_at_once_leave_one_answer(self):
        together = Barrier(FORMS)
        with ThreadPoolExecutor(FORMS) as visitors:
            sent = [visitors.submit(self._send_form, together, score) for score in (1, 2, 3, 4)]
        accepted = [form.result() for form in sent if form.result()]
        self.assertEqual(accepted, ["answer"])
        self.assertEqual(self._execute(f"SELECT count(*) FROM {SHADOW}.apk_answer_waiting"), [(1,)])

    def _send_form(self, together, score):
        together_once = iter([together.wait])
        with db_connect(self.env.cr.dbname).cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})

            def rate():
                cr.execute(f"SET LOCAL search_path TO {SHADOW}, public")
                next(together_once, lambda: None)()
                context = env["apk.invitation"]._spend(TOKEN)
                if context:
                    form = env["apk.questionnaire"]._in_use("answer")
                    env["apk.answer"]._submit(
                        form.id, context, {"marks": {1: score}}, collection_mode="notice"
                    )
                return context and context["rated_subject"]

            return retrying(rate, env)

    def _execute(self, *statements):
        with db_connect(self.env.cr.dbname).cursor() as cr:
            for statement in statements:
                cr.execute(statement)
            return cr.fetchall() if cr.description else None
