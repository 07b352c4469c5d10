"""Asterisk itself on loopback, where the system has it: four calls are made, as in the recorded session."""

import csv
import os
import re
import shutil
import socket
import subprocess
import tempfile
import threading
from pathlib import Path

from .mail_servers import free_port
from .waiting import wait_until

ETC = Path(__file__).parent / "asterisk/etc"
PROGRAM = shutil.which("asterisk", path=f"{os.environ['PATH']}:/usr/sbin")

CALLS, LINKEDID = 4, -2


def _linkedids(log):
    return {row[LINKEDID] for row in csv.reader(log.splitlines())}


class LiveAsterisk:
    """An exchange of the tests' own: its folder, its port, nothing of the system's configuration."""

    def __init__(self):
        self.secret, self.port = "secret-of-the-manager", free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="apk-asterisk-", dir="/var/tmp"))

    def __enter__(self):
        (self.folder / "log/cdr-csv").mkdir(parents=True)
        (self.folder / "etc").mkdir()
        for template in ETC.iterdir():
            text = template.read_text().replace("@FOLDER@", str(self.folder))
            text = text.replace("@PORT@", str(self.port)).replace("@SECRET@", self.secret)
            (self.folder / "etc" / template.name).write_text(text)
        config = self.folder / "etc/asterisk.conf"
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        zone = {**os.environ, "TZ": "Europe/Moscow"}  # the call log tells local time
        self.process = subprocess.Popen([PROGRAM, "-f", "-C", config], env=zone, **silent)
        self.manager = Manager(self.port, self.secret)
        return self

    def __exit__(self, *_error):
        self.manager.close()
        self.process.terminate()
        self.process.wait(30)
        shutil.rmtree(self.folder)

    def make_calls(self):
        """Answered; nobody answers; given up after a second; passed on twice."""
        self.manager.call("talk", "551631", "+79101234567")
        self.manager.call("talk", "551632", "+79107654321")
        self.manager.call("hasty", "551632", "+79107654399")
        self.manager.call("talk", "551633", "+79101112233")
        for number, extension in enumerate(("205", "206"), 1):
            talks = wait_until(lambda number=number: self.manager.talks(number), "the talk")
            self.manager.send(
                Action="BlindTransfer", Channel=talks[-1], Context="operators", Exten=extension
            )

    def call_log(self):
        """Asterisk writes a call down a moment after it has reported its end."""
        log = self.folder / "log/cdr-csv/Master.csv"
        goal = "all calls in the log"
        wait_until(lambda: log.exists() and len(_linkedids(log.read_text())) == CALLS, goal)
        return log.read_bytes()


class Manager:
    """Who makes the calls: a second account of the manager's interface, with everything it has heard."""

    def __init__(self, port, secret):
        self.heard = b""
        self.socket = wait_until(lambda: self._connected(port), "Asterisk to answer")
        threading.Thread(target=self._listen, daemon=True).start()
        self.send(Action="Login", Username="caller", Secret=secret)

    def _connected(self, port):
        try:
            return socket.create_connection(("127.0.0.1", port))
        except ConnectionRefusedError:
            return None

    def _listen(self):
        while received := self.socket.recv(65536):
            self.heard += received

    def send(self, **fields):
        lines = [f"{name}: {value}\r\n" for name, value in fields.items()]
        self.socket.sendall("".join([*lines, "\r\n"]).encode())

    def call(self, client, number, caller):
        self.send(
            Action="Originate", Channel=f"Local/{client}@client", Context="from-trunk", Exten=number,
            Priority=1, CallerID=caller, Async="true",
        )  # fmt: skip

    def talks(self, count):
        """Channels on which 103 has picked up, when there are as many."""
        packets = self.heard.decode().split("\r\n\r\n")
        answers = [one for one in packets if "Event: DialEnd" in one and "Status: ANSWER" in one]
        found = re.findall(r"^DestChannel: (Local/103@operators-\S+)", "\n".join(answers), re.M)
        return found if len(found) >= count else None

    def close(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
