"""What the office still lacks, for the terminal: read by Odoo's shell, which brings ``env``.

With another installation: odoo shell -c odoo.conf -d office --no-http < launcher/doctor.py
"""

import sys

MARKS = {"todo": "НАДО СДЕЛАТЬ", "advised": "советуем", "done": "готово"}


def lines(checks):
    for check in checks:
        yield f"{MARKS[check['state']]:<13} {check['name']}: {check['why']}"
        if check["state"] != "done" and check["hint"]:
            yield f"{'':<13} {check['hint']}"
    missing = sum(check["state"] == "todo" for check in checks)
    yield ""
    yield (
        f"Ещё не готово: {missing} из {len(checks)}. «Работа с клиентами → Настройки → Готовность» откроет нужное место."
        if missing
        else f"Всё готово, проверок: {len(checks)}."
    )


if "apk.readiness" not in env:  # noqa: F821 - Odoo's shell brings it
    sys.exit("В этой базе нет дополнений для работы с клиентами: установите apk_suite.")
office = env["apk.office"]  # noqa: F821
found = office.with_context(lang=office._lang()).env["apk.readiness"]._look()
print(*lines(found), sep="\n")  # noqa: T201
sys.exit(1 if any(check["state"] == "todo" for check in found) else 0)
