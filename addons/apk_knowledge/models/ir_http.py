from odoo import models
from odoo.http import request


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _pre_dispatch(cls, rule, args):
        """Pages for clients and doors for programs speak the language of the office, whatever the caller asks for:
        what they refuse is read by a client, what they write down is read in the history for five years (п. 6).
        """
        result = super()._pre_dispatch(rule, args)
        is_for_clients = rule.endpoint.routing["auth"] == "public"
        if is_for_clients and rule.rule.startswith("/apk/"):
            request.update_context(lang=request.env["apk.office"]._lang())
        return result
