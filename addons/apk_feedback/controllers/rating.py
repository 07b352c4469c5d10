from odoo.http import request

from odoo.addons.apk_base.controllers.form_stamp import new_stamp, submit
from odoo.addons.apk_base.controllers.public_page import hide_in_access_log
from odoo.addons.apk_base.rules.secret_link import read_code

from ..models.apk_feedback_context_mixin import CONDITION_FIELDS
from ..rules.filling import read_answers
from .filled_form import THANKS, FilledForm, anonymous_get, anonymous_post

PAGE = "/apk/rate/<string:token>"
# п. 80: the access log must not show which invitation was opened when
hide_in_access_log("/apk/rate/")


class Rating(FilledForm):
    """Questions to one who was invited (п. 20, 26, 61, 80): no account, one answer a link."""

    @anonymous_get(PAGE, gate="link")
    def ask(self, token, **_other):
        invitation = request.env["apk.invitation"]._find(token)
        if not invitation:
            return self._page("apk_feedback.rating_closed")
        return self._ask_again(token, self._content_for(invitation))

    @anonymous_get("/apk/rate")
    def ask_code(self, **_other):
        return self._page("apk_feedback.rating_code", error=False)

    # nothing changes here; POST keeps the code out of logs and of the browser's history
    @anonymous_post("/apk/rate", readonly=True)
    def find_by_code(self, code="", **_other):
        """A letter on paper has a code beside the QR code, for those who type."""
        read = read_code(code[:200])
        if read and request.env["apk.invitation"]._find(read):
            return request.redirect(f"/apk/rate/{read}", code=303)
        return self._page("apk_feedback.rating_code", status=404, error=True)

    # The link is the secret: it is not kept in a cookie and no other site can know it.
    # Nor is there anything to flood: 192 random bits are not guessed, and each link takes one answer.
    @anonymous_post(PAGE, gate="link")
    def rate(self, token, stamp="", **sent):
        """Pressed twice, it thanks twice and keeps one answer."""
        return submit(lambda: self._spend(token, sent), stamp)

    def _spend(self, token, sent):
        invitation = request.env["apk.invitation"]._find(token)
        if not invitation:
            return self._page("apk_feedback.rating_closed")
        content = self._content_for(invitation)
        filled = read_answers(content.asked, sent)
        if not filled.is_complete:
            return self._ask_again(token, content, sent=sent, filled=filled)
        # sudo: the visitor has no account; who holds the token of an invitation may use it up, once
        context = request.env["apk.invitation"].sudo()._spend(token)
        if not context:
            return self._page("apk_feedback.rating_closed")
        given = filled.given(sent.get("comment"))
        # sudo: nobody has rights to answers; this adds the one that the invitation was spent for and reads none
        answers = request.env["apk.answer"].sudo()
        answers._submit(content.form_id, context, given, collection_mode=context["collection_mode"])
        return THANKS

    def _ask_again(self, token, content, **values):
        return self._ask(content, f"/apk/rate/{token}", stamp=new_stamp(), **values)

    def _content_for(self, invitation):
        known = {condition: invitation[field] for condition, field in CONDITION_FIELDS.items()}
        forms = request.env["apk.questionnaire"]
        return forms._page_content(invitation.rated_subject, known, invitation.area_id.id)
