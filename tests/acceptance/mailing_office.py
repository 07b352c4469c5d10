# Runs in Odoo's shell: an office that only sends mailings. `settings` stands on the first line, `env` comes from the shell.
env["ir.mail_server"].search([]).unlink()
env["ir.mail_server"].create(
    {
        "name": "Postfix",
        "smtp_host": "127.0.0.1",
        "smtp_port": settings["smtp_port"],
        "smtp_encryption": "none",
    }
)
params = env["ir.config_parameter"]
params.set_param("apk_base.office_email", settings["mailbox"])
params.set_param("web.base.url", settings["url"])
params.set_param("web.base.url.freeze", "True")
env.ref("base.user_admin").email = "admin@apk.test"
env.cr.commit()
