import base64
import hashlib
import io
from zipfile import BadZipFile

import xlsxwriter
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from odoo import fields, models

from ..messages import TABLE_ALREADY_LOADED, TABLE_CANNOT_BE_READ, TABLE_HAS_ERRORS
from ..rules.sources import SOURCES
from ..rules.typed_answers import NotOnTheForm, typed_answer

ROWS_LIMIT = 5000
FIRST_ROW = 3  # below the codes and the questions
COMMENT = "comment"


class ApkSheetImport(models.TransientModel):
    """Many paper forms in one table (п. 80): all rows are loaded or none, with a list of what is wrong."""

    _name = "apk.sheet.import"
    _description = "Load a table of paper forms"

    questionnaire_id = fields.Many2one(
        "apk.questionnaire",
        required=True,
        domain=[("state", "!=", "draft")],
        default=lambda self: self.env["apk.questionnaire"]._in_use("visit"),
    )
    entry_id = fields.Many2one("apk.feedback.entry", string="Where they were given")
    source = fields.Selection(SOURCES, string="Source (clause 80)", required=True, default="event")
    file = fields.Binary(string="Table (XLSX)", attachment=False)
    file_name = fields.Char()
    problems = fields.Text(string="What is wrong", readonly=True)
    ready_count = fields.Integer(string="Rows without errors", readonly=True)

    def action_template(self):
        """An empty table with the questions of this form."""
        self.ensure_one()
        self.file_name = self.env._("Paper forms.xlsx")
        self.file = base64.b64encode(self._template())
        return self._again()

    def _template(self):
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
            sheet, bold = book.add_worksheet(), book.add_format({"bold": True, "text_wrap": True})
            for column, (code, wording, keys) in enumerate(self._columns()):
                sheet.set_column(column, column, 24)
                sheet.write_string(0, column, code)
                sheet.write_string(1, column, f"{wording}\n{keys}", bold)
            sheet.freeze_panes(2, 0)
        return stream.getvalue()

    def _columns(self):
        lines = self.env["apk.sheet.line"]
        for question in self.questionnaire_id.question_ids:
            keys = lines.new({"question_id": question.id}).keys
            yield question.code, question.wording, keys
        if self.questionnaire_id.comment_label:
            yield COMMENT, self.questionnaire_id.comment_label, ""

    def action_check(self):
        """Read the table, load nothing."""
        self.ensure_one()
        good, problems = self._read()
        self.write({"ready_count": len(good), "problems": "\n".join(problems)})
        return self._again()

    def action_load(self):
        """Load all rows, or none when one of them is wrong."""
        self.ensure_one()
        good, problems = self._read()
        if problems:
            raise TABLE_HAS_ERRORS(self.env, rows="\n".join(problems[:20]))
        self._check_new()
        context = self.entry_id._context_values() if self.entry_id else {}
        context |= {"rated_subject": self.questionnaire_id.rated_subject, "source": self.source}
        for given in good:
            self.env["apk.answer"]._submit(
                self.questionnaire_id.id, context, given, collection_mode="import"
            )
        self.unlink()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Paper forms loaded: %s", len(good)),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def _check_new(self):
        digest = hashlib.sha256(base64.b64decode(self.file)).hexdigest()
        # sudo: the table of digests is closed to all roles; only «loaded already or not» leaves it
        loaded = self.env["apk.sheet.loaded"].sudo()
        if loaded.search_count([("digest", "=", digest)]):
            raise TABLE_ALREADY_LOADED(self.env)
        loaded.create({"digest": digest})

    def _read(self):
        """:return: (rows as ``_submit`` takes them, problems as lines of text)"""
        rows = self._rows()
        codes = [str(cell or "").strip() for cell in next(rows, ())]
        known = {code for code, *_rest in self._columns()}
        strange = [code for code in codes if code and code not in known]
        if strange or not known & set(codes):
            raise TABLE_CANNOT_BE_READ(self.env)
        next(rows, None)
        good, problems = [], []
        for number, row in enumerate(rows, FIRST_ROW):
            if number >= FIRST_ROW + ROWS_LIMIT:
                problems.append(self.env._("Row %s: more than 5,000 rows; split the table", number))
                break
            cells = dict(zip(codes, row, strict=False))
            if any(cell not in (None, "") for cell in cells.values()):
                self._read_row(number, cells, good, problems)
        return good, problems

    def _read_row(self, number, cells, good, problems):
        sent, wrong = {}, False
        for question in self.questionnaire_id.question_ids:
            key = self._as_key(cells.get(question.code))
            try:
                sent[question.code] = typed_answer(key, question.option_ids.mapped("code"))
            except NotOnTheForm:
                wrong = True
                problems.append(
                    self.env._("Row %(row)s, «%(question)s»: «%(key)s» is not on the form", row=number, question=question.wording, key=key)
                )  # fmt: skip
        filled = self.questionnaire_id.question_ids._read_answers(sent)
        for code in filled.missing if not wrong else ():
            question = self.questionnaire_id.question_ids.filtered(lambda q, c=code: q.code == c)
            problems.append(
                self.env._("Row %(row)s, «%(question)s»: no answer", row=number, question=question.wording)
            )  # fmt: skip
        if not wrong and filled.is_complete:
            good.append(filled.given(str(cells.get(COMMENT) or "")))

    @staticmethod
    def _as_key(cell):
        """The key as text: a spreadsheet turns «5» into 5.0."""
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        return "" if cell is None else str(cell).strip()

    def _rows(self):
        try:
            content = io.BytesIO(base64.b64decode(self.file or b""))
            book = load_workbook(content, read_only=True, data_only=True)
        except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
            raise TABLE_CANNOT_BE_READ(self.env) from error
        return book.worksheets[0].iter_rows(values_only=True)

    def _again(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
