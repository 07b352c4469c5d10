"""п. 18: a number of the register is given once and none is left out, whoever asks at the same moment."""

from operator import methodcaller
from threading import Thread
from types import SimpleNamespace

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name, tagged

from ..serial_numbers import next_serials

ROW = "apk_test.ROW-2026/"
WAITS = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


@tagged("post_install", "-at_install")
class TestSerialNumbers(BaseCase):
    """Real transactions beside one another; rows of ``ir.config_parameter`` stand for messages."""

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        self.addCleanup(self._forget)
        self.taken = []

    def _forget(self):
        with self.registry.cursor() as cr:
            cr.execute("DELETE FROM ir_config_parameter WHERE key LIKE %s", [f"{ROW}%"])

    def _take(self, cr, count=1):
        rows = api.Environment(cr, SUPERUSER_ID, {})["ir.config_parameter"]
        serials = next_serials(rows, "key", ROW, count=count)
        rows.create([{"key": f"{ROW}{serial:06}", "value": "x"} for serial in serials])
        return serials

    def _take_beside(self, cr):
        self.taken = self._take(cr)

    def _second_after(self, end):
        """Two want a number at once; the first ends its transaction by ``end``. The number of the second."""
        with self.registry.cursor() as one, self.registry.cursor() as two:
            two.execute("SELECT 1")  # its view of the database is older than what the first does
            self.assertEqual(self._take(one), [1])
            second = Thread(target=self._take_beside, args=(two,))
            second.start()
            with self.registry.cursor() as looker:
                while second.is_alive():
                    looker.execute(WAITS)
                    if looker.fetchone():
                        break
                    looker.rollback()
            self.assertTrue(second.is_alive(), "the second waits for the first")
            end(one)
            second.join()
            two.rollback()
        return self.taken

    def test_a_table_that_this_transaction_creates_has_numbers(self):
        """Demo data come in the transaction that installs their addon."""
        with self.registry.cursor() as cr:
            cr.execute("CREATE TABLE apk_test_row (key varchar)")
            env = api.Environment(cr, SUPERUSER_ID, {})
            rows = SimpleNamespace(env=env, _table="apk_test_row", flush_model=lambda names: None)
            self.assertEqual(next_serials(rows, "key", ROW), [1])
            cr.rollback()

    def test_the_second_waits_and_gets_the_next_number(self):
        self.assertEqual(self._second_after(methodcaller("commit")), [2])

    def test_what_is_rolled_back_leaves_its_number_to_the_next(self):
        self.assertEqual(self._second_after(methodcaller("rollback")), [1])

    def test_a_block_of_numbers_follows_the_own_uncommitted_ones(self):
        with self.registry.cursor() as cr:
            self.assertEqual(self._take(cr, 3), [1, 2, 3])
            self.assertEqual(self._take(cr, 2), [4, 5])
            cr.rollback()

    def test_a_row_may_go_on_from_the_number_of_a_former_register(self):
        with self.registry.cursor() as cr:
            rows = api.Environment(cr, SUPERUSER_ID, {})["ir.config_parameter"]
            self.assertEqual(next_serials(rows, "key", ROW, first=500), [500])
            rows.create({"key": f"{ROW}000500", "value": "x"})
            self.assertEqual(next_serials(rows, "key", ROW, first=500), [501])
            cr.rollback()
