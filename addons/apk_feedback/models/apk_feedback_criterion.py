from odoo import api, fields, models

from ..messages import PARAMETERS_ARE_NINE


class ApkFeedbackCriterion(models.Model):
    """One of the nine parameters of the analysis, in the words of п. 81: the Order names them, so nobody adds a tenth."""

    _name = "apk.feedback.criterion"
    _description = "Parameter of satisfaction"
    _order = "number"
    _rec_name = "short_name"

    number = fields.Integer(required=True, readonly=True)
    name = fields.Char(string="Words of the Order", required=True, readonly=True)
    short_name = fields.Char(string="In tables", required=True)
    condition = fields.Selection(
        [("visit", "Personal visit"), ("online", "Online"), ("refusal", "Refusal")],
        string="Asked only at",
        readonly=True,
    )

    _number_uniq = models.Constraint("UNIQUE(number)", "This parameter is already there.")
    _number_range = models.Constraint(
        "CHECK(number BETWEEN 1 AND 9)", "The Order has nine parameters."
    )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_by_uninstall(self):
        raise PARAMETERS_ARE_NINE(self.env)
