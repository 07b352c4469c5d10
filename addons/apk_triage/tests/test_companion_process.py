"""The companion as a process: whatever happens to it, there is one again, and nobody waits for it."""

import json
import os
import signal
import socket
import stat
import threading
import time

from odoo.tests import tagged

from ..companion import client
from ..companion.place import holder, socket_path
from ..companion.protocol import LONGEST_LINE, VECTORS
from .companion_common import CompanionCommon


@tagged("post_install", "-at_install")
class TestCompanionProcess(CompanionCommon):
    def setUp(self):
        super().setUp()
        self._only(VECTORS)

    def _ask(self, request, seconds=30):
        return client.ask(self.folder, VECTORS, request, seconds)

    def _dies(self, number):
        self._until(lambda: holder(self.folder, VECTORS) != number)

    def _talk(self):
        talk = socket.socket(socket.AF_UNIX)
        self.addCleanup(talk.close)
        talk.settimeout(30)
        talk.connect(str(socket_path(self.folder, VECTORS)))
        return talk

    def test_it_is_started_and_its_state_is_told(self):
        number = self._watch_until_ready(VECTORS)
        row = self._row(VECTORS)
        self.assertEqual((row.state, row.pid, row.started_count), ("working", number, 1))
        self.assertTrue(0 < row.memory_mb < 320)
        self.assertTrue(row.since <= row.checked_at)
        ru = row.with_context(lang="ru_RU")
        self.assertEqual(ru.explanation, "Работает.")

    def test_only_the_own_user_may_ask(self):
        self._watch_until_ready(VECTORS)
        mode = stat.S_IMODE(os.stat(socket_path(self.folder, VECTORS)).st_mode)
        self.assertEqual(oct(mode), "0o600")
        self.assertEqual(oct(stat.S_IMODE(os.stat(self.folder).st_mode)), "0o700")

    def test_a_folder_that_was_open_to_all_is_closed(self):
        self.folder.chmod(0o777)
        self._watch_until_ready(VECTORS)
        self.assertEqual(oct(stat.S_IMODE(os.stat(self.folder).st_mode)), "0o700")

    def test_half_a_smiley_is_compared_as_any_text(self):
        self._watch_until_ready(VECTORS)
        name, _groups = self.env["apk.case"]._anchor_set()
        asked = {"do": "compare", "set": name, "text": "Когда выплатят субсидию? \ud83d"}
        self.assertTrue(self._ask(asked)["alike"])

    def test_killed_it_comes_back_and_knows_the_phrases_again(self):
        number = self._watch_until_ready(VECTORS)
        os.kill(number, signal.SIGKILL)
        self._dies(number)
        again = self._watch_until_ready(VECTORS)
        self.assertNotIn(again, (0, number))
        self.assertEqual(len(self._until(lambda: self._state(VECTORS))["sets"]), 1)
        self.assertEqual(self._row(VECTORS).started_count, 2)

    def test_one_that_hangs_is_ended_at_the_second_look(self):
        number = self._watch_until_ready(VECTORS)
        os.kill(number, signal.SIGSTOP)
        self.companions._cron_watch()
        self.assertEqual(self._row(VECTORS).state, "silent")
        self.companions._cron_watch()
        self._wait_for(VECTORS)
        self.assertNotEqual(self._until(lambda: self._state(VECTORS))["pid"], number)

    def test_two_that_start_at_once_are_one(self):
        starts = [
            threading.Thread(target=client.start, args=(self.folder, VECTORS)) for _ in range(4)
        ]
        for start in starts:
            start.start()
        for start in starts:
            start.join()
        self._wait_for(VECTORS)
        mine = [
            number for number in os.listdir("/proc") if number.isdigit() and self._is_mine(number)
        ]
        self.assertEqual(mine, [str(self._until(lambda: self._state(VECTORS))["pid"])])

    def _is_mine(self, number):
        try:
            with open(f"/proc/{number}/cmdline", "rb") as line:
                return str(self.folder).encode() in line.read()
        except OSError:
            return False

    def test_what_lies_in_the_place_of_the_socket_does_not_matter(self):
        path = socket_path(self.folder, VECTORS)
        path.write_text("not a socket")
        with self.assertRaises(client.Absent):
            self._ask({"do": "state"}, 1)
        self._watch_until_ready(VECTORS)
        self.assertTrue(stat.S_ISSOCK(os.stat(path).st_mode))

    def test_more_memory_than_allowed_ends_it(self):
        client.start(self.folder, VECTORS, "--memory", "60")
        self._until(lambda: holder(self.folder, VECTORS))
        self._until(lambda: not holder(self.folder, VECTORS))
        self.assertIn("memory", (self.folder / "vectors.log").read_text().lower())

    def test_without_anybody_who_asks_it_ends(self):
        client.start(self.folder, VECTORS, "--idle", "1")
        self._until(lambda: holder(self.folder, VECTORS))
        self._until(lambda: not holder(self.folder, VECTORS))

    def test_bad_requests_harm_nobody(self):
        number = self._watch_until_ready(VECTORS)
        for request in ({"do": "explode"}, {"do": "compare", "set": "?", "text": "а"}):
            with self.assertRaises(client.Absent):
                self._ask(request)
        talk = self._talk()
        talk.sendall(b"{]\n")
        self.assertFalse(json.loads(talk.recv(1000))["ok"])
        with self._talk() as endless, self.assertRaises(OSError):
            for _part in range(20):
                endless.sendall(b"x" * LONGEST_LINE)
        self.assertEqual(self._until(lambda: self._state(VECTORS))["pid"], number)

    def test_a_silent_connection_holds_nobody_up(self):
        self._watch_until_ready(VECTORS)
        silent = [self._talk() for _ in range(10)]
        silent[0].sendall(b'{"do": "sta')
        self._until(lambda: self._state(VECTORS))

    def test_what_nobody_waits_for_any_more_is_not_worked_on(self):
        self._watch_until_ready(VECTORS)
        long = {"do": "encode", "texts": ["Прошу выплатить субсидию. " * 20] * 32}
        asks = [threading.Thread(target=self._ask_in_vain, args=(long,)) for _ in range(6)]
        for ask in asks:
            ask.start()
        for ask in asks:
            ask.join()
        self._until(lambda: (state := self._state(VECTORS)) and state["late"] > 0)

    def _ask_in_vain(self, request):
        try:
            self._ask(request, 0.1)
        except client.Absent:
            return

    def test_it_answers_many_at_once(self):
        self._watch_until_ready(VECTORS)
        name, _groups = self.env["apk.case"]._anchor_set()
        request = {"do": "compare", "set": name, "text": "Когда выплатят субсидию на молоко?"}
        answers = []
        asks = [
            threading.Thread(target=lambda: answers.append(self._ask(request))) for _ in range(8)
        ]
        for ask in asks:
            ask.start()
        for ask in asks:
            ask.join()
        self.assertEqual(len(answers), 8)
        self.assertTrue(all(answer == answers[0] for answer in answers))

    def test_an_absent_one_costs_nothing(self):
        began = time.monotonic()
        with self.assertRaises(client.Absent):
            self._ask({"do": "state"}, 5)
        self.assertLess(time.monotonic() - began, 0.5)
