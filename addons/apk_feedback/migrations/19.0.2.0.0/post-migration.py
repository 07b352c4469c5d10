"""Old answers keep the question they were given to, and are studied as all others (п. 84)."""

from odoo import SUPERUSER_ID, api


def migrate(cr, _version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    for document in ("first_reply", "answer"):
        asked = env.ref(f"apk_feedback.questionnaire_{document}_0")
        cr.execute(
            "UPDATE apk_answer SET questionnaire_id = %s"
            " WHERE document = %s AND questionnaire_id IS NULL",
            [asked.id, document],
        )
    env["apk.answer.study"]._open_for_new()
    cr.execute("SELECT DISTINCT quarter FROM apk_answer")
    for (quarter,) in cr.fetchall():
        env["apk.answer"]._shuffle(quarter)
