from odoo import fields, models

from ..messages import BODY_ID_IS_WRONG
from ..rules.portal_guid import normal_guid


class ApkArticle(models.Model):
    """Other bodies, as the knowledge base has them (п. 42), with their ids on the portal of results."""

    _inherit = "apk.article"

    portal_guid = fields.Char(
        string="Id on the portal of results",
        copy=False,
        help="The id of the body in the directory of the portal, for what is forwarded there (Decree No. 171).",
    )

    def write(self, vals):
        if not vals.get("portal_guid"):
            return super().write(vals)
        guid = normal_guid(vals["portal_guid"])
        if not guid:
            raise BODY_ID_IS_WRONG(self.env, value=vals["portal_guid"])
        result = super().write({**vals, "portal_guid": guid})
        rows = self.env["apk.result.row"]
        rows._recheck([("question_id.body_id", "in", self.ids)])
        return result
