"""п. 6: the whole history of a client on request. Figures: seconds and peak memory for 500 and 10,000 events.

Every fifth event is a notice with its words and a file of 20 KB that does not shrink. Limits of the task: 500 events in less than 10 s, 10,000 in less
than 300 MB more than before.
"""

import os
import resource
import sys
import time

from .database import copied_database, environment

SIZES = (500, 10_000)
WORDS = "<p>" + "Для получения субсидии нужны паспорт, справка и смета расходов. " * 10 + "</p>"


def client_with_history(env, count):
    client = env["res.partner"].create({"name": f"Клиент на {count} событий"})
    case = env["apk.case"].create(
        {
            "subject": "Субсидия",
            "partner_id": client.id,
            "intake_channel_id": env.ref("apk_client.channel_post").id,
            "regime_id": env.ref("apk_case.regime_order_only").id,
        }
    )
    notices = [create_notice(case, number) for number in range(count // 5)]
    rows = [
        {"res_model": "apk.delivery", "res_id": delivery.id, "kind": "notice_out"}
        for delivery in notices
    ]
    rows += [{"kind": "status"}] * (count - len(rows))
    env["apk.interaction"].create(
        [
            {
                "partner_id": client.id,
                "happened_at": "2026-01-12 09:00:00",
                "summary": f"Событие {number}",
                **row,
            }
            for number, row in enumerate(rows)
        ]
    )
    env.cr.commit()
    env.invalidate_all()
    return client


def create_notice(case, number):
    env = case.env
    file = env["ir.attachment"].create({"name": f"{number}.txt", "raw": os.urandom(20_000)})
    message = env["mail.message"].create(
        {
            "model": "apk.case",
            "res_id": case.id,
            "body": WORDS,
            "attachment_ids": [(6, 0, file.ids)],
        }
    )
    return env["apk.delivery"].create(
        {
            "case_id": case.id,
            "document": "clarification",
            "channel_id": env.ref("apk_client.channel_email").id,
            "role": "chosen",
            "mail_message_id": message.id,
        }
    )


def peak_megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(env, count):
    client = client_with_history(env, count)
    request = env["apk.history.request"].create(
        {"partner_id": client.id, "asked_by": client.name, "identity_check": "passport"}
    )
    request.action_confirm()
    before, start = peak_megabytes(), time.perf_counter()
    request.action_give()
    seconds, grown = time.perf_counter() - start, peak_megabytes() - before
    size = len(request.file_id.raw) / 1024 / 1024
    sys.stdout.write(
        f"{request.line_count:>6} events: {seconds:6.1f} s, {grown:6.1f} MB more memory, archive of {size:.1f} MB\n"
    )


if __name__ == "__main__":
    with copied_database("history") as name, environment(name) as env:
        for size in SIZES:
            measure(env, size)
