"""A real companion process in a folder of the test; every test leaves none behind."""

import shutil
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

from odoo.addons.apk_case.tests.common import CaseCommon

from ..companion import client
from ..companion.place import holder

LEARNED = 12  # phrases
READY_SECONDS = 90  # loading takes 2 s of CPU; the machine may be busy


class CompanionCommon(CaseCommon):
    def setUp(self):
        super().setUp()
        self.folder = Path(tempfile.mkdtemp(prefix="apk_"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.addCleanup(self._end)
        models = self.env.registry["apk.companion"]
        place = patch.object(models, "_folder", lambda _self: self.folder)
        place.start()
        self.addCleanup(place.stop)
        self.companions = self.env["apk.companion"].sudo()
        self._shorten()

    def _shorten(self):
        """A dozen phrases of each are learned in a second; all of them take six."""
        for record in [*self.env["apk.topic"].search([]), *self.env["apk.need"].search([])]:
            lines = (record.anchor_phrases or "").splitlines()
            record.anchor_phrases = "\n".join(lines[:LEARNED])

    def _end(self):
        for service in ("vectors", "language"):
            client.stop(self.folder, service)

    def _row(self, service):
        return self.companions.search([("service", "=", service)])

    def _only(self, service):
        """The other service is switched off: a test waits for one."""
        (self.companions.search([]) - self._row(service)).is_wanted = False
        self._row(service).is_wanted = True

    def _watch_until_ready(self, service):
        """What the scheduled job does each minute, at once; returns the number of the process."""
        self.companions._cron_watch()
        self._wait_for(service)
        self._teach(service)
        return holder(self.folder, service)

    def _teach(self, service):
        """The scheduled job gives the lesson, the companion learns it by and by."""
        self.companions._cron_watch()
        self._until(lambda: (state := self._state(service)) and not state.get("learning"))

    def _wait_for(self, service):
        self._until(lambda: self._state(service))

    def _state(self, service):
        with suppress(client.Absent):
            return client.ask(self.folder, service, {"do": "state"}, 2)

    def _until(self, happened):
        until = time.monotonic() + READY_SECONDS
        pause = threading.Event()
        while not (result := happened()):
            self.assertLess(time.monotonic(), until, "it takes too long")
            pause.wait(0.1)
        return result
