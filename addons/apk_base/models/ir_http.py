from werkzeug.datastructures import FileStorage

from odoo import models
from odoo.http import request

FOR_CLIENTS = ("public", "nobody")


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _pre_dispatch(cls, rule, args):
        """Pages for clients and doors for programs speak the language of the office, whatever the caller asks for:
        what they refuse is read by a client, what they write down is read in the history for five years (п. 6).
        """
        result = super()._pre_dispatch(rule, args)
        if rule.endpoint.routing["auth"] == "public" and rule.rule.startswith("/apk/"):
            request.update_context(lang=request.env["apk.office"]._lang())
        return result

    @classmethod
    def _dispatch(cls, endpoint):
        """A page for clients reads words: a file in their place is nothing, and no database holds a NUL."""
        routing = endpoint.routing
        if routing["auth"] in FOR_CLIENTS and routing["routes"][0].startswith("/apk/"):
            request.params = {
                name: value.replace("\0", "") if isinstance(value, str) else value
                for name, value in request.params.items()
                if not isinstance(value, FileStorage)
            }
        return super()._dispatch(endpoint)

    def session_info(self):
        """Whoever has a desk begins the day at it; a first page of one's own choice stays."""
        info = super().session_info()
        desk = self.env.ref(
            "apk_base.menu_desk"
        ).sudo()  # sudo: an employee may not read the groups of a menu; only one's own are compared
        if desk.group_ids & self.env.user.all_group_ids:
            info["home_action_id"] = info.get("home_action_id") or desk.action.id
        return info
