"""Letters that came before their styles were cut off: a stranger's style must not reach the screen around it."""

from odoo.tools import html_sanitize


def migrate(cr, version):
    cr.execute("SELECT id, body FROM apk_case WHERE body ~* '<style|<link|style=|class='")
    for number, body in cr.fetchall():
        clean = html_sanitize(
            body, sanitize_attributes=True, sanitize_style=True, strip_classes=True
        )
        cr.execute("UPDATE apk_case SET body = %s WHERE id = %s", [str(clean), number])
