from odoo import models
from odoo.http import request

from ..rules.outside_services import ROUTES


class IrHttp(models.AbstractModel):
    """Addresses of Odoo's editor of texts that call a server outside."""

    _inherit = "ir.http"

    @classmethod
    def _dispatch(cls, endpoint):
        for route in endpoint.routing["routes"]:
            if route in ROUTES:
                service, answer = ROUTES[route]
                outside = request.env["apk.outside"]
                if not outside._is_allowed(service):
                    return outside._instead(answer)
        return super()._dispatch(endpoint)
