"""The socket: many connections, one worker, limits of size, time and memory.

A request that nobody waits for any more is not worked on: its ``within_ms`` has run out in the queue. One that
takes longer than ``LONGEST_JOB`` ends the process, and the watch of Odoo or systemd starts it anew.
"""

import asyncio
import logging
import os
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .protocol import (
    BAD,
    BUSY,
    FAILED,
    LATE,
    LONGEST_LINE,
    UNKNOWN,
    VERSION,
    WITHIN_MS,
    BadRequest,
    UnknownSet,
    line_of,
    message_of,
)

LONGEST_JOB = 30  # seconds of one request or one part of a lesson
LONGEST_SILENCE = 10  # seconds in which a connection sends its line
QUEUE = 16  # requests that wait
CONNECTIONS = 64
LOOK = 1.0  # seconds between two looks at memory, the job at work and the idle time
MEASURED = 200  # requests whose time is remembered
PAGE = os.sysconf("SC_PAGE_SIZE")

_logger = logging.getLogger(__name__)


class Server:
    """
    :param service: has ``acts()``: name -> function of a request, and ``state()``
    :param memory: bytes of resident memory above which the process ends itself
    :param idle: seconds without any request after which it ends itself; 0: never
    """

    def __init__(self, name, service, memory, idle):
        self.name, self.service, self.memory, self.idle = name, service, memory, idle
        self.worker = ThreadPoolExecutor(1)
        self.started = self.heard = time.monotonic()
        self.since = time.time()
        self.job_began = None
        self.resting = False
        self.waiting = self.open = self.answered = self.late = self.failed = 0
        self.took = deque(maxlen=MEASURED)

    async def serve(self, listening):
        server = await asyncio.start_unix_server(self._talk, sock=listening, limit=LONGEST_LINE)
        async with server:
            await self._watch_itself()

    async def _watch_itself(self):
        while True:
            await asyncio.sleep(LOOK)
            now = time.monotonic()
            if self.job_began and now - self.job_began > LONGEST_JOB:
                self._end("a request takes too long")
            if resident_memory() > self.memory:
                self._end("too much memory")
            if self.idle and now - self.heard > self.idle:
                self._end("nobody has asked for long")

    def _end(self, reason):
        _logger.warning("%s ends: %s", self.name, reason)
        logging.shutdown()
        os._exit(1)  # a thread that hangs would hold a polite exit

    async def _talk(self, reader, writer):
        self.open += 1
        try:
            while self.open <= CONNECTIONS:
                line = await asyncio.wait_for(reader.readline(), LONGEST_SILENCE)
                if not line:
                    break
                self.heard = time.monotonic()
                writer.write(line_of(await self._answer(line)))
                await writer.drain()
        except (ValueError, OSError, TimeoutError) as error:  # too long a line, gone, silent
            _logger.info("connection closed: %r", error)
        finally:
            self.open -= 1
            writer.close()

    async def _answer(self, line):
        try:
            request = message_of(line)
            if request.get("do") == "state":
                return {"ok": True, **self._state()}
            act = self.service.acts().get(request.get("do"))
            if not act:
                raise BadRequest("do")
            return await self._work(act, request)
        except BadRequest as error:
            return {"ok": False, "error": BAD, "said": str(error)}
        except UnknownSet as error:
            return {"ok": False, "error": UNKNOWN, "said": str(error)}
        except Exception:  # broad: a fault in a package of others must not end the service of all
            self.failed += 1
            _logger.exception("%s has failed", self.name)
            return {"ok": False, "error": FAILED}

    async def _work(self, act, request):
        if self.waiting >= QUEUE:
            self.late += 1
            return {"ok": False, "error": BUSY}
        until = time.monotonic() + float(request.get("within_ms") or WITHIN_MS) / 1000
        self.waiting += 1
        try:
            loop = asyncio.get_running_loop()
            done = await loop.run_in_executor(self.worker, self._run, act, request, until)
        finally:
            self.waiting -= 1
            self._use_the_pause()
        if done is None:
            self.late += 1
            return {"ok": False, "error": LATE}
        self.answered += 1
        return {"ok": True, **done}

    def _use_the_pause(self):
        """What was left undone for want of time is done while nobody waits."""
        if not self.waiting and not self.resting:
            self.resting = True
            self.worker.submit(self._rest)

    def _rest(self):
        try:
            while not self.waiting and self.service.rest():
                pass
        except Exception:  # broad: the service of all goes on, what was left undone is left
            self.failed += 1
            _logger.exception("%s has failed in a pause", self.name)
        finally:
            self.resting = False

    def _run(self, act, request, until):
        """In the worker's thread; None: the asker has given up while this stood in the queue."""
        began = time.monotonic()
        if began > until:
            return None
        self.job_began = began
        try:
            return act(request)
        finally:
            self.job_began = None
            self.took.append(time.monotonic() - began)

    def _state(self):
        took = sorted(self.took)
        return {
            "service": self.name,
            "version": VERSION,
            "pid": os.getpid(),
            "since": self.since,
            "memory": resident_memory(),
            "answered": self.answered,
            "late": self.late,
            "failed": self.failed,
            "p95_ms": round(took[int(len(took) * 0.95)] * 1000) if took else 0,
            **self.service.state(),
        }


def resident_memory():
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
