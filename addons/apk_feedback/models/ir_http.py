from odoo import models
from odoo.http import request


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _authenticate(cls, endpoint):
        """п. 80: ``auth="nobody"`` does not look who has come.

        ``auth="public"`` would know a colleague or a client of the portal, and write the visit with its moment
        and address into the log of devices, in the very transaction of the answer.
        """
        if endpoint.routing["auth"] != "nobody":
            return super()._authenticate(endpoint)
        return cls._auth_method_nobody()

    @classmethod
    def _auth_method_nobody(cls):
        request.update_env(user=request.env.ref("base.public_user").id, context={})
        # Told here, it is not looked up in the company at every visit.
        request.update_context(lang=request.env["apk.office"]._lang())
