"""How Odoo asks the companion: one short connection, one deadline for all of it, and no exception but ``Absent``."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from .place import LONGEST_PATH, holder, socket_path
from .protocol import LONGEST_LINE, BadRequest, line_of, message_of

ADDON = Path(__file__).parents[1]
START_SECONDS = 20  # the starter only forks
IDLE_SECONDS = 600  # without Odoo nobody asks, and the process ends


class Absent(Exception):
    """No answer in time, or none that can be used; ``args[0]`` is why: a code of ``protocol.ERRORS`` or ``silent``."""


def ask(folder: Path, service: str, request: dict, seconds: float) -> dict:
    """
    :param seconds: for connecting, sending, the work and the answer together
    :raises Absent: see there
    """
    until = time.monotonic() + seconds
    line = line_of({"within_ms": int(seconds * 1000), **request})
    try:
        answer = message_of(_exchange(socket_path(folder, service), line, until))
    except (OSError, BadRequest) as error:
        raise Absent("silent") from error
    if not answer.get("ok"):
        raise Absent(str(answer.get("error")))
    return answer


def _exchange(path, line, until):
    if len(os.fsencode(path)) > LONGEST_PATH:
        raise OSError("path of the socket")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as talk:
        talk.settimeout(_left(until))
        talk.connect(str(path))
        talk.settimeout(_left(until))
        talk.sendall(line)
        received = bytearray()
        while not received.endswith(b"\n"):
            talk.settimeout(_left(until))
            part = talk.recv(65536)
            if not part or len(received) > LONGEST_LINE:
                raise OSError("cut off")
            received += part
    return bytes(received)


def _left(until):
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def start(folder: Path, service: str, *more: str):
    """Start a service that goes on without us; where one is at work already, the new one ends at once.

    :param more: further arguments of ``companion``
    :raises subprocess.SubprocessError: it did not start
    """
    subprocess.run(  # noqa: S603 - our own interpreter and module
        [
            sys.executable,
            *("-m", "companion", service, "--detach"),
            *("--folder", str(folder), "--idle", str(IDLE_SECONDS)),
            *more,
        ],
        cwd=ADDON,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=START_SECONDS,
        check=True,
    )


def stop(folder: Path, service: str) -> bool:
    """End the process that holds the service, by force: it keeps nothing that could be lost."""
    number = holder(folder, service)
    if number:
        with suppress(OSError):  # ended meanwhile, or of another user
            os.kill(number, signal.SIGKILL)
    return bool(number)
