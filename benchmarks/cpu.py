"""CPU time of this process and of its PostgreSQL backend: wall time says little on a shared machine."""

import os
import time
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def cpu_seconds(cursor):
    cursor.execute("SELECT pg_backend_pid()")
    fields = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / TICK


def milliseconds(cursor, work, *, at_least=0.5):
    """CPU of one call, from as many calls as make half a second: a tick of the backend is ten milliseconds."""
    work()  # what is computed once is not counted
    calls, before = 0, cpu_seconds(cursor)
    while (spent := cpu_seconds(cursor) - before) < at_least:
        work()
        calls += 1
    return 1000 * spent / calls
