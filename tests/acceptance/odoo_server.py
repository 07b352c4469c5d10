"""An Odoo of its own for a test: a copied database, a real process that can be killed, calls as the web client makes them."""

import configparser
import itertools
import os
import signal
import subprocess
from pathlib import Path

import requests

from .mail_servers import free_port
from .waiting import wait_until

ROOT = Path(__file__).parents[2]
STATE = Path(os.environ["APK_STATE"])
TEMPLATE = os.environ["APK_TEMPLATE"]
# Crash points of our own, and addons of Odoo that delete what they find about a person.
EXTRAS = "apk_crash_points,privacy_lookup,data_recycle"


def psql(database, query):
    """Rows of a query, as lists of text."""
    command = ["psql", "-X", "-qAt", "-F", "\t", "-d", database, "-c", query]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [line.split("\t") for line in output.splitlines()]


def _shifted(clock):
    """As ``launcher/clock.sh`` does it; ``apk_crash_points`` sleeps by the true clock."""
    library = next(Path("/usr/lib").glob("**/libfaketime.so.1"))
    offset = f"{clock.total_seconds():+.0f}"
    return {"LD_PRELOAD": str(library), "FAKETIME": offset, "NO_FAKE_STAT": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "PYTHONPATH": str(ROOT)}  # fmt: skip


class Refused(Exception):
    """Odoo has answered with an error; the text is what the user would read."""


class OdooServer:
    def __init__(self, name):
        self.name, self.database = name, f"acceptance_{name}_{os.getpid()}"
        self.port = free_port()
        self.mailbox = f"{name}@apk.test"
        self.url = f"http://127.0.0.1:{self.port}"
        self.crash_file = STATE / f"crash-{self.database}"
        self.log = STATE / "logs" / f"acceptance-{name}.log"
        self.log.unlink(missing_ok=True)
        self.process, self.sessions, self.ids = None, {}, itertools.count(1)

    # the process

    def copy_database(self, template=TEMPLATE):
        psql(
            "postgres",
            f'create database "{self.database}" template "{template}" strategy file_copy',
        )
        # a copy that lives beside others has keys of its own (``apk_feedback``)
        psql(
            self.database,
            "update ir_config_parameter set value = gen_random_uuid() where key = 'database.uuid'",
        )
        store = STATE / "data/filestore"
        if (store / template).exists():
            subprocess.run(["cp", "-al", store / template, store / self.database], check=True)

    def install(self, modules):
        """:param modules: names with commas between them"""
        self._run("-i", modules, "--stop-after-init", "--no-http")

    def configure(self, script, **values):
        """Run a piece of Python in Odoo's shell."""
        text = (Path(__file__).parent / script).read_text()
        self._run("shell", "--no-http", stdin=f"settings = {values!r}\n{text}")

    def uninstall(self, module):
        """Take an addon off, and with it whatever rests on it."""
        domain = [("name", "=", module)]
        uninstall = f"env['ir.module.module'].search({domain}).button_immediate_uninstall()\n"
        self._run("shell", "--no-http", stdin=uninstall)

    def start(self, *options, clock=None):
        """:param timedelta clock: how much later than the others this process believes it is"""
        self.process = subprocess.Popen(
            self._command("--http-port", str(self.port), "--max-cron-threads=1", *options),
            env={**self._environment(), **(_shifted(clock) if clock else {})},
            start_new_session=True,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(self._is_up, "Odoo to answer", seconds=120)

    def revive(self):
        """Start again after a crash, with nothing to die of."""
        self.crash_file.unlink(missing_ok=True)
        if self.process.poll() is not None:
            self.start()

    def kill9(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)
        self.sessions.clear()

    def crash_at(self, moment):
        self.crash_file.write_text(moment)

    def has_crashed(self):
        wait_until(lambda: self.process.poll() is not None, "the crash")
        assert self.process.returncode == -signal.SIGKILL
        self.kill9()

    def drop(self):
        if self.process:
            self.kill9()
        psql("postgres", f'drop database if exists "{self.database}" with (force)')
        subprocess.run(["rm", "-rf", STATE / "data/filestore" / self.database], check=True)

    # talking to it

    def call(self, model, method, *args, login="admin", **kwargs):
        """Call a method as the web client does, as this user."""
        payload = {"model": model, "method": method, "args": list(args), "kwargs": kwargs}
        path = f"/web/dataset/call_kw/{model}/{method}"
        try:
            return self._post(self._session(login), path, payload)
        except Refused as refusal:
            if "Session expired" not in str(refusal):
                raise
            self.sessions.pop(login)  # a clock that jumps ahead makes sessions old: sign in again
            return self._post(self._session(login), path, payload)

    def run_cron(self, xmlid):
        """What the scheduler does, now."""
        cron = self._ref(xmlid)
        wait_until(lambda: self._has_run(cron), f"{xmlid} to run")

    def _has_run(self, cron):
        try:
            self.call("ir.cron", "method_direct_trigger", [cron])
        except Refused as refusal:
            if "already executing" not in str(refusal):
                raise
            return False  # the scheduler was quicker; once more, for it may have looked too early
        return True

    def query(self, query):
        return psql(self.database, query)

    def _ref(self, xmlid):
        module, name = xmlid.split(".")
        ((res_id,),) = self.query(
            f"select res_id from ir_model_data where module = '{module}' and name = '{name}'"
        )
        return int(res_id)

    def _session(self, login):
        if login not in self.sessions:
            session = requests.Session()
            credentials = {"db": self.database, "login": login, "password": login}
            self._post(session, "/web/session/authenticate", credentials)
            self.sessions[login] = session
        return self.sessions[login]

    def _post(self, session, path, params):
        body = {"jsonrpc": "2.0", "method": "call", "params": params, "id": next(self.ids)}
        answer = session.post(self.url + path, json=body, timeout=120).json()
        if "error" in answer:
            raise Refused(answer["error"]["data"]["message"])
        return answer.get("result")

    def _is_up(self):
        assert self.process.poll() is None, f"Odoo has stopped, see {self.log}"
        try:
            return requests.get(self.url + "/web/login", timeout=60).ok
        except requests.ConnectionError:
            return False

    def _command(self, *options):
        config = configparser.ConfigParser(interpolation=None)
        config.read(os.environ["ODOO_RC"])
        paths = f"{config['options']['addons_path']},{Path(__file__).parent / 'addons'}"
        command, rest = ([options[0]], options[1:]) if options[0] == "shell" else ([], options)
        common = ["-d", self.database, "--addons-path", paths, "--logfile", str(self.log)]
        return [os.environ["APK_ODOO"], *command, *common, *rest]

    def _environment(self):
        return {**os.environ, "APK_CRASH": str(self.crash_file)}

    def _run(self, *options, stdin=None):
        subprocess.run(
            self._command(*options), env=self._environment(), cwd=ROOT, input=stdin, text=True,
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
