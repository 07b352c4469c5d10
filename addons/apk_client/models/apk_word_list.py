from odoo import api, models

from ..exceptions import WordCannotBeSearched
from ..rules.dictionaries import BadLine, line_pattern


class ApkWordList(models.AbstractModel):
    """Words that the department edits and that are compiled once for all workers."""

    _name = "apk.word.list"
    _description = "Words to search for"
    _inherit = "apk.cached.mixin"

    @api.model
    def _check_lines(self, lines):
        for line in lines:
            try:
                line_pattern(line)
            except BadLine as error:
                raise WordCannotBeSearched(self.env, line) from error
