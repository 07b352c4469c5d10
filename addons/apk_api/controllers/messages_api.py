from odoo import http
from odoo.http import request
from odoo.tools import email_normalize

from odoo.addons.apk_site.rules.sent_files import MB, read_file, wrong_with
from odoo.addons.apk_site.rules.written_form import errors_of, read

from ..rules.filed_message import file_sentence, filed, idempotency_key, sentences
from ..rules.problems import Problem
from .api_call import API_ROUTE, answer

MESSAGES = "/apk/api/v1/messages"
LARGEST_BODY = 40 * MB  # 25 MB of files in base64


class MessagesApi(http.Controller):
    """Another system files messages of its clients and asks how they are doing (п. 5, 62)."""

    @http.route(MESSAGES, methods=["POST"], max_content_length=LARGEST_BODY, **API_ROUTE)
    def file_message(self, **_other):
        return answer("files_messages", MESSAGES, self._file)

    @http.route(f"{MESSAGES}/<string:public_id>", methods=["GET"], **API_ROUTE)
    def read_message(self, public_id, **_other):
        def read_state(key):
            # sudo: a program has no account; its key was checked, and only its own messages are found
            messages = request.env["apk.api.message"].sudo()
            return messages._of_key(key, public_id)._values(), 200

        return answer("files_messages", f"{MESSAGES}/{{id}}", read_state)

    def _file(self, key):
        once = idempotency_key(request.httprequest.headers.get("Idempotency-Key") or "")
        body = request.httprequest.get_data()
        sent = filed(body)
        written, files = read(sent.fields), [read_file(*file) for file in sent.files]
        problem, name = wrong_with(files)
        errors = sentences(errors_of(written, email_normalize))
        if problem:
            errors.append(file_sentence(problem, name))
        if errors:
            raise Problem("invalid", errors)
        # sudo: a program has no account; with its key it may write to the office as anybody may
        messages = request.env["apk.api.message"].sudo()
        message, is_repeated = messages._file(
            key, once, body, lambda: self._register(key, sent, written, files)
        )
        return message._values(), 200 if is_repeated else 201

    def _register(self, key, sent, written, files):
        cases = request.env["apk.case"]
        topic = (
            request.env["apk.topic"]
            ._offered_on_site()
            .filtered(lambda one: one.code == sent.fields["topic"])
        )
        known = {"unconfirmed_email": False} if key.confirms_addresses else {}
        return cases._register_written(
            written,
            files,
            place="",
            incoming_number=sent.external_number,
            site_topic_id=topic.id,
            **known,
        )
