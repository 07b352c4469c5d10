"""What an office that already had mailings must not go on with, and how the addon leaves."""

from odoo.addons.apk_base.hooks import release


def stop_what_waits(env):
    stop_mass_sms(env)
    stop_mailings_without_topic(env)


def stop_mailings_without_topic(env):
    """п. 27.1: mailings queued before the office asked for consents would be closed as sent, and reach nobody."""
    waiting = env["mailing.mailing"].search(
        [
            ("mailing_type", "=", "mail"),
            ("state", "in", ("in_queue", "sending")),
            ("apk_topic_id", "=", False),
        ]
    )
    waiting.write({"state": "draft"})
    for mailing in waiting:
        mailing._message_log(
            body=env._(
                "Taken out of the queue: e-mails go only to those who agreed to a topic. Choose it and send again."
            )
        )


def stop_mass_sms(env):
    """п. 27.2: mass text messages that wait in the queue of a database in use are put away, not sent."""
    waiting = env["mailing.mailing"].search(
        [("mailing_type", "!=", "mail"), ("state", "in", ("in_queue", "sending"))]
    )
    env.cr.execute(
        "UPDATE mailing_mailing SET state = 'draft', active = FALSE WHERE id = ANY(%s)",
        [waiting.ids],
    )
    env.invalidate_all()


def uninstall_hook(env):
    release(env, "apk_mailing")
