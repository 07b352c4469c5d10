from odoo.http import request

from odoo.addons.apk_base.controllers.public_page import hide_in_access_log

from ..rules.conditions import CONDITIONS
from ..rules.filling import read_answers
from .filled_form import FilledForm, anonymous_get, anonymous_post

PAGE = "/apk/rate/<string:token>"
# п. 80: the access log must not tell which invitation was opened when
hide_in_access_log("/apk/rate/")


class Rating(FilledForm):
    """Questions to one who was invited (п. 20, 26, 61, 80): no account, one answer a link."""

    @anonymous_get(PAGE)
    def ask(self, token, **_other):
        invitation = request.env["apk.invitation"]._find(token)
        if not invitation:
            return self._page("rating_closed")
        return self._ask(self._shown(invitation), f"/apk/rate/{token}")

    # The link is the secret: it is not kept in a cookie and no other site can know it.
    # Nor is there anything to flood: 192 random bits are not guessed, and each link takes one answer.
    @anonymous_post(PAGE)
    def rate(self, token, **sent):
        invitation = request.env["apk.invitation"]._find(token)
        if not invitation:
            return self._page("rating_closed")
        shown = self._shown(invitation)
        filled = read_answers(shown.asked, sent)
        if not filled.is_complete:
            return self._ask(shown, f"/apk/rate/{token}", sent=sent, filled=filled)
        context = (
            request.env["apk.invitation"].sudo()._spend(token)
        )  # sudo: the token is the permission
        if not context:
            return self._page("rating_closed")
        answers = request.env["apk.answer"].sudo()  # sudo: nobody may create answers
        given = filled.given(sent.get("comment"))
        answers._take(shown.form_id, context, given, way=context["way"])
        return self._thank()

    def _shown(self, invitation):
        known = {name: invitation[f"is_{name}"] for name in CONDITIONS}
        forms = request.env["apk.questionnaire"]
        return forms._shown(invitation.document, known, invitation.area_id.id)
