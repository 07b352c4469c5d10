from odoo import http
from odoo.http import request

from .filled_form import FilledForm

# The page of both frames: they show pages of ours and nothing else.
FRAMES = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'"


class QuestionnairePreview(FilledForm):
    """A questionnaire before it is published, as its reader will see it (п. 80): for employees, nothing is sent."""

    @http.route(
        "/apk/feedback-preview/<int:form_id>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def both(self, form_id, **_other):
        form = request.env["apk.questionnaire"].browse(form_id)
        form.check_access("read")
        response = request.render("apk_feedback.preview_frames", {"form": form})
        response.headers["Content-Security-Policy"] = FRAMES
        return response

    @http.route(
        "/apk/feedback-preview/<int:form_id>/page",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def page(self, form_id, **_other):
        content = request.env["apk.questionnaire"].browse(form_id)._preview_content()
        response = self._ask(content, "#", stamp="")
        policy = response.headers["Content-Security-Policy"]
        policy = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
        response.headers["Content-Security-Policy"] = f"{policy}; sandbox allow-same-origin"
        return response
