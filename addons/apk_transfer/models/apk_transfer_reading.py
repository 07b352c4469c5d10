import base64
import io
import zipfile

from odoo import models

from ..files.reading import BadTable, read_table
from ..messages import COLUMN_TWICE, COLUMNS_MISSING, NO_FILE, TABLE_CANNOT_BE_READ
from ..rules.cells import BadCell, read_cell
from ..rules.columns import heading_row, match

FILES_AT_MOST = 5_000


class ApkTransferReading(models.Model):
    """From the file to rows: which heading is which column, and what each cell says."""

    _inherit = "apk.transfer"

    def _read_rows(self):
        """Rows anew; those with a cell that cannot be read carry their mistake already."""
        self.row_ids.sudo().unlink()  # sudo: nobody writes rows; they are read from the file again
        table, columns = self._rows_of_file(), self._kind()._columns()
        place = heading_row([row.cells for row in table], columns)
        matching = match(table[place].cells, columns)
        self._check_columns(matching)
        values = [self._row_values(row, matching) for row in table[place + 1 :]]
        if not values:
            raise self._bad_table("empty")
        # sudo: nobody writes rows; they come from the file alone
        self.env["apk.transfer.row"].sudo().create(values)
        self._set_state("draft", row_count=len(values), remark=self._about_columns(matching))

    def _rows_of_file(self):
        raw = base64.b64decode(self.with_context(bin_size=False).file or b"")
        if not raw:
            raise NO_FILE(self.env)
        try:
            return read_table(raw)
        except BadTable as error:
            raise self._bad_table(error.reason) from error

    def _bad_table(self, reason):
        sentence = {
            "empty": self.env._("there are no rows in its first sheet"),
            "large": self.env._("it is too large: at most 30 MB; split it"),
            "rows": self.env._("it has more than 50,000 rows; split it"),
            "xls": self.env._("it is of Excel 97–2003; save it as XLSX"),
            "locked": self.env._("it is locked by a password; save it without one"),
            "unreadable": self.env._(
                "it is damaged, or no table at all; save it as XLSX once more"
            ),
        }[reason]
        return TABLE_CANNOT_BE_READ(self.env, name=self.file_name or "?", reason=sentence)

    def _check_columns(self, matching):
        if matching.doubled:
            raise COLUMN_TWICE(self.env, names=", ".join(f"«{one}»" for one in matching.doubled))
        if matching.missing or not matching.found:
            missing = matching.missing or self._kind()._columns()[:1]
            found = [column.heading for column in matching.found.values()]
            raise COLUMNS_MISSING(
                self.env,
                missing=", ".join(f"«{column.heading}»" for column in missing),
                found=", ".join([*found, *matching.unknown]) or self.env._("nothing"),
            )

    def _about_columns(self, matching):
        lines = []
        if matching.unknown:
            names = ", ".join(f"«{one}»" for one in matching.unknown)
            lines.append(self.env._("Columns that nothing is taken from: %s.", names))
        names = ", ".join(f"«{column.heading}»" for column in matching.found.values())
        lines.append(self.env._("Columns that are read: %s.", names))
        return "\n".join(lines)

    def _row_values(self, row, matching):
        cells, problems = {}, []
        for place, column in matching.found.items():
            value = row.cells[place] if place < len(row.cells) else None
            try:
                cells[column.name] = read_cell(column, value)
            except BadCell as error:
                problems.append(self._bad_cell(error))
        problems += [
            self.env._("«%s» is empty.", column.heading)
            for column in matching.found.values()
            if column.is_required and column.name in cells and cells[column.name] is None
        ]
        kind = self._kind()
        return {
            "transfer_id": self.id,
            "line": row.line,
            "cells": {name: value for name, value in cells.items() if value is not None},
            "name": (kind._name_of(cells) or "")[:200],
            "state": "error" if problems else "waiting",
            "problem": " ".join(problems),
            "key": False if problems else kind._key(cells),
        }

    def _bad_cell(self, error):
        values = {"column": error.column.heading, "value": error.value}
        if error.reason == "day":
            return self.env._("«%(column)s»: «%(value)s» is no date. Write 01.03.2024.", **values)
        if error.reason == "yes_no":
            return self.env._("«%(column)s»: «%(value)s» is neither «yes» nor «no».", **values)
        if error.reason == "choice":
            known = self._kind()._words_of(error.column)
            return self.env._(
                "«%(column)s»: «%(value)s» is none of these: %(known)s.", known=known, **values
            )
        if error.reason == "formula":
            return self.env._("«%(column)s»: the formula of the cell has failed.", **values)
        return self.env._("«%(column)s»: the text is too long.", **values)

    def _scan(self, name):
        """A file of the archive by its name, whatever folder it lies in.

        :return: bytes, or None
        """
        raw = base64.b64decode(self.with_context(bin_size=False).scans or b"")
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                for part in archive.infolist()[:FILES_AT_MOST]:
                    is_it = part.filename.rsplit("/", 1)[-1].lower() == name.lower()
                    if is_it and part.file_size <= 20 * 2**20:
                        return archive.read(part)
        except (zipfile.BadZipFile, RuntimeError, OSError):  # RuntimeError: it has a password
            return None
        return None
