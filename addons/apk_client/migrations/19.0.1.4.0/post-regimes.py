"""Where the terms come from: the words of the data for regimes that have none yet; the department confirms them."""

from lxml import etree

from odoo.tools import file_path

ELSEWHERE = ("fz210", "support", "pos")


def migrate(cr, version):
    for record in etree.parse(file_path("apk_client/data/apk_regime_data.xml")).iter("record"):
        words = {field.get("name"): field.text for field in record.iter("field")}
        cr.execute(
            "UPDATE apk_regime SET term_note = %(term_note)s"
            " WHERE code = %(code)s AND term_note IS NULL",
            words,
        )
    cr.execute("UPDATE apk_regime SET term_is_elsewhere = TRUE WHERE code IN %s", [ELSEWHERE])
