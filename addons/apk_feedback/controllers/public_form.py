from odoo.http import request

from odoo.addons.apk_base.controllers.form_stamp import new_stamp, submit
from odoo.addons.apk_base.rules.flood import Gate

from ..rules.filling import read_answers
from .filled_form import THANKS, FilledForm, anonymous_get, anonymous_post

PAGES = ["/apk/feedback", "/apk/feedback/<string:code>"]
GATE = Gate()  # for what anybody may send without an invitation


class PublicForm(FilledForm):
    """Questions to anybody (п. 63, 80): the public page, QR codes of places and functions, the block for the site."""

    @anonymous_get(PAGES)
    def ask_anybody(self, code="", **_other):
        return self._ask_at(request.env["apk.feedback.entry"]._by_code(code))

    @anonymous_post(PAGES)
    def take(self, code="", stamp="", **sent):
        entry = request.env["apk.feedback.entry"]._by_code(code)
        content = self._content_at(entry)
        filled = read_answers(content.asked, sent)
        if not filled.is_complete:
            return self._ask_at(entry, sent=sent, filled=filled)
        return submit(
            lambda: self._keep(entry, content, filled.given(sent.get("comment"))),
            stamp,
            refuse=lambda wait: self._ask_at(
                entry, sent=sent, wait=wait, is_stale=not wait, status=429
            ),
            gate=GATE,
        )

    def _keep(self, entry, content, given):
        context = (
            entry._context_values() if entry else {"rated_subject": "general", "source": "site"}
        )
        mode = "widget" if entry.kind == "widget" else "qr" if entry else "page"
        # sudo: nobody has rights to answers; a visitor adds one sealed answer to the questions just asked, reads none
        answers = request.env["apk.answer"].sudo()
        answers._submit(content.form_id, context, given, collection_mode=mode)
        return f"{THANKS}?framed=1" if entry.kind == "widget" else THANKS

    def _content_at(self, entry):
        subject, known = entry.rated_subject or "general", entry._known_conditions()
        return request.env["apk.questionnaire"]._page_content(subject, known, entry.area_id.id)

    def _ask_at(self, entry, **values):
        """A wrong code shows the general form: a misprint must not cost an answer."""
        action = f"/apk/feedback/{entry.code}" if entry else "/apk/feedback"
        return self._ask(
            self._content_at(entry),
            action,
            place_name=entry.name if entry.kind in ("place", "function", "event") else None,
            is_framed=entry.kind == "widget",
            stamp=new_stamp(),
            **values,
        )

    @anonymous_get(THANKS)
    def thanks(self, framed="", **_other):
        return self._page("apk_feedback.feedback_thanks", is_framed=bool(framed))
