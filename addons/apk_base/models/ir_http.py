from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import MethodNotAllowed, NotFound, RequestEntityTooLarge, abort

from odoo import models
from odoo.http import request

from ..controllers.gates import seconds_to_wait
from ..controllers.public_page import PRIVATE
from ..rules.public_address import is_clean, is_for_clients, is_possible, without_controls

FOR_CLIENTS = ("public", "nobody")  # values of ``auth`` of the routes that clients use


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _match(cls, path_info):
        """An address for clients has small letters only: a link that came in capitals is the same link.

        What no link of ours can hold ends here, before anything reads it.
        """
        if not is_for_clients(path_info):
            return super()._match(path_info)
        if not is_clean(path_info, request.httprequest.query_string.decode(errors="replace")):
            raise NotFound
        try:
            rule, places = super()._match(path_info.lower())
        except MethodNotAllowed as error:
            if cls._is_for_machines(path_info.lower(), error.valid_methods[0]):
                raise
            raise NotFound from error
        if not is_possible(places):
            raise NotFound
        return rule, places

    @classmethod
    def _is_for_machines(cls, path_info, method):
        """Whether a program calls this address: it is told which method is allowed, a person gets the plain page."""
        routes = request.env["ir.http"].routing_map()
        adapter = routes.bind_to_environ(request.httprequest.environ)
        rule, _places = adapter.match(path_info=path_info, method=method, return_rule=True)
        return rule.endpoint.routing.get("gate") == "machine"

    @classmethod
    def _serve_fallback(cls):
        """A cut or damaged link: the page says that nothing was done, and whom to call."""
        if not is_for_clients(request.httprequest.path):
            return super()._serve_fallback()
        request.session.can_save = False  # a page of ours keeps none: no cookie
        wait = seconds_to_wait({})
        return cls._too_many(wait) if wait else cls._plain_page("page_not_found", 404)

    @classmethod
    def _handle_error(cls, exception):
        """A form that is larger than its page takes: nothing of it was read, and the page says so."""
        is_too_large = isinstance(exception, RequestEntityTooLarge)
        if is_too_large and is_for_clients(request.httprequest.path):
            return cls._plain_page("request_too_large", 413)
        return super()._handle_error(exception)

    @classmethod
    def _pre_dispatch(cls, rule, args):
        """Public pages and webhooks use the language of the office, whatever the browser asks for.

        Their refusals are read by a client, and what they log is read in the history for five years (п. 6).
        """
        result = super()._pre_dispatch(rule, args)
        routing = rule.endpoint.routing
        if routing["auth"] in FOR_CLIENTS and is_for_clients(rule.rule):
            if routing["auth"] == "public":
                request.update_context(lang=request.env["apk.office"]._lang())
            if wait := seconds_to_wait(routing):
                abort(cls._too_many(wait))
        return result

    @classmethod
    def _too_many(cls, wait):
        response = cls._plain_page("too_many_requests", 429, wait=wait)
        response.headers["Retry-After"] = str(wait)
        return response

    @classmethod
    def _plain_page(cls, template, status, **values):
        office = request.env["apk.office"]
        values["office"] = office.with_context(lang=office._lang())._details()
        # minimal: the address may have ended here before the request was known to be of a page or not
        html = request.env["ir.qweb"]._render(f"apk_base.{template}", values, minimal_qcontext=True)
        return request.make_response(html, headers=list(PRIVATE.items()), status=status)

    @classmethod
    def _dispatch(cls, endpoint):
        """Parameters of a client's page are texts: uploaded files are dropped, and so are signs that nobody types, which
        PostgreSQL or the files of the history do not hold.
        """
        routing = endpoint.routing
        if routing["auth"] in FOR_CLIENTS and is_for_clients(routing["routes"][0]):
            request.params = {
                name: without_controls(value) if isinstance(value, str) else value
                for name, value in request.params.items()
                if not isinstance(value, FileStorage)
            }
        return super()._dispatch(endpoint)

    def session_info(self):
        """A user starts at the own work, unless the user has chosen another home action.

        An administrator starts at «Readiness» while something is missing there.
        """
        info = super().session_info()
        # sudo: an employee may not read groups and actions of menus; the number of a visible one's action leaves
        root = self.env["ir.ui.menu"].sudo().browse(self.env.ref("apk_base.menu_root").id)
        own = (action.id for action in self._own_actions(root.child_id, is_own=False))
        info["home_action_id"] = (
            info.get("home_action_id") or self._unready_action() or next(own, False)
        )
        return info

    def _unready_action(self):
        readiness = self.env["apk.readiness"]
        if readiness._is_for_me() and not readiness._is_complete():
            return self.env.ref("apk_base.readiness_action").id
        return False

    def _own_actions(self, menus, *, is_own):
        """Screens of the user's roles in the order of the menu, of most roles the desk first; what every employee sees,
        the knowledge base, is nobody's own work.

        :param is_own: a menu above these is for some roles only
        """
        visible = self.env["ir.ui.menu"]._visible_menu_ids()
        everybody = self.env.ref("base.group_user")
        for menu in menus.filtered(lambda menu: menu.id in visible).sorted("sequence"):
            is_this_own = is_own or bool(menu.group_ids - everybody)
            if menu.action and is_this_own:
                yield menu.action
            yield from self._own_actions(menu.child_id, is_own=is_this_own)
