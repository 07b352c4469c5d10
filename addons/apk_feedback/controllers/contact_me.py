from odoo.http import request
from odoo.tools import email_normalize

from .filled_form import FilledForm, anonymous_get, anonymous_post
from .form_stamp import is_fresh, new_stamp
from .public_form import seconds_to_wait

PATH = "/apk/feedback/contact"
LIMITS = {"name": 100, "email": 100, "phone": 30, "text": 4000}


class ContactMe(FilledForm):
    """«Хочу, чтобы со мной связались»: a message of its own; nothing leads from it to an answer (п. 80)."""

    @anonymous_get(PATH)
    def form(self, **_other):
        return self._form({}, [])

    @anonymous_post(PATH)
    def send(self, stamp="", **sent):
        words = {
            name: value.strip()[:limit] if isinstance(value := sent.get(name), str) else ""
            for name, limit in LIMITS.items()
        }
        missing = [name for name in ("name", "text") if not words[name]]
        if not email_normalize(words["email"]) and sum(map(str.isdigit, words["phone"])) < 10:
            missing.append("email")
        if missing:
            return self._form(words, missing)
        wait = 1 if not is_fresh(stamp) else seconds_to_wait()
        if wait:
            return self._form(words, [], wait=wait, status=429)
        # sudo: the visitor has no account; anybody may write to the office, and the page shows nothing of the message
        cases = request.env["apk.case"].sudo()
        cases._register_contact_request(words)
        return request.redirect(f"{PATH}/sent", code=303)

    @anonymous_get(f"{PATH}/sent")
    def sent(self, **_other):
        return self._page("apk_feedback.contact_sent")

    def _form(self, sent, missing, **values):
        return self._page(
            "apk_feedback.contact_form",
            sent=sent,
            missing=missing,
            error=bool(missing),
            stamp=new_stamp(),
            **values,
        )
