"""What every call of the API goes through: key, right, pace, log, and JSON both ways."""

import json
import time

from odoo.http import request

from odoo.addons.apk_base.rules.flood import Allowance, Gate

from ..rules.problems import Problem
from .problem_response import problem_response

API_ROUTE = {
    "type": "http",
    "auth": "public",
    "gate": "machine",
    "csrf": False,  # a program without a session; its key is the proof
    "save_session": False,
    "sitemap": False,
}
ANYBODY = Allowance(10**6, 10**6)
PACES: dict[tuple[int, int], Gate] = {}  # of each key and pace, in the memory of one process


def answer(right, route, act):
    """Do what a key may do, and note that it was called.

    :param right: name of the field of ``apk.api.key`` that allows it
    :param route: how the log names it
    :param act: called with the key; gives what the answer says, and its status
    """
    began = time.monotonic()
    key = request.env["apk.api.key"]._of_header(request.httprequest.headers.get("Authorization"))
    problem = ""
    try:
        values, status = act(_allowed(key, right))
        response = _json(values, status)
    except Problem as refused:
        problem, status = refused.code, refused.status
        response = problem_response(problem, status, refused.errors)
        if problem == "too_many_requests":
            response.headers["Retry-After"] = str(_wait(key))
        if problem == "unauthorized":
            response.headers["WWW-Authenticate"] = "Bearer"
    if key:
        _note(key, route, status, problem, began)
    return response


def _allowed(key, right):
    """:raises Problem: a stranger, without the right, or too fast"""
    if not key:
        raise Problem("unauthorized")
    if _wait(key):
        raise Problem("too_many_requests")
    if not key[right]:
        raise Problem("forbidden")
    return key


def _wait(key):
    pace = (key.id, key.per_minute)
    gate = PACES.setdefault(pace, Gate(Allowance(key.per_minute, key.per_minute), ANYBODY))
    return gate.seconds_to_wait(key.id, time.monotonic())


def _note(key, route, status, problem, began):
    # sudo: a program has no account; it is noted that it called, and nothing of a client
    request.env["apk.api.call"].sudo().create(
        {
            "key_id": key.id,
            "method": request.httprequest.method,
            "route": route,
            "status": status,
            "problem": problem,
            "took_ms": int((time.monotonic() - began) * 1000),
        }
    )


def _json(values, status):
    headers = [
        ("Content-Type", "application/json; charset=utf-8"),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    body = json.dumps(values, ensure_ascii=False)
    return request.make_response(body, headers=headers, status=status)
