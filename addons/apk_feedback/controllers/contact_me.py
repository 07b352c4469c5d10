from odoo.http import request
from odoo.tools import email_normalize

from odoo.addons.apk_base.controllers.form_stamp import new_stamp, submit

from . import public_form
from .filled_form import FilledForm, anonymous_get, anonymous_post

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
        return submit(
            lambda: self._register(words),
            stamp,
            refuse=lambda wait: self._form(words, [], wait=wait, is_stale=not wait, status=429),
            gate=public_form.GATE,
            content=words,
        )

    def _register(self, words):
        # sudo: the visitor has no account; anybody may write to the office, and the page shows nothing of the message
        cases = request.env["apk.case"].sudo()
        cases._register_contact_request(words)
        return f"{PATH}/sent"

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
