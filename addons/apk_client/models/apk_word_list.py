from odoo import api, models

from ..exceptions import WordCannotBeSearched
from ..rules.dictionaries import BadLine, line_pattern


class ApkWordList(models.AbstractModel):
    """Words that the department edits and that are compiled once for all workers."""

    _name = "apk.word.list"
    _description = "Words to search for"

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        self.env.registry.clear_cache()
        return super().write(vals)

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()

    @api.model
    def _check_lines(self, lines):
        for line in lines:
            try:
                line_pattern(line)
            except BadLine as error:
                raise WordCannotBeSearched(self.env, line) from error
