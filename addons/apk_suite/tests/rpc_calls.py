"""Calls by RPC of every public method that the suite brings or changes, with ids and values that a screen never sends."""

import inspect
import random
from copy import deepcopy
from typing import NamedTuple

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, MissingError, UserError
from odoo.service.model import call_kw
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from .marked_rows import MarkedRows

OURS = "odoo.addons.apk_"
# What Odoo answers with a sentence: a refusal, a missing right or record, a constraint of the database.
ANSWERS = (AccessError, MissingError, UserError, IntegrityError)
# What every method of Odoo answers to none or many records where one is needed, and to a value that is no choice.
CORE = ("ValueError: Expected singleton", "ValueError: Wrong value for")
# What a refusal of the database or of Odoo writes into the log beside the sentence.
TOLD = ("odoo.sql_db", "odoo.addons.mail.models.mail_thread")
NO_RECORD = 2**31 - 1
WORDS = (
    "",
    "a",
    "²",
    "9" * 30,
    "-1",
    "<b>'\"--",
    "%s{0}",
    "\u202egpj.exe",
    "😀",
    "a\r\nb",
    "x" * 70_000,
)
NUMBERS = (0, 1, -1, NO_RECORD)
# What a parameter of this name or kind takes; Odoo's own methods answer a value of another shape as ours do.
BY_NAME = {
    "values": ({},),
    "vals": ({},),
    "vals_list": ([{}],),
    "domain": ([], [("id", "=", NO_RECORD)]),
    "fields": (["id"], ["display_name"]),
    "fields_list": (["id"], []),
    "res_ids": ([], [NO_RECORD]),
    "answers": ({}, {"a": "b"}),
    "raw": ({}, None),
    "date_from": ("2026-11-01", "2026-11-01 00:00:00"),
    "date_to": ("2026-11-30", "2026-11-01 00:00:00"),
}
# Installing and uninstalling is an administrator's own, and no savepoint takes it back.
LEFT_OUT = {"ir.module.module"}
# Odoo's gateway takes an e-mail as a program has it; who may call it: ``apk_case/tests/test_clause_06_nothing_kept_is_rewritten.py``.
GATEWAY = {"message_parse", "message_process", "message_route", "message_new", "message_update"}


class Call(NamedTuple):
    model: str
    method: str
    args: tuple


class Fault(NamedTuple):
    call: Call
    role: str
    error: str


def people(env):
    """A user of every kind: role -> user. Groups are named by their ids: the list grows with the suite."""
    groups = env["res.groups"].search([]).get_external_id()
    ours = sorted(name for name in groups.values() if name.startswith("apk_"))
    roles = [
        *ours,
        "base.group_user",
        "base.group_portal",
        "base.group_public",
        "base.group_system",
    ]
    return {role: new_test_user(env, f"t-rpc-{role}", role) for role in roles}


def rows(env):
    """A row about one message in every table, so that a method has a record to work on."""
    client = env["res.partner"].create({"name": "Иванов Пётр", "email": "ivanov@client.test"})
    case = env["apk.case"].create(
        {
            "subject": "Вопрос",
            "partner_id": client.id,
            "intake_channel_id": env.ref("apk_client.channel_post").id,
            "regime_id": env.ref("apk_case.regime_order_only").id,
            "unit_id": env.ref("apk_base.unit_oorg").id,
        }
    )
    return MarkedRows(env, {"apk.case": case, "res.partner": client}).make()


def methods(env):
    """(model, method) of every public method that a class of ours defines."""
    for model in sorted(env.registry.values(), key=lambda one: one._name):
        is_ours = model._name.startswith("apk.")
        is_part = model._abstract and (not is_ours or model._name.endswith(".mixin"))
        if model._name in LEFT_OUT or is_part:  # a part is called in each model that has it
            continue
        own = [one for one in model.mro() if one.__module__.startswith(OURS)]
        for name in sorted({name for one in own for name in vars(one)}):
            is_public = not name.startswith("_") and name not in GATEWAY
            if is_public and inspect.isfunction(getattr(model, name, None)):
                yield model._name, name


def calls(env, seed=104):
    """A stream of calls of every method: ids of a record, of all, of none, of nobody's; values that fit nothing."""
    chance = random.Random(seed)
    for model, name in methods(env):
        method = getattr(env.registry[model], name)
        known = [*inspect.signature(method).parameters.values()][1:]
        places = [
            one for one in known if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)
        ]
        required = [one for one in places if one.default is one.empty]
        ids = _ids(env, model) if not getattr(method, "_api_model", False) else [None]
        for number, chosen in enumerate(ids):
            values = places if number % 2 else required
            args = [chance.choice(_values(place)) for place in values]
            yield Call(model, name, tuple(args if chosen is None else [chosen, *args]))


def _values(place):
    name = place.name
    if name in BY_NAME:
        return BY_NAME[name]
    if name.endswith("_ids") or name == "ids":
        return ([], [1], [NO_RECORD])
    if name.endswith("_id") or isinstance(place.default, int):
        return NUMBERS
    return WORDS


def _ids(env, model):
    one = env[model].sudo()
    found = [] if one._abstract else one.with_context(active_test=False).search([], limit=3).ids
    return [found[:1], found, [], [NO_RECORD], found[-1:]]


def faults(env, people, chosen):
    """What ends neither in a value nor in a sentence.

    :param people: role -> user
    :param chosen: calls
    """
    for call in chosen:
        for role, user in people.items():
            error = _error(env, user, call)
            if error:
                yield Fault(call, role, error)


def _error(env, user, call):
    model = env(user=user.id, su=False, context={"lang": "ru_RU"})[call.model]
    try:
        with mute_logger(*TOLD), env.cr.savepoint() as savepoint:
            call_kw(model, call.method, deepcopy(list(call.args)), {})
            env.flush_all()
            savepoint.rollback()
    except ANSWERS:
        return None
    except Exception as error:  # whatever it is: it would be a traceback in the log
        found = f"{type(error).__name__}: {str(error)[:150]}"
        return None if any(map(found.count, CORE)) else found
    return None
