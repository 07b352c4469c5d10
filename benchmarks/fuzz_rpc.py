"""Every public method that the suite brings or changes, by RPC, as every role, with ids and values that no screen sends.

    ./apk bench fuzz_rpc [ROUNDS]

A fault is what ends neither in a value nor in a sentence: it would be a traceback in the log.
"""

import sys
import time

from .database import copied_database, environment


def main(rounds=1):
    found, made = [], 0
    with copied_database("rpc") as database, environment(database) as env:
        # found when Odoo knows where addons are
        from odoo.addons.apk_suite.tests.rpc_calls import calls, faults, methods, people, rows

        rows(env)
        users, began = people(env), time.process_time()
        for seed in range(int(rounds)):
            chosen = [*calls(env, seed)]
            made += len(chosen) * len(users)
            found += faults(env, users, chosen)
        seconds = time.process_time() - began
        names = len([*methods(env)])
    sys.stdout.write(
        f"{names} methods, {len(users)} roles, {made} calls, {seconds:.0f} s of CPU: {len(found)} faults\n"
    )
    sys.stdout.writelines(f"  {one}\n" for one in found[:50])
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
