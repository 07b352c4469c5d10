from copy import copy
from functools import wraps

from odoo import api, models

from ..messages import OUTSIDE_IS_OFF
from ..rules.outside_services import METHODS, Refused


class ApkOutside(models.AbstractModel):
    """Nothing leaves the office unasked: Odoo's modules call a server outside only where an administrator has allowed it.

    Most of these modules install themselves and may be taken off, so that no addon can depend on them: the methods are
    covered when the registry of a database is complete, as ``base_automation`` does it.
    """

    _name = "apk.outside"
    _description = "Calls to servers outside"

    @api.model
    def _is_allowed(self, service):
        # sudo: whoever causes a call may not read parameters; yes or no
        params = self.env["ir.config_parameter"].sudo()
        return bool(params.get_param(f"apk_base.outside_{service}"))

    @api.model
    def _instead(self, answer):
        """
        :return: what the caller gets while the service is off
        :raises OUTSIDE_IS_OFF: a person has asked for it
        """
        if answer is Refused:
            raise OUTSIDE_IS_OFF(self.env)
        return copy(answer)

    def _register_hook(self):
        super()._register_hook()
        for call in METHODS:
            if call.model in self.env.registry:
                _cover(self.env.registry[call.model], call)


def _cover(model, call):
    origin = getattr(model, call.method)
    if getattr(origin, "apk_service", None):
        return

    @wraps(origin)
    def covered(self, *args, **kwargs):
        outside = self.env["apk.outside"]
        if outside._is_allowed(call.service):
            return origin(self, *args, **kwargs)
        return outside._instead(call.answer)

    covered.apk_service = call.service
    setattr(model, call.method, covered)
