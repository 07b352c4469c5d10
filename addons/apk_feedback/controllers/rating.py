from odoo.http import request

from odoo.addons.apk_knowledge.controllers.public_page import hide_in_access_log

from ..rules.conditions import CONDITIONS
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
        return self._ask(*self._questions(invitation), f"/apk/rate/{token}")

    # The link is the secret: it is not kept in a cookie and no other site can know it.
    # Nor is there anything to flood: 192 random bits are not guessed, and each link takes one answer.
    @anonymous_post(PAGE)
    def rate(self, token, **sent):
        invitation = request.env["apk.invitation"]._find(token)
        if not invitation:
            return self._page("rating_closed")
        form, questions = self._questions(invitation)
        given = questions._read_answers(sent)
        if not given.is_complete:
            return self._ask(
                form, questions, f"/apk/rate/{token}", sent=sent, missing=given.missing
            )
        context = (
            request.env["apk.invitation"].sudo()._spend(token)
        )  # sudo: the token is the permission
        if not context:
            return self._page("rating_closed")
        answers = request.env["apk.answer"].sudo()  # sudo: nobody may create answers
        answers._take(form, context, questions._as_kept(given, sent), way=context["way"])
        return self._thank()

    def _questions(self, invitation):
        form = request.env["apk.questionnaire"]._in_use(invitation.document)
        known = {name: invitation[f"is_{name}"] for name in CONDITIONS}
        return form, form._questions_for(known, invitation.area_id.id)
