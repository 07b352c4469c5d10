import logging

from werkzeug.exceptions import HTTPException, MethodNotAllowed, abort

from odoo import models
from odoo.http import request

from ..controllers.problem_response import problem_response
from ..rules.problems import code_of_status

API = "/apk/api/"
_logger = logging.getLogger(__name__)


class IrHttp(models.AbstractModel):
    """A program that calls the API gets JSON, also for what goes wrong before or after the call itself."""

    _inherit = "ir.http"

    @classmethod
    def _match(cls, path_info):
        """Odoo answers another method by itself, before any of its handlers."""
        try:
            return super()._match(path_info)
        except MethodNotAllowed as error:
            if not cls._is_of_api():
                raise
            response = problem_response("method_not_allowed", 405)
            response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
            abort(response)

    @classmethod
    def _plain_page(cls, template, status, **values):
        if not cls._is_of_api():
            return super()._plain_page(template, status, **values)
        return problem_response(code_of_status(status), status)

    @classmethod
    def _handle_error(cls, exception):
        response = exception.get_response() if isinstance(exception, HTTPException) else None
        if not cls._is_of_api() or (response is not None and response.status_code < 400):
            return super()._handle_error(exception)
        status = response.status_code if response is not None else 500
        if "Retry-After" in (response.headers if response is not None else ()):
            return response  # of the gate: it is JSON already
        if status >= 500:
            _logger.exception("A call of another system failed")
        return problem_response(code_of_status(status), status)

    @classmethod
    def _is_of_api(cls):
        return request.httprequest.path.lower().startswith(API)
