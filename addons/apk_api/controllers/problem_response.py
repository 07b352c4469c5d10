"""A refusal as a program reads it: ``application/problem+json`` (RFC 9457)."""

import json

from odoo.http import request

from ..rules.problems import details


def problem_response(code, status, errors=()):
    body = json.dumps(details(code, errors) | {"status": status}, ensure_ascii=False)
    headers = [
        ("Content-Type", "application/problem+json; charset=utf-8"),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    return request.make_response(body, headers=headers, status=status)
