"""The desk and the search box among 200,000 messages of 50,000 clients, 3,000 of them open. Figures: milliseconds, queries.

Rows are multiplied by SQL out of a few messages that were registered in the usual way.
"""

import sys
import time

from .database import copied_database, environment

CLIENTS, MESSAGES, OPEN = 50_000, 200_000, 3_000
TYPED = (
    "СП-2026/100123", "123", "100123", "8 (910) 012-34-56", "3456", "client4567@", "иванов 4567",
    "субсидии", "борщевику на поле", "квитанции",
)  # fmt: skip
WORDS = "субсидия молоко трактор учёт грант ферма корова поле картофель справка договор отчёт заявка срок пасека лён"


def copy(env, table, values, source, count):
    """Rows like the one of id ``source``; ``values``: column → SQL, in which ``n`` counts the copies."""
    env.cr.execute(
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_name = %s AND is_generated = 'NEVER' AND column_name <> 'id'",
        [table],
    )
    columns = [f'"{name}"' for (name,) in env.cr.fetchall()]
    chosen = [values.get(name.strip('"'), f"row.{name}") for name in columns]
    env.cr.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(chosen)}"
        f" FROM {table} row, generate_series(1, {count}) n WHERE row.id = {source} RETURNING id"
    )
    return env.cr.fetchall()[0][0]


def registered(env):
    """One message in the usual way: what all the others are copied from."""
    env["apk.case"]._switch_first_replies(True)
    client = env["res.partner"].create(
        {"name": "Иванов", "street": "ул. Ленина, д. 1", "city": "Буй"}
    )
    case = env["apk.case"].create(
        {
            "subject": "Субсидия",
            "partner_id": client.id,
            "intake_channel_id": env.ref("apk_client.channel_post").id,
            "regime_id": env.ref("apk_case.regime_order_only").id,
            "unit_id": env.ref("apk_base.unit_oorg").id,
        }
    )
    env.flush_all()
    return case


def fill(env):
    case = registered(env)
    person = copy_clients(env, case.partner_id)
    first = copy_messages(env, case, person)
    copy(env, "apk_delivery", {"case_id": f"{first} + n - 1", "state": "CASE WHEN n % 50 = 0 THEN 'failed' ELSE 'sent' END", "transport": "'email'", "register_number": "NULL"}, case.delivery_ids[0].id, MESSAGES)  # fmt: skip
    last = first + MESSAGES - OPEN
    due = "now() + (n % 700 - 30) * interval '1 hour'"
    copy(env, "apk_deadline", {"res_id": f"{last} + n - 1", "due_at": due, "work_due_at": due, "fulfilled_at": "NULL"}, case.deadline_ids[0].id, OPEN - 1)  # fmt: skip
    env["mail.message"].create({"model": "apk.case", "res_id": first, "message_type": "email", "body": "<p>Квитанция</p>"})  # fmt: skip
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute("VACUUM ANALYZE")
    env.cr._cnx.autocommit = False


def copy_clients(env, client):
    return copy(
        env, "res_partner",
        {
            "name": "'Иванов' || n || ' Пётр'", "complete_name": "'Иванов' || n || ' Пётр'",
            "phone_sanitized": "'+791' || lpad(n::text, 8, '0')",
            "email_normalized": "'client' || n || '@client.test'",
        },
        client.id, CLIENTS,
    )  # fmt: skip


def copy_messages(env, case, person):
    word = f"(string_to_array('{WORDS}', ' '))[1 + (n * %s) %% 16]"
    body = " || ' ' || ".join(word % step for step in (1, 3, 5, 7, 11, 13, 17))
    return copy(
        env, "apk_case",
        {
            "name": "'СП-2026/' || lpad((n + 100000)::text, 6, '0')",
            "partner_id": f"{person} + n % {CLIENTS}",
            "state": f"CASE WHEN n > {MESSAGES - OPEN} THEN (ARRAY['registered', 'in_work', 'clarifying'])[1 + n % 3] ELSE 'closed' END",
            "next_due_at": f"CASE WHEN n > {MESSAGES - OPEN} THEN now() + (n % 700 - 30) * interval '1 hour' END",
            "registered_at": "now() - n * interval '1 minute'",
            "user_id": "(SELECT max(id) - n % 20 FROM res_users)",
            "body": f"'<p>' || {body} || CASE WHEN n % 5000 = 0 THEN ' борщевик на полях' ELSE '' END || '</p>'",
            "status_code": "NULL", "access_token": "NULL",
        },
        case.id, MESSAGES,
    )  # fmt: skip


def people(env):
    unit = env.ref("apk_base.unit_oorg")
    users = env["res.users"].with_context(no_reset_password=True)
    roles = {}
    for number in range(20):
        users.create({"name": f"N {number}", "login": f"n{number}"})
    for role in ("specialist", "head", "registrar", "controller"):
        group = env.ref(f"apk_base.group_{role}")
        roles[role] = users.create({"name": role, "login": role, "group_ids": [(4, group.id)]})
    unit.write({"head_id": roles["head"].id, "member_ids": [(4, roles["specialist"].id)]})
    return roles


def measured(env, call):
    call()
    env.invalidate_all()
    queries, start = env.cr.sql_log_count, time.perf_counter()
    result = call()
    return result, (time.perf_counter() - start) * 1000, env.cr.sql_log_count - queries


if __name__ == "__main__":
    with copied_database("desk") as name, environment(name) as env:
        staff = people(env)
        fill(env)
        for role, user in staff.items():
            cards, spent, asked = measured(env, env["apk.desk"].with_user(user).desk)
            counts = ", ".join(f"{card['key']} {card['count']}" for card in cards)
            sys.stdout.write(f"desk of {role:<11} {spent:6.0f} ms, {asked:>2} queries: {counts}\n")
        cases = env["apk.case"].with_user(staff["registrar"])
        for text in TYPED:
            found, spent, asked = measured(env, lambda text=text: cases.find(text))
            listed, all_spent, _asked = measured(
                env, lambda text=text: cases.search_count([("found_by", "ilike", text)])
            )
            why = found[0]["found_by"] if found else "—"
            sys.stdout.write(
                f"{text:<20} {spent:6.0f} ms, {asked} queries, {why[:40]!r}; count of the list {listed}: {all_spent:.0f} ms\n"
            )
