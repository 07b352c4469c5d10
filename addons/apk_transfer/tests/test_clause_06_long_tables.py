"""п. 6: ten thousand rows are worked on in the background, each kept or refused by itself."""

from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.tests.refused import refused

from ..messages import CHECK_FIRST, IT_IS_RUNNING
from ..models.apk_transfer_work import AT_ONCE, BATCH
from .common import TransferCommon


@tagged("post_install", "-at_install")
class TestClause06LongTables(TransferCommon):
    def _long(self):
        rows = [[f"ООО «Нива {number}»", f"n{number}@client.test"] for number in range(AT_ONCE)]
        rows.insert(BATCH, ["Плохой адрес", "нет"])
        return self._transfer("client", ["Наименование", "E-mail"], *rows)

    def _scheduler_runs(self):
        """As often as it takes: a run ends when its time is over."""
        for _run in range(1 + AT_ONCE // BATCH):
            with self.enter_registry_test_mode():
                self.env.ref("apk_transfer.ir_cron_transfer").method_direct_trigger()
            self.env.invalidate_all()

    def test_a_loading_that_breaks_down_half_way_can_go_on_or_be_taken_back(self):
        transfer = self._long()
        transfer.action_check()
        self._scheduler_runs()
        transfer.action_load()
        transfer._do_batch()
        roles = self.administrator.group_ids
        self.administrator.group_ids = self.env.ref("base.group_user")
        with mute_logger("odoo.addons.apk_transfer.models.apk_transfer_work"):
            self._scheduler_runs()
        self.administrator.group_ids = roles
        self.assertEqual((transfer.state, transfer.loaded_count), ("loaded", BATCH))
        self.assertTrue(transfer.failure)
        with refused(self, CHECK_FIRST, "Check"):  # its rows are what can be taken back
            transfer.action_check()
        transfer.action_load()
        self._scheduler_runs()
        self.assertEqual((transfer.state, transfer.loaded_count), ("loaded", AT_ONCE))

    def test_a_long_table_goes_on_by_batches_and_says_how_far_it_is(self):
        transfer = self._long()
        transfer.action_check()
        self.assertEqual((transfer.state, transfer.done_percent), ("checking", 0))
        with refused(self, IT_IS_RUNNING, "Wait"):
            transfer.action_check()
        transfer._do_batch()
        self.assertEqual(transfer.done_percent, 100 * BATCH // transfer.row_count)
        bells = []
        users = self.registry["res.users"]
        with patch.object(users, "_bus_send", lambda _self, *bell: bells.append(bell)):
            self._scheduler_runs()
        ((_name, payload),) = [bell for bell in bells if bell[0] == "apk_base.toast"]
        self.assertIn("Проверено", payload["message"])
        self.assertEqual((transfer.state, transfer.ok_count, transfer.error_count), ("checked", AT_ONCE, 1))  # fmt: skip
        transfer.action_load()
        self._scheduler_runs()
        self.assertEqual((transfer.state, transfer.loaded_count), ("loaded", AT_ONCE))
        self.assertEqual(self._records(transfer)[0].create_uid, self.administrator)
        transfer.action_undo()
        self._scheduler_runs()
        self.assertEqual(transfer.state, "undone")
        self.assertFalse(self.env["res.partner"].search([("email", "=like", "n%@client.test")]))
