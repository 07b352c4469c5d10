# Runs in Odoo's shell: connects a copied database with the mail servers of the tests and hires the staff.
# `settings` (ports, url) stands on the first line, `env` comes from the shell.
env["ir.mail_server"].search([]).unlink()
env["ir.mail_server"].create(
    {
        "name": "Postfix",
        "smtp_host": "127.0.0.1",
        "smtp_port": settings["smtp_port"],
        "smtp_encryption": "none",
    }
)
env["fetchmail.server"].create(
    {
        "name": "Dovecot",
        "server_type": "imap",
        "server": "127.0.0.1",
        "port": settings["imap_port"],
        "is_ssl": False,
        "user": settings["mailbox"],
        "password": "secret",
        "object_id": env["ir.model"]._get_id("apk.case"),
    }
).button_confirm_login()
env["apk.case"]._switch_first_replies(True)
params = env["ir.config_parameter"]
params.set_param("apk_base.office_email", settings["mailbox"])
params.set_param("apk_base.staff_letters_leave", "True")
params.set_param("web.base.url", settings["url"])
params.set_param("web.base.url.freeze", "True")


def hire(login, name, group):
    return env["res.users"].create(
        {
            "name": name,
            "login": login,
            "password": login,
            "email": f"{login}@apk.test",
            "lang": "ru_RU",
            "tz": "Europe/Moscow",
            "group_ids": [(4, env.ref(group).id)],
        }
    )


env.ref("base.user_admin").email = "admin@apk.test"
head = hire("head", "Соколова Ирина Павловна", "apk_base.group_head")
specialist = hire("specialist", "Лебедев Олег Викторович", "apk_base.group_specialist")
registrar = hire("registrar", "Белова Марина Сергеевна", "apk_base.group_registrar")
hire("operator", "Крылова Наталья Юрьевна", "apk_base.group_operator")
# the unit of appeals, and the one that messages about grants find by themselves
(env.ref("apk_base.unit_oorg") | env.ref("apk_base.unit_orst")).write(
    {"head_id": head.id, "member_ids": [(6, 0, (head + specialist).ids)]}
)
env.cr.commit()
