"""``python -m companion vectors --folder DIR``, in the folder of the addon: one service, in the foreground or detached."""

import argparse
import asyncio
import logging
import os
import resource
import sys
from importlib import import_module
from pathlib import Path

from .place import Held, hold, listen
from .protocol import LANGUAGE, VECTORS
from .server import Server

MEGABYTE = 1024 * 1024
# of resident memory; measured: 195 for vectors, 235 in a lesson, 54 to 70 for the rules of language
MEMORY = {VECTORS: 320, LANGUAGE: 192}
HEADROOM = 2  # times: the hard limit of data, for what one request takes before the next look
SERVICES = {VECTORS: ("vectors", "Vectors"), LANGUAGE: ("language", "Language")}


def main():
    given = arguments()
    folder = Path(given.folder).resolve()
    if given.detach and os.fork():
        os._exit(0)  # the starter does not wait; the process belongs to init, nobody has to reap it
    if given.detach:
        os.setsid()
    try:
        held = hold(folder, given.service)
    except Held:
        sys.exit(0)  # two have started at once, one is enough
    if given.detach:
        detach(folder / f"{given.service}.log")
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    memory = (given.memory or MEMORY[given.service]) * MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (memory * HEADROOM, memory * HEADROOM))
    module, name = SERVICES[given.service]
    service = getattr(import_module(f".{module}", __package__), name)()
    # the socket appears when the service is ready: whoever finds it gets an answer
    asyncio.run(
        Server(given.service, service, memory, given.idle).serve(listen(folder, given.service))
    )
    os.close(held)


def arguments():
    parser = argparse.ArgumentParser(prog="companion", description=__doc__)
    parser.add_argument("service", choices=sorted(SERVICES))
    parser.add_argument("--folder", required=True, help="of sockets, locks and logs")
    parser.add_argument("--memory", type=int, help="megabytes of resident memory")
    parser.add_argument("--idle", type=int, default=0, help="seconds without requests to end after")
    parser.add_argument("--detach", action="store_true", help="return at once, work on alone")
    return parser.parse_args()


def detach(log):
    """No terminal, no file of the starter stays open; what it says goes to a file of its own, begun anew each time."""
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(out, 1)
    os.dup2(out, 2)


if __name__ == "__main__":
    # before numpy: one thread, the other cores are for the people
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MALLOC_ARENA_MAX="2")
    main()
