from odoo import models
from odoo.http import request


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _authenticate(cls, endpoint):
        """п. 80: ``auth="nobody"`` reads no session.

        ``auth="public"`` would recognise a colleague or a client of the portal, and write the visit with its moment
        and address into ``res.device.log``, in the very transaction of the answer.
        """
        if endpoint.routing["auth"] != "nobody":
            return super()._authenticate(endpoint)
        return cls._auth_method_nobody()

    @classmethod
    def _auth_method_nobody(cls):
        request.update_env(user=request.env.ref("base.public_user").id, context={})
        # Without a language Odoo would look up the company's in the database at every visit.
        request.update_context(lang=request.env["apk.office"]._lang())
