"""What the pages with questions share: how a form is shown, read and answered."""

from functools import partial

from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.public_page import PRIVATE

from ..rules.anonymity import SMALLEST_GROUP

# No session: neither a cookie for the visitor nor a trace of one who is logged in.
# csrf=False where it is posted: Odoo's own token would need a session cookie, which an anonymous page must not set.
anonymous_route = partial(http.route, type="http", auth="nobody", save_session=False, sitemap=False)
anonymous_get = partial(anonymous_route, methods=["GET"], readonly=True)
anonymous_post = partial(
    anonymous_route, methods=["POST"], csrf=False, max_content_length=64 * 1024
)
THANKS = "/apk/feedback/thanks"


class FilledForm(http.Controller):
    """Pages for anybody. Opening one changes nothing: scanners of mail open every link."""

    def _ask(self, content, action, *, sent=None, filled=None, **values):
        """
        :param PageContent content: what is asked
        :param sent: what a visitor has chosen already, to be shown again
        :param Filled filled: what was read of it and is not enough to be kept
        """
        questions, missing = content.blank, filled.missing if filled else []
        if sent:
            marked = {"asked": content.asked, "sent": sent, "missing": missing}
            questions = request.env["ir.qweb"]._render("apk_feedback.feedback_questions", marked)
        return self._page(
            "apk_feedback.feedback_form",
            form=content,
            questions=questions,
            action=action,
            comment=sent.get("comment") if sent else None,
            missing=[asked for asked in content.asked if asked.code in missing],
            is_empty=bool(filled) and not missing,
            smallest_group=SMALLEST_GROUP,
            **values,
        )

    def _page(self, template, status=200, is_framed=False, **values):
        """
        :param str template: xml id
        :param is_framed: the page is shown in a frame of the department's site, and may be nowhere else
        """
        values |= {"office": request.env["apk.office"]._details(), "is_framed": is_framed}
        response = request.render(template, values, status=status)
        response.headers.update(PRIVATE)
        frames = request.env["apk.feedback.widget"]._sites() if is_framed else "'none'"
        response.headers["Content-Security-Policy"] += f"; frame-ancestors {frames}"
        return response
