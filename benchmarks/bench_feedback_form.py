"""п. 80: the public form under twenty clients at once, two workers. Figures: p50, p95, processor milliseconds a request.

The bound of the task is a p95 of 300 ms on two cores. The clients of this program run on the same cores, so their own
processor is printed, too. The ratio: a page of Odoo's own sign-in, served by the same workers in the same minute.
"""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from .database import copied_database, environment

CLIENTS, REQUESTS = 20, 600
PORT = 18269
URL = f"http://127.0.0.1:{PORT}"
TICK = os.sysconf("SC_CLK_TCK")


@contextmanager
def server(database):
    """Odoo as ``./apk up --workers 2`` starts it."""
    process = subprocess.Popen(
        [os.environ["APK_ODOO"], "-d", database, "--http-port", str(PORT), "--gevent-port", str(PORT + 3),
         "--workers", "2", "--max-cron-threads", "0", "--log-level", "warn"],
        start_new_session=True,
    )  # fmt: skip
    try:
        for _second in range(120):
            try:
                urlopen(f"{URL}/web/login", timeout=60).read()
                break
            except URLError:
                subprocess.run(["sleep", "1"], check=True)
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def processor_of(process, database):
    """Seconds of processor of Odoo's processes and of PostgreSQL's for this database."""
    spent = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_text()
        except OSError:
            continue  # it has ended
        if int(fields[2]) == process.pid or ("postgres:" in command and database in command):
            spent += int(fields[11]) + int(fields[12])
    return spent / TICK


def together(process, database, what, visits):
    """Let twenty clients work the visits off; return the p95 in milliseconds."""
    before, own = processor_of(process, database), time.process_time()
    start = time.monotonic()
    with ThreadPoolExecutor(CLIENTS) as clients:
        times = sorted(clients.map(timed, visits))
    wall = time.monotonic() - start
    spent = processor_of(process, database) - before
    p50, p95 = (1000 * times[int(len(times) * share)] for share in (0.5, 0.95))
    sys.stdout.write(
        f"{what:<34} p50 {p50:4.0f} ms  p95 {p95:4.0f} ms  {len(visits) / wall:4.0f} a second "
        f" {1000 * spent / len(visits):5.1f} ms of processor a request"
        f" (this program {1000 * (time.process_time() - own) / len(visits):.1f});"
        f" on two idle cores {CLIENTS} clients wait {1000 * spent / len(visits) * CLIENTS / 2:.0f} ms\n"
    )
    return p95


def timed(visit):
    path, form = visit
    start = time.monotonic()
    with urlopen(URL + path, urlencode(form).encode() if form else None, timeout=120) as page:
        assert page.status == 200
        page.read()
    return time.monotonic() - start


def main():
    with copied_database("form") as name:
        with environment(name) as env:
            links = [
                env["apk.invitation"]._invite("answer", {}, client=str(client))
                for client in range(REQUESTS)
            ]
            env.cr.commit()
        paths = [f"/apk/rate/{link.rpartition('/')[2]}" for link in links]
        with server(name) as process:
            together(process, name, "(warming up)", [("/apk/feedback", None)] * 100)
            sign_in = together(
                process, name, "sign-in page of Odoo", [("/web/login", None)] * REQUESTS
            )
            ours = together(
                process, name, "public form, nine questions", [("/apk/feedback", None)] * REQUESTS
            )
            together(process, name, "form of an invitation", [(path, None) for path in paths])
            answer = {"c1": "5", "c5": "4", "comment": "Всё понятно, спасибо. " * 10}
            together(process, name, "answer sent, and thanked", [(path, answer) for path in paths])
        sys.stdout.write(f"p95 of the sign-in page / of the public form: {sign_in / ours:.1f}\n")


if __name__ == "__main__":
    main()
