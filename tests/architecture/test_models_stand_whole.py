"""A model is read in one place and an act in one file; nothing hangs on an order that nobody sees."""

import ast
from collections import defaultdict
from itertools import combinations

from .syntax import ADDONS, calls_super, model_classes


def test_an_abstract_model_has_two_heirs_or_is_a_service():
    """A partial of one model cut off by length makes a reader open two files and Odoo register its fields twice."""
    heirs = defaultdict(set)
    for one in model_classes():
        for name in one.mixins():
            heirs[name].add(one.model)
    lonely = [
        one.place
        for one in model_classes()
        if one.is_abstract and one.is_new() and len(heirs[one.name]) == 1
    ]
    assert lonely == []


def test_what_two_extensions_change_both_hand_on():
    """Extensions of one model in one addon, and mixins of one model, stand in no order: of a method that two of them
    define each calls ``super()``, so that neither switches the other off."""
    broken = []
    for first, second in _without_order():
        for name in first.methods.keys() & second.methods.keys():
            if not (calls_super(first.methods[name]) and calls_super(second.methods[name])):
                broken.append(f"{name}: {first.place}, {second.place}")
    assert sorted(set(broken)) == []


def _without_order():
    defined = {one.name: one for one in model_classes() if one.is_new()}
    extensions = defaultdict(list)
    for one in model_classes():
        if not one.is_new():
            extensions[one.addon, one.model].append(one)
    for group in extensions.values():
        yield from combinations(group, 2)
    for one in defined.values():
        mixins = [defined[name] for name in one.mixins() if name in defined]
        for first, second in combinations(mixins, 2):
            if not {first.name, second.name} & {
                *_ancestors(first, defined),
                *_ancestors(second, defined),
            }:
                yield first, second


def _ancestors(one, defined):
    for name in one.mixins():
        if name in defined:
            yield name
            yield from _ancestors(defined[name], defined)


def test_no_method_is_found_by_a_name_made_at_run_time():
    found = [
        f"{path.relative_to(ADDONS)}:{node.lineno}"
        for path in ADDONS.glob("apk_*/**/*.py")
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "getattr"
        and isinstance(node.args[1], (ast.JoinedStr, ast.BinOp))
    ]
    assert found == []


def test_a_field_of_a_model_is_declared_once_in_an_addon():
    places = defaultdict(list)
    for one in model_classes():
        for name in one.fields:
            places[one.addon, one.model, name].append(one.place)
    assert {key: where for key, where in places.items() if len(where) > 1} == {}
