from odoo import api, models

from ...messages import WORD_CANNOT_BE_SEARCHED
from ...rules.dictionaries import BadLine, line_pattern


class ApkWordList(models.AbstractModel):
    """Words edited by the department and compiled once in each worker."""

    _name = "apk.word.list"
    _description = "Words to search for"
    _inherit = "apk.cached.mixin"

    @api.model
    def _check_lines(self, lines):
        for line in lines:
            try:
                line_pattern(line)
            except BadLine as error:
                raise WORD_CANNOT_BE_SEARCHED(self.env, line=line) from error
