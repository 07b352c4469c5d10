from collections import defaultdict
from statistics import fmean

from odoo import api, fields, models
from odoo.tools import ormcache

from odoo.addons.apk_language.rules.readability import figures
from odoo.addons.apk_language.rules.text import Text

LATEST = 20  # answers of the unit that are compared with
FEWEST = 5  # what is counted of fewer is the average of one person


class ApkTextCheck(models.AbstractModel):
    """How hard the answers of the unit are to read, beside the figures of the one that is being written (п. 7)."""

    _inherit = "apk.text.check"

    @api.model
    def _averages(self, kind, options):
        is_answer = kind in ("answer", "refusal") and options.get("res_model") == "apk.case"
        case = self._record_of(options) if is_answer else None
        if not case or not case.unit_id:
            return super()._averages(kind, options)
        return self._averages_of_unit(case.unit_id.id, str(fields.Date.today()))

    @api.model
    @ormcache("unit_id", "day")
    def _averages_of_unit(self, unit_id, day):
        """Once a day: of the latest answers that have left.

        :return: code of a figure -> its mean; nothing of fewer answers than ``FEWEST``
        """
        about = [("unit_id", "=", unit_id), ("delivery_ids.document", "=", "answer")]
        # sudo: a clerk may not read all messages of the unit; five means leave
        answered = self.env["apk.case"].sudo().search(about, order="id desc", limit=LATEST)
        values = defaultdict(list)
        for case in answered:
            blocks = tuple(self._blocks_of(case.answer_body))
            for figure in figures(Text(blocks, "answer", {})):
                values[figure.code].append(figure.value)
        return {code: round(fmean(of), 2) for code, of in values.items() if len(of) >= FEWEST}
