"""Sample data come on whatever day and hour somebody tries the suite: `./apk up` is the first command of the README."""

from odoo.modules.module import Manifest
from odoo.tests import TransactionCase, freeze_time, tagged
from odoo.tools.convert import convert_file


def in_order(addon, found):
    """Addons of ours that ``addon`` stands on, itself last, in the order of an installation.

    :param found: list that they are added to
    """
    for below in Manifest.for_addon(addon)["depends"]:
        if below.startswith("apk_"):
            in_order(below, found)
    if addon not in found:
        found.append(addon)
    return found


@tagged("post_install", "-at_install")
class TestSampleData(TransactionCase):
    def _load_all(self):
        for addon in in_order("apk_suite", []):
            for file in Manifest.for_addon(addon)["demo"]:
                convert_file(self.env, addon, file, {}, "init", noupdate=True)

    def _assert_everything_came(self):
        self._load_all()
        self.assertTrue(self.env.ref("apk_case.user_registrar"))
        received = self.env.ref("apk_visit.visit_received")
        coming = self.env.ref("apk_visit.visit_next_monday")
        self.assertEqual((received.state, coming.state), ("done", "confirmed"))
        self.assertNotEqual(received.name, coming.name)

    @freeze_time("2026-11-29 21:30:00")  # Sun, in Kostroma Mon 00:30
    def test_in_the_night_after_a_day_off(self):
        self._assert_everything_came()

    @freeze_time("2026-12-31 20:30:00")  # Thu 23:30 in Kostroma
    def test_in_the_last_hour_of_a_year(self):
        self._assert_everything_came()

    @freeze_time("2026-12-02 12:00:00")  # Wed 15:00 in Kostroma
    def test_in_the_middle_of_a_working_day(self):
        self._assert_everything_came()
