"""A package of reports: all registers of a period and its overview in one archive that stays as it was confirmed."""

import hashlib
import io
import os
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path
from unittest.mock import patch

from openpyxl import load_workbook
from psycopg2 import IntegrityError
from psycopg2.errors import RaiseException

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import CASE_IS_KEPT, CORRESPONDENCE_IS_KEPT

from ..messages import (
    PACKAGE_FILE_WAS_CHANGED,
    PACKAGE_IS_BEING_MADE,
    PACKAGE_IS_CONFIRMED,
    PACKAGE_IS_NOT_READY,
    PACKAGE_NEEDS_OVERVIEW,
    PACKAGE_NEEDS_WHOLE_REGISTERS,
    PERIOD_IS_NOT_OVER,
)
from ..models import apk_report_package_making as making
from .common import ResultsCommon

QUARTER = date(2026, 7, 1)
JOB = "apk_results.ir_cron_make_packages"


@freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
@tagged("post_install", "-at_install")
class TestReportPackage(ResultsCommon):
    def setUp(self):
        super().setUp()
        self.packages = self.env["apk.report.package"].with_user(self.controller)
        with freeze_time("2026-08-12 07:00:00"):  # Wed 10:00 in Kostroma
            self.case = self._paper_case(subject="Субсидия на молоко, третий квартал")

    def _confirm_overview(self, **period):
        period = {"kind": "quarter", "first_day": QUARTER, **period}
        overview = self.env["apk.overview"].with_user(self.registrar).create(period)
        overview.text = "Спрашивали о субсидиях."
        overview.action_confirm()
        return overview

    def _ready(self):
        if not self.packages.search([("first_day", "=", QUARTER)]):
            self._confirm_overview()
        package = self.packages.create({"kind": "quarter", "first_day": QUARTER})
        package.action_make()
        self._run(JOB)
        self.env.invalidate_all()
        self.assertEqual(package.state, "done", package.failure)
        return package

    def _confirmed(self):
        package = self._ready()
        package.action_confirm()
        package.flush_recordset()
        return package

    def _unzipped(self, package):
        content = package.sudo().file_id.raw
        self.assertEqual(hashlib.sha256(content).hexdigest(), package.checksum)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.assertIsNone(archive.testzip())
            return {name: archive.read(name) for name in archive.namelist()}

    def _table(self, content):
        rows = load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(min_row=5)
        return [[str(cell.value or "") for cell in row] for row in rows]

    def test_one_archive_has_every_register_of_the_period_and_its_overview(self):
        with freeze_time("2026-10-01 07:00:00"):  # Thu 10:00 in Kostroma: the next quarter
            later = self._paper_case()
        package = self._ready()
        files = self._unzipped(package)
        titles = [
            one.title
            for one in self.env["apk.register"].with_context(lang="ru_RU")._registers().values()
        ]
        for title in titles:
            for extension in ("xlsx", "pdf"):
                self.assertIn(f"{title} 01.07.2026–30.09.2026.{extension}", files)
        self.assertEqual(
            len(files), 2 * len(titles) + 2 + 2, "the overview and the contents, twice"
        )
        journal = self._table(files["Журнал регистрации сообщений 01.07.2026–30.09.2026.xlsx"])
        numbers = [row[1] for row in journal]
        self.assertIn(self.case.name, numbers)
        self.assertNotIn(later.name, numbers)
        # of a QWeb report Odoo's tests get the page that would be printed
        pdfs = [content for name, content in files.items() if "30.09.2026.pdf" in name]
        self.assertEqual({content[:5] for content in pdfs}, {b"%PDF-"})

    def test_the_contents_tell_of_each_file_its_rows_and_its_sum(self):
        package = self._ready()
        files = self._unzipped(package)
        rows = {row[1]: row for row in self._table(files["Опись пакета.xlsx"]) if row[1]}
        self.assertEqual(set(rows), {name for name in files if not name.startswith("Опись")})
        for name, row in rows.items():
            self.assertEqual(row[5], hashlib.sha256(files[name]).hexdigest(), name)
        journal = "Журнал регистрации сообщений 01.07.2026–30.09.2026.xlsx"
        self.assertEqual(rows[journal][3], str(len(self._table(files[journal]))))
        shown = str(package.contents_table)
        self.assertIn(rows[journal][5], shown)
        self.assertFalse(package.sudo().register_ids, "what the package holds lies nowhere else")

    def test_a_register_too_long_to_print_is_said_to_be_a_table_alone(self):
        with patch.object(making, "PDF_LIMIT", 0):
            package = self._ready()
        files = self._unzipped(package)
        self.assertNotIn("Журнал регистрации сообщений 01.07.2026–30.09.2026.pdf", files)
        notes = [row[1] for row in self._table(files["Опись пакета.xlsx"])]
        self.assertTrue(any("Не напечатан" in note for note in notes), notes)

    def _running(self, made, stops_after):
        """A job that notes the registers it makes, and whose time is over after some of them."""
        maker = self.registry["apk.report.package"]
        make = maker._make_register

        def noting(package, register):
            made.append(register.id)
            make(package, register)

        has_time = lambda _package, _percent: len(made) < stops_after  # noqa: E731
        with (
            patch.object(maker, "_make_register", noting),
            patch.object(maker, "_tell_progress", has_time),
        ):
            self._run(JOB)

    def test_it_is_made_in_the_background_and_goes_on_where_it_was_stopped(self):
        self._confirm_overview()
        package = self.packages.create({"kind": "quarter", "first_day": QUARTER})
        self.assertEqual(package.action_make()["tag"], "soft_reload")
        self.assertEqual(package.state, "waiting")
        for change in (package.action_make, package.unlink):
            with refused(self, PACKAGE_IS_BEING_MADE):
                change()
        bells, made = [], []
        send = lambda _self, *bell: bells.append(bell)  # noqa: E731
        with patch.object(self.registry["bus.bus"], "_sendone", send):
            self._running(made, stops_after=3)
            self.assertEqual((package.state, len(made), bells), ("waiting", 3, []))
            self._running(made, stops_after=1000)
        self.env.invalidate_all()
        self.assertEqual(package.state, "done", package.failure)
        self.assertEqual(len(made), len(set(made)), "no register is made twice")
        (payload,) = [words for _channel, name, words in bells if name == "apk_base.toast"]
        self.assertEqual(payload["button"]["ids"], package.ids)

    def test_its_states_are_named_in_russian(self):
        states = self.packages.with_context(lang="ru_RU").fields_get(["state"])["state"]
        names = [name for _state, name in states["selection"]]
        self.assertEqual(names, ["Не сформирован", "Формируется", "Готов", "Утверждён", "Ошибка"])

    def test_a_failure_is_told_and_the_package_can_be_made_again(self):
        self._confirm_overview()
        package = self.packages.create({"kind": "quarter", "first_day": QUARTER})
        package.action_make()

        def fail(_self, _register):
            raise ValueError("кончилось место")

        with (
            patch.object(self.registry["apk.report.package"], "_make_register", fail),
            mute_logger("odoo.addons.apk_base.models.apk_made_file_mixin"),
        ):
            self._run(JOB)
        self.env.invalidate_all()
        self.assertEqual((package.state, package.failure), ("failed", "кончилось место"))
        package.action_make()
        self._run(JOB)
        self.env.invalidate_all()
        self.assertEqual(package.state, "done")

    def test_later_changes_do_not_change_what_was_confirmed(self):
        package = self._confirmed()
        before = self._unzipped(package)
        self.case.sudo().subject = "Другое"
        self.assertEqual(self._unzipped(package), before)
        self.assertEqual(package.confirmed_by_id, self.controller)
        self.assertEqual(package.retention_until, date(2031, 12, 31))
        for change in (package.action_make, package.unlink, package.action_confirm):
            with refused(self, PACKAGE_IS_CONFIRMED):
                change()
        with refused(self, FILLED_BY_THE_SYSTEM):
            package.write({"first_day": date(2026, 4, 1)})

    def test_the_database_itself_refuses_to_change_a_confirmed_package(self):
        package = self._confirmed()
        row, file = ("apk_report_package", package.id), ("ir_attachment", package.sudo().file_id.id)
        package.flush_recordset()
        for statement, (_table, number) in (
            ("DELETE FROM apk_report_package WHERE id = %s", row),
            ("UPDATE apk_report_package SET file_id = NULL WHERE id = %s", row),
            ("UPDATE apk_report_package SET confirmed_at = NULL WHERE id = %s", row),
            ("UPDATE apk_report_package SET contents = '[]' WHERE id = %s", row),
            ("UPDATE ir_attachment SET name = 'x.zip' WHERE id = %s", file),
            ("UPDATE ir_attachment SET checksum = 'x' WHERE id = %s", file),
            ("DELETE FROM ir_attachment WHERE id = %s", file),
        ):
            with (
                self.subTest(statement),
                mute_logger("odoo.sql_db"),
                self.assertRaisesRegex(RaiseException, "five years"),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(statement, [number])

    def test_no_role_replaces_renames_or_deletes_its_file(self):
        file = self._confirmed().sudo().file_id
        others = [
            new_test_user(self.env, f"t-curious-{group}", f"apk_base.group_{group}")
            for group in ("registrar", "administrator", "head", "specialist")
        ]
        for person in (self.controller, *others):
            own = file.with_user(person)
            for change in ({"name": "Другой.zip"}, {"raw": b"PK"}, {"res_id": 0}):
                with self.subTest(person.login), refused(self, CORRESPONDENCE_IS_KEPT):
                    own.write(change)
        with refused(self, CASE_IS_KEPT):
            file.with_user(self.controller).unlink()
        for person in others:
            with self.assertRaisesRegex(AccessError, "apk.report.package|ir.attachment"):
                file.with_user(person).unlink()

    def test_a_file_replaced_on_the_disk_is_noticed(self):
        package = self._confirmed()
        file = package.sudo().file_id
        path = Path(file._full_path(file.store_fname))
        whole = path.read_bytes()
        path.chmod(0o600)
        path.write_bytes(whole[:-1])
        self.addCleanup(path.write_bytes, whole)
        file.invalidate_recordset()
        with refused(self, PACKAGE_FILE_WAS_CHANGED):
            package.action_download()

    def test_a_file_gone_from_the_disk_is_noticed(self):
        package = self._ready()
        file = package.sudo().file_id
        path = Path(file._full_path(file.store_fname))
        aside = path.rename(path.with_suffix(".aside"))
        self.addCleanup(aside.rename, path)
        for act in (package.action_download, package.action_confirm):
            with refused(self, PACKAGE_FILE_WAS_CHANGED):
                act()

    def test_a_large_archive_is_compared_without_being_read_whole(self):
        package = self._ready()
        file = package.sudo().file_id
        path = Path(file._full_path(file.store_fname))
        self.addCleanup(os.truncate, path, path.stat().st_size)
        path.chmod(0o600)
        os.truncate(path, 64 << 20)
        self.env.invalidate_all()
        tracemalloc.start()
        self.addCleanup(tracemalloc.stop)
        with refused(self, PACKAGE_FILE_WAS_CHANGED):
            package.action_download()
        self.assertLess(tracemalloc.get_traced_memory()[1], 16 << 20)

    def test_an_archive_kept_in_the_database_is_compared_too(self):
        self.env["ir.config_parameter"].set_param("ir_attachment.location", "db")
        package = self._confirmed()
        self.assertFalse(package.sudo().file_id.store_fname)
        self.env.invalidate_all()
        self.assertEqual(package.action_download()["target"], "download")

    def test_a_second_package_of_a_period_names_the_first(self):
        first = self._confirmed()
        second = self._ready()
        self.assertEqual((second.clarifies_id, second.edition), (first, 2))
        self.assertIn("уточнённый", second.name)
        book = load_workbook(io.BytesIO(self._unzipped(second)["Опись пакета.xlsx"]))
        parameters = {row[0].value: row[1].value for row in book.worksheets[1].iter_rows()}
        self.assertIn(first.checksum, parameters["Уточняет"])

    def test_one_open_package_a_period(self):
        self.packages.create({"kind": "quarter", "first_day": QUARTER})
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.packages.create({"kind": "quarter", "first_day": QUARTER})

    def test_what_nobody_has_confirmed_may_go_and_be_made_anew(self):
        package = self._ready()
        file = package.sudo().file_id
        package.action_make()
        self.assertFalse(file.exists())
        with refused(self, PACKAGE_IS_NOT_READY):
            package.action_confirm()
        self._run(JOB)
        file = package.sudo().file_id
        package.unlink()
        self.assertFalse(file.exists())
        self.assertFalse(package.exists())

    def test_it_needs_a_period_that_is_over_and_a_final_overview(self):
        with refused(self, PERIOD_IS_NOT_OVER):
            self.packages.create({"kind": "quarter", "first_day": date(2026, 10, 1)})
        package = self.packages.create({"kind": "quarter", "first_day": QUARTER})
        with refused(self, PACKAGE_NEEDS_OVERVIEW):
            package.action_make()

    def test_who_may_not_read_all_registers_makes_no_package(self):
        self._confirm_overview()
        package = self.packages.create({"kind": "quarter", "first_day": QUARTER})
        with (
            patch.object(
                self.registry["apk.register"], "_kinds_of_reader", lambda _self: [("message", "x")]
            ),
            refused(self, PACKAGE_NEEDS_WHOLE_REGISTERS),
        ):
            package.action_make()

    def test_the_curious_read_neither_the_package_nor_its_file(self):
        package = self._confirmed()
        for group in ("registrar", "specialist", "head", "operator", "client_officer"):
            person = new_test_user(self.env, f"t-reader-{group}", f"apk_base.group_{group}")
            theirs = package.with_user(person)
            file = package.sudo().file_id.with_user(person)
            for act in (
                theirs.action_download,
                theirs.action_make,
                theirs.action_confirm,
                theirs.unlink,
                lambda own=theirs: own.read(["contents"]),
                lambda own=file: own.read(["raw"]),
            ):
                with self.subTest(group), self.assertRaises(AccessError):
                    act()

    def test_nobody_chooses_who_confirmed_or_what_it_holds(self):
        package = self.packages.create({"kind": "quarter", "first_day": QUARTER})
        for name, value in (
            ("confirmed_by_id", self.head.id),
            ("state", "confirmed"),
            ("checksum", "0"),
            ("contents", []),
            ("edition", 7),
        ):
            with self.subTest(name), refused(self, FILLED_BY_THE_SYSTEM):
                package.write({name: value})

    def test_when_the_term_is_over_the_archive_goes_and_its_trace_stays(self):
        package = self._confirmed()
        with freeze_time("2031-12-31 12:00:00"):  # Wed: the last day of the term
            self.env["apk.report.package"]._gc_outlived()
        self.assertTrue(package.sudo().file_id.exists())
        file = package.sudo().file_id
        with freeze_time("2032-01-01 12:00:00"):  # Thu
            self.env["apk.report.package"]._gc_outlived()
        self.assertFalse(file.exists())
        self.assertEqual((package.state, package.confirmed_by_id), ("confirmed", self.controller))
