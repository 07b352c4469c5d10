"""What the tests of transfers share: tables made as an office makes them."""

import base64
import io

from openpyxl import Workbook

from odoo.tests import new_test_user

from odoo.addons.apk_case.tests.common import CaseCommon


def xlsx(*rows):
    """The bytes of a table of these rows."""
    book, content = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


class TransferCommon(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = new_test_user(cls.env, "t-transfer", "apk_base.group_administrator")

    def _transfer(self, kind, *rows, **values):
        content = rows[0] if isinstance(rows[0], bytes) else xlsx(*rows)
        return (
            self.env["apk.transfer"]
            .with_user(self.administrator)
            .create(
                {
                    "kind": kind,
                    "file": base64.b64encode(content),
                    "file_name": "Таблица.xlsx",
                    **values,
                }
            )
        )

    def _checked(self, kind, *rows, **values):
        transfer = self._transfer(kind, *rows, **values)
        transfer.action_check()
        self.assertEqual(transfer.state, "checked")
        return transfer

    def _loaded(self, kind, *rows, **values):
        transfer = self._checked(kind, *rows, **values)
        transfer.action_load()
        self.assertEqual(transfer.state, "loaded")
        return transfer

    def _problems(self, transfer):
        return {row.line: row.problem for row in transfer.row_ids if row.problem}

    def _records(self, transfer):
        rows = transfer.row_ids.filtered("res_id").sorted("line")
        return self.env[rows[0].res_model].browse(rows.mapped("res_id"))

    def _letters(self):
        return self.env["mail.mail"].search_count([]) + self.env["apk.delivery"].search_count([])
