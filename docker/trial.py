# Runs in Odoo's shell: a trial has a mailbox of its own (GreenMail) and a post office that delivers nothing (Mailpit).
ADDRESS = "office@apk.test"
env["ir.mail_server"].create(
    {"name": "Mailpit", "smtp_host": "mail", "smtp_port": 1025, "smtp_encryption": "none"}
)
env["fetchmail.server"].create(
    {
        "name": "GreenMail",
        "server_type": "imap",
        "server": "mailbox",
        "port": 3143,
        "is_ssl": False,
        "user": ADDRESS,
        "password": "office",
        "object_id": env["ir.model"]._get_id("apk.case"),
        "state": "done",
    }
)
env["ir.config_parameter"].set_param("apk_base.office_email", ADDRESS)
env["apk.case"]._switch_first_replies(True)
env.cr.commit()
