"""Tasks about deadlines are for every record that has some, not for messages alone."""


def migrate(cr, version):
    cr.execute(
        "UPDATE mail_activity_type SET res_model = NULL WHERE id = (SELECT res_id FROM ir_model_data"
        " WHERE module = 'apk_client' AND name = 'activity_deadline')"
    )
