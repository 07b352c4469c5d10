"""An update from the first version: every mark that a client gave is there afterwards, with its question."""

import importlib.util
from datetime import date
from pathlib import Path

from odoo.tests import TransactionCase, tagged

MIGRATIONS = Path(__file__).parents[1] / "migrations/19.0.2.0.0"
OLD_TABLES = """
CREATE SCHEMA old_feedback;
SET LOCAL search_path TO old_feedback, public;
CREATE TABLE apk_answer (id integer PRIMARY KEY, month date, document varchar, score integer);
INSERT INTO apk_answer VALUES (7, '2026-11-01', 'answer', 4), (3, '2026-08-01', 'first_reply', 1);
CREATE TABLE apk_invitation (id serial PRIMARY KEY, token_hash varchar, case_id integer, document varchar,
    is_used boolean, create_uid integer, create_date timestamp, write_uid integer, write_date timestamp);
INSERT INTO apk_invitation (token_hash, case_id, document, is_used, create_date) VALUES
    ('spent', 1, 'answer', true, '2026-11-03 10:00'), ('open', 2, 'answer', null, '2026-08-03 10:00');
"""


@tagged("post_install", "-at_install")
class TestOldAnswersSurvive(TransactionCase):
    def _run(self, name):
        spec = importlib.util.spec_from_file_location(name, MIGRATIONS / f"{name}-migration.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.migrate(self.env.cr, "19.0.1.0.0")

    def _rows(self, query):
        self.env.cr.execute(query)
        return self.env.cr.fetchall()

    def test_marks_and_open_invitations_are_carried_over(self):
        self.env.cr.execute(OLD_TABLES)
        self._run("pre")
        self.assertEqual(
            self._rows("SELECT id, quarter, document, mark_1, way FROM apk_answer ORDER BY id"),
            [
                (3, date(2026, 7, 1), "first_reply", 1, "letter"),
                (7, date(2026, 10, 1), "answer", 4, "letter"),
            ],
        )
        self.assertEqual(
            self._rows("SELECT token_hash, way FROM apk_invitation"), [("open", "letter")]
        )
        self.assertEqual(
            self._rows("SELECT quarter, document FROM apk_invitation_issued ORDER BY quarter"),
            [(date(2026, 7, 1), "answer"), (date(2026, 10, 1), "answer")],
        )
        known = "SELECT attname FROM pg_attribute WHERE attrelid = 'apk_invitation'::regclass AND attnum > 0"
        left = {name for (name,) in self._rows(f"{known} AND NOT attisdropped")}
        self.assertEqual(left, {"id", "token_hash", "document", "way"})

    def test_old_answers_keep_their_question_and_are_studied(self):
        self.env.cr.execute(
            "INSERT INTO apk_answer (id, quarter, document, mark_1) VALUES"
            " (7, '2026-10-01', 'answer', 4), (3, '2026-07-01', 'first_reply', 1)"
        )
        self._run("post")
        answers = self.env["apk.answer"].browse([7, 3])
        for answer, document in zip(answers, ("answer", "first_reply"), strict=True):
            asked = self.env.ref(f"apk_feedback.questionnaire_{document}_0")
            self.assertEqual(answer.questionnaire_id, asked)
        self.assertEqual(
            self.env["apk.answer.study"].browse([7, 3]).mapped("state"), ["new", "new"]
        )

    def test_a_second_run_changes_nothing(self):
        self._run("pre")
        self._run("post")
