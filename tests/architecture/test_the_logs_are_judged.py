"""The end of a run reads the logs: a conflict of two writers is counted, any other error fails the run."""

from pathlib import Path

import pytest

from launcher.tally import allowed_patterns, conflicts, failures, loud_logs

ALLOWED = allowed_patterns(Path(__file__).parents[2] / "config/log_allowlist.txt")
BAD_QUERY = (
    '2026-11-27 13:37:05,214 13379 ERROR office odoo.sql_db: bad query: b\' UPDATE "apk_case"\\n SET "kind_id" = 1\n'
    '                 WHERE "apk_case"."id" = 1\\n\'\n'
)
REPEATED = BAD_QUERY + "ERROR: could not serialize access due to concurrent update\n\n"
BROKEN = BAD_QUERY + 'ERROR: column "kind_id" does not exist\n\n'


@pytest.mark.parametrize(
    ("text", "is_loud", "repeated"),
    [
        pytest.param(REPEATED, False, 1, id="two people at one row"),
        pytest.param(BROKEN, True, 0, id="a broken query"),
        pytest.param(REPEATED + BROKEN, True, 1, id="a broken query after two people at one row"),
        pytest.param(BROKEN + REPEATED, True, 1, id="a broken query before two people at one row"),
    ],
)
def test_a_conflict_of_two_writers_is_counted_and_no_alarm(tmp_path, text, is_loud, repeated):
    (tmp_path / "office.log").write_text(text)
    assert bool(loud_logs(tmp_path, ALLOWED)) is is_loud
    assert conflicts(tmp_path) == repeated


def test_a_server_that_runs_beside_the_tests_is_not_judged(tmp_path):
    (tmp_path / "server.log").write_text(BROKEN)
    (tmp_path / "server-update.log").write_text(BROKEN)
    assert loud_logs(tmp_path, ALLOWED) == []


def test_the_last_lines_name_the_tests_that_failed(tmp_path):
    (tmp_path / "acceptance.xml").write_text(
        '<testsuites><testsuite tests="2" failures="1"><testcase classname="a_day" name="quiet"/>'
        '<testcase classname="a_day" name="loud"><failure>not what was typed</failure></testcase></testsuite></testsuites>'
    )
    assert failures(tmp_path) == ["a_day::loud\nnot what was typed"]
