"""How many files of ours somebody opens to read one act on a message from its button to its end.

Counted statically, over the syntax trees: from the entry method every ``x.name`` that names a method is followed to the methods
of that name in the models the act is about — messages (``apk.case``), decisions, the notice and its deliveries, the
mail spool, the gateway (``mail.thread``), the act's own wizard — and in the mixins of these models. One on
``self`` or ``super()`` stays within the model and its mixins; one on ``self.env["model"]`` goes to that model
alone; any other receiver may be every one of them. A file counts once, whatever it lends. What an act reads through a computed field
is not followed, so computes that carry an act's condition stand in the act's own file.

Not counted, before and after alike: methods of the ORM that we extend (``create``, ``write`` …: they keep the
invariants of a model, whatever the act), directories asked for a value (office, channels, units, calendar), pure
functions of ``rules/``, texts of ``messages.py``, and addons above ``apk_case``, which add to an act without being
needed to read it.

An answer and a forwarding are read until their notice is queued: ``_queue_deliveries``, which makes the rows of
``apk.delivery``, is the last method counted. An e-mail is read until its message is registered; the acts that
begin there (who wrote it, its deadlines, triage, the first reply) are named in ``FOLLOWING`` and neither counted nor followed.

``python tests/architecture/test_an_act_is_read_in_few_files.py [ROOT]`` prints the files of every act.
"""

import ast
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ORM = {"create", "write", "unlink", "copy", "read", "search", "default_get", "fields_get", "init"}
COMMON = ("apk.case", "apk.case.decision", "apk.delivery")


@dataclass(frozen=True)
class Act:
    name: str
    entries: tuple[tuple[str, str], ...]  # model, method
    ceiling: int
    until: frozenset = frozenset()  # counted, not followed
    models: tuple[str, ...] = COMMON
    following: frozenset = frozenset()  # where other acts begin: neither counted nor followed


QUEUED = frozenset({"_queue_deliveries"})
CHECKED = frozenset(
    {"_let_text_leave"}
)  # the check of the words is an act of its own, of every text
FOLLOWING = frozenset(
    {
        "_open_answer_deadlines",
        "_suggest_on_registration",
        "_acknowledge_email",
        "_acknowledge_unless_held",
        "_with_former_registration",
        "_keep_as_former",
        "_judge",  # what a machine's e-mail becomes is an act of its own
        "_place_report",
        "_place_machine_reply",
        "_leaves_now",
        "_reason_text",
        "_who_wrote",
    }
)
ACTS = (
    Act("answer", (("apk.case", "action_send_answer"),), 8, QUEUED, following=CHECKED),
    Act("close", (("apk.case", "action_close"),), 6, QUEUED),
    Act("close without an answer", (("apk.case.no.answer", "action_close"),), 8, QUEUED),
    Act("forward", (("apk.case.forward", "action_forward"),), 8, QUEUED, following=CHECKED),
    Act(
        "e-mail to its message",
        (("mail.thread", "message_process"), ("apk.case", "message_new"), ("apk.case", "create")),
        8,
        models=(*COMMON, "apk.mail.spool", "mail.thread"),
        following=FOLLOWING,
    ),
    Act(
        "who wrote an e-mail",
        (("apk.mail.spool", "_unless_site_form"), ("apk.case", "_who_wrote")),
        8,
        models=(*COMMON, "apk.mail.spool", "res.partner"),
    ),
)


@dataclass
class Method:
    file: str
    model: str
    node: ast.FunctionDef
    mixins: dict = field(default_factory=dict)


class House:
    """Models of the addons that ``apk_case`` stands on, itself included: their methods and mixins."""

    def __init__(self, root):
        self.methods, self.parents = {}, {}
        for addon in addons_below("apk_case", root / "addons"):
            for path in sorted((root / "addons" / addon).rglob("*.py")):
                if "tests" not in path.parts:
                    for node in ast.parse(path.read_text()).body:
                        if isinstance(node, ast.ClassDef):
                            self._add(node, str(path.relative_to(root / "addons")))

    def _add(self, node, file):
        names = {
            target.id: ast.literal_eval(statement.value)
            for statement in node.body
            if isinstance(statement, ast.Assign)
            for target in statement.targets
            if isinstance(target, ast.Name) and target.id in ("_name", "_inherit")
        }
        inherited = names.get("_inherit", [])
        inherited = [inherited] if isinstance(inherited, str) else inherited
        model = names.get("_name") or (inherited[0] if len(inherited) == 1 else None)
        if model:
            self.parents.setdefault(model, set()).update(set(inherited) - {model})
            for method in node.body:
                if isinstance(method, ast.FunctionDef):
                    self.methods.setdefault(method.name, []).append(Method(file, model, method))

    def with_mixins(self, *models):
        found, waiting = set(), list(models)
        while waiting:
            model = waiting.pop()
            if model not in found:
                found.add(model)
                waiting += self.parents.get(model, ())
        return found

    def files(self, act):
        """``{file: methods}`` of everything that the act calls, and what that calls."""
        models = {*act.models, *(model for model, _name in act.entries)}
        involved = self.with_mixins(*models)
        waiting = [method for entry in act.entries for method in self._entry(*entry)]
        found = {}
        while waiting:
            method = waiting.pop()
            names = found.setdefault(method.file, set())
            if (method.model, method.node.name) in names:
                continue
            names.add((method.model, method.node.name))
            if method.node.name not in act.until:
                called = self._called(method, models, involved)
                waiting += [one for one in called if one.node.name not in act.following]
        return {file: sorted({name for _model, name in names}) for file, names in found.items()}

    def _entry(self, model, name):
        named = self.methods.get(name, ())
        within = self.with_mixins(model)
        found = [one for one in named if one.model == model] or [
            one for one in named if one.model in within
        ]
        assert found, f"no method {name} of {model}"
        return found

    def _called(self, method, models, involved):
        """Methods that are called, or handed over to be called."""
        for node in ast.walk(method.node):
            if isinstance(node, ast.Attribute) and node.attr not in ORM:
                within = self._receivers(node.value, method, models, involved)
                yield from (one for one in self.methods.get(node.attr, ()) if one.model in within)

    def _receivers(self, node, method, models, involved):
        """Models that the receiver of a call may be."""
        own = {model for model in models if method.model in self.with_mixins(model)}
        if isinstance(node, ast.Name) and node.id in ("self", "cls"):
            return self.with_mixins(*own)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return self.with_mixins(*own) if node.func.id == "super" else involved
        for part in ast.walk(node):
            if isinstance(part, ast.Subscript) and ast.unparse(part.value).endswith("env"):
                model = getattr(part.slice, "value", None)
                return self.with_mixins(model) & involved if model in models else set()
        return involved


def addons_below(addon, folder):
    manifest = folder / addon / "__manifest__.py"
    if not manifest.exists():  # before the split everything of a message stood in ``apk_client``
        return addons_below("apk_client", folder) if addon == "apk_case" else set()
    depends = ast.literal_eval(manifest.read_text())["depends"]
    return {addon}.union(*(addons_below(one, folder) for one in depends))


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_act_is_read_in_few_files(act):
    files = House(ROOT).files(act)
    assert len(files) <= act.ceiling, files


def main():
    house = House(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
    for act in ACTS:
        files = house.files(act)
        count = sum(map(len, files.values()))
        lines = [f"    {file}: {', '.join(names)}" for file, names in sorted(files.items())]
        head = f"{act.name}: {len(files)} files, {count} methods"
        sys.stdout.write("\n".join([head, *lines, ""]))


if __name__ == "__main__":
    main()
