"""Where the socket lies and who may hold it: one process of a service for all workers.

The lock file decides, not the socket: it is free as soon as its holder is dead, however it died. What then lies in the place
of the socket (of a killed process, or damaged) is removed.
"""

import fcntl
import os
import socket
from pathlib import Path

LONGEST_PATH = 100  # bytes: an address of a Unix socket has 107


class Held(Exception):
    """Another process of this service is at work or is just starting."""


def socket_path(folder: Path, service: str) -> Path:
    return folder / f"{service}.sock"


def lock_path(folder: Path, service: str) -> Path:
    return folder / f"{service}.lock"


def hold(folder: Path, service: str):
    """Be the one process of this service: the file is to be kept open.

    :raises Held: see there
    :raises PermissionError: the folder is another user's
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)  # it may have been there, open to all: brought back from a copy, say
    handle = os.open(lock_path(folder, service), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise Held(service) from error
    os.ftruncate(handle, 0)
    os.write(handle, str(os.getpid()).encode())
    return handle


def holder(folder: Path, service: str) -> int:
    """The process that holds the service; 0 where there is none."""
    try:
        handle = os.open(lock_path(folder, service), os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return 0
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return 0
    except OSError:
        number = os.pread(handle, 20, 0).decode(errors="replace")
        return int(number) if number.isdigit() else 0
    finally:
        os.close(handle)


def listen(folder: Path, service: str) -> socket.socket:
    """A socket that only the own user may open; what lay there is removed. To be called by who holds the service."""
    path = socket_path(folder, service)
    if len(os.fsencode(path)) > LONGEST_PATH:
        raise OSError(f"The path of the socket is too long: {path}")
    path.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    former = os.umask(0o177)  # the socket is 0600 from its first moment on
    try:
        listening.bind(str(path))
    finally:
        os.umask(former)
    listening.listen(64)
    listening.setblocking(False)
    return listening
