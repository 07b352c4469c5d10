"""What the tests of the house read from the source: classes of models, their fields, methods and relatives."""

import ast
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ADDONS = Path(__file__).parents[2] / "addons"


@dataclass(eq=False)
class ModelClass:
    """One class statement that defines or extends a model of Odoo."""

    path: Path
    node: ast.ClassDef
    name: str | None  # of a new model
    inherit: list[str]
    is_abstract: bool
    methods: dict[str, ast.FunctionDef] = field(default_factory=dict)
    fields: dict[str, ast.Call] = field(default_factory=dict)

    @property
    def model(self):
        return self.name or self.inherit[0]

    @property
    def addon(self):
        return self.path.relative_to(ADDONS).parts[0]

    @property
    def place(self):
        return f"{self.path.relative_to(ADDONS)}:{self.node.lineno}"

    def is_new(self):
        """It defines its model instead of extending it."""
        return bool(self.name) and self.name not in self.inherit

    def mixins(self):
        return [name for name in self.inherit if name != self.model]


@cache
def model_classes():
    """All of ours, tests aside."""
    return [
        found
        for path in sorted(ADDONS.glob("apk_*/**/*.py"))
        if "tests" not in path.parts
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef) and (found := _model_class(path, node))
    ]


def _model_class(path, node):
    bases = {ast.unparse(base) for base in node.bases}
    if not bases & {"models.Model", "models.AbstractModel", "models.TransientModel"}:
        return None
    plain = {
        statement.targets[0].id: statement.value
        for statement in node.body
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
    }
    inherit = ast.literal_eval(plain["_inherit"]) if "_inherit" in plain else []
    return ModelClass(
        path,
        node,
        ast.literal_eval(plain["_name"]) if "_name" in plain else None,
        [inherit] if isinstance(inherit, str) else list(inherit),
        "models.AbstractModel" in bases,
        {one.name: one for one in node.body if isinstance(one, ast.FunctionDef)},
        {name: value for name, value in plain.items() if _is_field(value)},
    )


def _is_field(value):
    return isinstance(value, ast.Call) and ast.unparse(value.func).startswith("fields.")


def calls_super(function):
    return any(isinstance(node, ast.Name) and node.id == "super" for node in ast.walk(function))
