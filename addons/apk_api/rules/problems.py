"""Refusals of the API: problem details of RFC 9457 with a stable ``code`` and a Russian sentence.

A program looks at ``code``, a person reads ``message``; neither says anything of a client.
"""

from .sentences import refusal

PROBLEMS = {
    "unauthorized": 401,
    "forbidden": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "booking_closed": 409,
    "idempotency_key_missing": 400,
    "idempotency_key_reused": 409,
    "too_large": 413,
    "not_json": 400,
    "invalid": 422,
    "too_many_requests": 429,
    "internal": 500,
}  # code -> HTTP status
BY_STATUS = {
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    429: "too_many_requests",
}


class Problem(Exception):
    """The call is refused.

    :param code: a key of ``PROBLEMS``
    :param errors: pairs of a field and a sentence
    """

    def __init__(self, code, errors=()):
        super().__init__(code)
        self.code, self.errors = code, tuple(errors)

    @property
    def status(self) -> int:
        return PROBLEMS[self.code]


def details(code: str, errors=()) -> dict:
    """The body of a refusal, ``application/problem+json``."""
    body = {
        "type": "about:blank",
        "title": code.replace("_", " "),
        "status": PROBLEMS[code],
        "code": code,
        "message": refusal(code),
    }
    if errors:
        body["errors"] = [{"field": field, "message": text} for field, text in errors]
    return body


def code_of_status(status: int) -> str:
    """The code of a refusal that came before the call was looked at."""
    return BY_STATUS.get(status, "internal" if status >= 500 else "not_found")
