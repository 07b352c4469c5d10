# Runs in Odoo's shell: everything that «Readiness» asks for, as an administrator has entered it.
# `settings` stands on the first line, `env` comes from the shell.
import secrets

params = env["ir.config_parameter"]
for name, value in {
    "apk_base.office_ogrn": "1024400523421",
    "apk_base.office_inn": "4401004867",
    "apk_base.office_kpp": "440101001",
    "apk_base.last_backup_at": settings["now"],
    "apk_base.test_letter_at": "2100-01-01 00:00:00",
    "web.base.url": "https://apk.example.ru",
    "auth_signup.invitation_scope": "b2b",
}.items():
    params.set_param(name, value)
head = env["res.users"].search([("login", "=", "head")])
env["apk.unit"].search([]).write({"head_id": head.id, "member_ids": [(4, head.id)]})
registrar = env["res.users"].search([("login", "=", "registrar")])
params.set_param("apk_base.duty_registrar_id", str(registrar.id))
env["apk.regime"].search([]).action_confirm_terms()
functions = env["apk.function"].search([("is_covered", "=", False)])
for kind in ("faq", "reply_template", "decision", "contacts"):
    env["apk.article"].create(
        {
            "name": kind,
            "kind": kind,
            "draft_body": "<p>.</p>",
            "function_ids": [(6, 0, functions.ids)],
        }
    )._publish()
env.ref("base.user_admin").password = secrets.token_urlsafe()
env["res.users"].search([("share", "=", False)]).write({"lang": "ru_RU", "tz": "Europe/Moscow"})
env.cr.commit()
