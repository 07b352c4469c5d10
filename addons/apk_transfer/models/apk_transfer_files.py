from odoo import models

from ..files.writing import rows_table, template_table


class ApkTransferFiles(models.Model):
    """Two tables to take away: the empty one to fill in, and the rows that could not be loaded, each with its reason."""

    _inherit = "apk.transfer"

    def action_template(self):
        """The headings, what belongs below each, and an example."""
        self.ensure_one()
        kind = self._kind()
        title = dict(self._fields["kind"]._description_selection(self.env))[self.kind]
        heads = (
            self.env._("Table"),
            self.env._("How to fill it in"),
            (
                self.env._("Column"),
                self.env._("Required"),
                self.env._("What belongs there"),
                self.env._("Example"),
            ),
            self.env._("yes"),
        )
        content = template_table(kind._columns(), heads, kind._words_of)
        return self._download(f"{title}.xlsx", content)

    def action_errors(self):
        """Rows with a mistake as a table of the same shape: correct it and load it again."""
        self.ensure_one()
        rows = self.row_ids.filtered(lambda row: row.state == "error")
        head = self.env._("What to correct")
        pairs = ((row.cells or {}, row.problem or "") for row in rows)
        words = (self.env._("no"), self.env._("yes"))
        content = rows_table(self._kind()._columns(), head, pairs, words)
        return self._download(self.env._("Rows to correct.xlsx"), content)

    def _download(self, name, content):
        self.check_access("read")
        # sudo: a file of this record for whoever may read the record
        files = self.env["ir.attachment"].sudo()
        values = {"name": name, "res_model": self._name, "res_id": self.id}
        files.search([(key, "=", value) for key, value in values.items()]).unlink()
        file = files.create({**values, "raw": content})
        url = f"/web/content/{file.id}?download=true"
        return {"type": "ir.actions.act_url", "url": url, "target": "download"}
