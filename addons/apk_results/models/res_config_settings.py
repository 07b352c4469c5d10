from odoo import fields, models

from ..rules.portal_guid import normal_guid
from .apk_result_month import DEPARTMENT


class ResConfigSettings(models.TransientModel):
    """The id of the department on the portal of results (Указ № 171)."""

    _inherit = "res.config.settings"

    apk_department_guid = fields.Char(
        string="Id of the department on the portal",
        config_parameter=DEPARTMENT,
        help="It stands in every document for the portal of results (Decree No. 171).",
    )

    def _check_apk_settings(self):
        typed = self.apk_department_guid
        if typed and not normal_guid(typed):
            self._refuse_setting("apk_department_guid", "6f9619ff-8b86-d011-b42d-00cf4fc964ff")
        return super()._check_apk_settings()
