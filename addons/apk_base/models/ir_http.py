from werkzeug.datastructures import FileStorage

from odoo import models
from odoo.http import request

FOR_CLIENTS = ("public", "nobody")  # values of ``auth`` of the routes that clients use


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _pre_dispatch(cls, rule, args):
        """Public pages and webhooks use the language of the office, whatever the browser asks for.

        Their refusals are read by a client, and what they log is read in the history for five years (п. 6).
        """
        result = super()._pre_dispatch(rule, args)
        if rule.endpoint.routing["auth"] == "public" and rule.rule.startswith("/apk/"):
            request.update_context(lang=request.env["apk.office"]._lang())
        return result

    @classmethod
    def _dispatch(cls, endpoint):
        """Parameters of a client's page are texts: uploaded files are dropped, and so are NUL characters, which PostgreSQL
        does not store.
        """
        routing = endpoint.routing
        if routing["auth"] in FOR_CLIENTS and routing["routes"][0].startswith("/apk/"):
            request.params = {
                name: value.replace("\0", "") if isinstance(value, str) else value
                for name, value in request.params.items()
                if not isinstance(value, FileStorage)
            }
        return super()._dispatch(endpoint)

    def session_info(self):
        """A user with a desk starts on it, unless the user has chosen another home action."""
        info = super().session_info()
        menu = self.env.ref("apk_base.menu_desk")
        desk = menu.sudo()  # sudo: an employee may not read groups of a menu; none leaves here
        if desk.group_ids & self.env.user.all_group_ids:
            info["home_action_id"] = info.get("home_action_id") or desk.action.id
        return info
