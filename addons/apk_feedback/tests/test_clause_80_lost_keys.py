"""п. 80: a database that was restored or copied without its key files neither lets a link be used twice nor takes one
client for two."""

from odoo.tests import new_test_user, tagged

from ..models.key_files import CLIENTS, key_file, key_names
from ..rules.anonymity import quarter_of
from .common import RatingCase

LOGGER = "odoo.addons.apk_feedback.models.apk_feedback_key"


@tagged("post_install", "-at_install")
class TestClause80LostKeys(RatingCase):
    def setUp(self):
        super().setUp()
        self._keep_key_files()
        self.quarter = quarter_of(self.env["apk.office"]._today())
        self.links_key = key_file(self.env, f"{self.quarter:%Y-%m}-links")

    def _token(self, client="client 1"):
        link = self.env["apk.invitation"]._invite("answer", {}, client=client)
        return link.rpartition("/")[2]

    def _is_open(self, token):
        return bool(self.env["apk.invitation"]._find(token))

    def test_links_whose_key_is_lost_count_as_used(self):
        token = self._token()
        kept = self.links_key.read_bytes()
        self.links_key.unlink()
        self.assertFalse(self._is_open(token))
        self.assertIsNone(self.env["apk.invitation"]._spend(token))
        self.assertFalse(self.links_key.exists(), "none is made by looking")
        self.links_key.write_bytes(kept)
        self.assertTrue(self._is_open(token), "the key was found again")

    def test_the_key_of_another_database_is_no_key(self):
        token = self._token()
        self.links_key.write_bytes(b"of another database")
        self.assertFalse(self._is_open(token))

    def test_the_next_invitation_works_and_those_before_stay_used(self):
        used, unused = self._token("client 1"), self._token("client 2")
        self.assertTrue(self.env["apk.invitation"]._spend(used))
        self.links_key.unlink()
        with self.assertLogs(LOGGER, "WARNING") as log:
            later = self._token("client 3")
            self._token("client 4")
        self.assertEqual(len(log.output), 1, "it is said once")
        self.assertEqual(list(map(self._is_open, (used, unused, later))), [False, False, True])

    def test_all_who_were_invited_under_a_lost_key_are_one_person(self):
        self._invite(6, "visit")
        key_file(self.env, CLIENTS).unlink()
        with self.assertLogs(LOGGER, "WARNING"):
            self._invite(1, "visit")
        crowd = self.env["apk.invitation"]._crowds_of(self.quarter)["visit", "notice"]
        self.assertEqual(len({someone.person for someone in crowd}), 2)

    def test_a_database_that_never_had_keys_makes_them_and_says_nothing(self):
        for name in key_names(self.env):
            key_file(self.env, name).unlink()
        self.env.cr.execute("DELETE FROM apk_feedback_key")
        with self.assertNoLogs(LOGGER, "WARNING"):
            self.assertTrue(self._is_open(self._token()))

    def test_what_is_sealed_is_not_opened_by_a_new_key(self):
        self._mark(5)
        path = key_file(self.env, f"{self.quarter:%Y-%m}")
        path.unlink()
        with self.assertRaises(ValueError):
            self._waiting()
        self.assertFalse(path.exists())

    def test_an_administrator_sees_it_on_the_desk(self):
        self._token()
        self.links_key.unlink()
        with self.assertLogs(LOGGER, "WARNING"):
            self._token()
        groups = "base.group_system,apk_base.group_registrar"
        told = {
            login: [
                card["is_alert"] for card in self._desk(login, group) if card["key"] == "lost_keys"
            ]
            for login, group in (("t-system", groups), ("t-registrar", "apk_base.group_registrar"))
        }
        self.assertEqual(told, {"t-system": [True], "t-registrar": []})

    def _desk(self, login, groups):
        user = new_test_user(self.env, login, groups)
        return self.env["apk.desk"].with_user(user).desk()


@tagged("post_install", "-at_install")
class TestClause80KeysOfALoadedDatabase(RatingCase):
    """``odoo db load`` and ``duplicate`` give the database another identifier, by which its keys are named."""

    def setUp(self):
        super().setUp()
        self._keep_key_files()
        self.keys = self.env["apk.feedback.key"]
        self.keys._take_over_keys()
        self.former = self.env["ir.config_parameter"].get_param("database.uuid")

    def _load(self):
        """What ``odoo db load`` does last."""
        self.env["ir.config_parameter"].init(force=True)
        self.addCleanup(
            self._forget_files, self.env["ir.config_parameter"].get_param("database.uuid")
        )

    def _forget_files(self, database):
        folder = key_file(self.env, "any").parent
        for path in folder.glob(f"{database}-*.key"):
            path.unlink()

    def test_a_loaded_copy_reads_what_waits_and_knows_who_has_answered(self):
        self._mark(5)
        token = (
            self.env["apk.invitation"]._invite("answer", {}, client="client 1").rpartition("/")[2]
        )
        self._load()
        self.assertNotEqual(self.former, self.env["ir.config_parameter"].get_param("database.uuid"))
        self.assertEqual(len(self._waiting()), 1)
        self.assertTrue(self.env["apk.invitation"]._find(token))

    def test_keys_brought_after_the_load_are_found_at_the_next_start(self):
        self._mark(5)
        name = f"{quarter_of(self.env['apk.office']._today()):%Y-%m}"
        path = key_file(self.env, name)
        kept = path.read_bytes()
        path.unlink()
        other = [key for key in key_names(self.env) if key != name]
        for key in other:
            key_file(self.env, key).unlink()
        self._load()
        with self.assertRaises(ValueError):
            self._waiting()
        path.write_bytes(kept)
        self.keys._register_hook()
        self.assertEqual(len(self._waiting()), 1)

    def test_a_key_thrown_away_after_the_load_does_not_come_back(self):
        self._mark(5)
        self._load()
        name = f"{quarter_of(self.env['apk.office']._today()):%Y-%m}"
        key_file(self.env, name).unlink()
        self.keys._register_hook()
        self.assertFalse(key_file(self.env, name).exists())

    def test_the_database_it_was_copied_from_keeps_its_own_file(self):
        self._mark(5)
        folder, name = (
            key_file(self.env, "any").parent,
            f"{quarter_of(self.env['apk.office']._today()):%Y-%m}",
        )
        self._load()
        key_file(self.env, name).unlink()
        self.assertTrue((folder / f"{self.former}-{name}.key").exists())
