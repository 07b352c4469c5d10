"""What of the addons reaches a database, and which template is near enough for the tests of one addon.

    shape.py of ADDONS         one line: «addon:kind=digest …», kept as the comment of a template
    shape.py nearest ADDONS    from lines «name TAB such a comment» on the standard input: «name addons assets»

Three kinds. ``data``: all files but those below, and the bodies of the manifest's hooks: they make records. ``static``:
what bundles of assets are made of. ``python``: the declarations, that is, the code without its functions; of these
only ``init`` and what a declaration or ``init`` calls stay in. The body of any other method runs when it is called,
so a template fits whatever it says. Records that an installation makes by such a method may differ: therefore only
«./apk addon» asks here, everything else builds a template of exactly these files.
"""

import ast
import hashlib
import sys
from pathlib import Path

NOT_INSTALLED = {"tests", "readme", "__pycache__"}
RUN_BY_AN_UPDATE = {"init", "_auto_init"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
IMPORTS = (ast.Import, ast.ImportFrom)


def files(addon):
    for path in sorted(addon.rglob("*")):
        parts = path.relative_to(addon).parts
        if (
            path.is_file()
            and not NOT_INSTALLED & set(parts)
            and parts[:2] != ("static", "description")
        ):
            yield path, parts


def digest(pieces):
    return hashlib.sha256(b"\0".join(pieces)).hexdigest()[:12]


class Declarations(ast.NodeTransformer):
    """Take the functions out of a module; a docstring and an import of a module that declares nothing go too."""

    def __init__(self, path):
        self.functions, self.keeps_imports = [], path.name == "__init__.py"

    def visit(self, node):
        if isinstance(node, FUNCTIONS):
            self.functions.append(node)
            return None
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_import = isinstance(node, IMPORTS) and not self.keeps_imports
        is_script = isinstance(node, ast.If) and "__name__" in ast.dump(node.test)
        return None if is_docstring or is_import or is_script else self.generic_visit(node)


def called(node):
    """Names called as ``name()``, ``self.name()``, ``module.name()``; what a lambda calls is called later."""
    todo = [node]
    while todo:
        call = todo.pop()
        if isinstance(call, ast.Call):
            function = call.func
            if isinstance(function, ast.Name):
                yield function.id
            elif isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
                yield function.attr
        todo += [] if isinstance(call, ast.Lambda) else ast.iter_child_nodes(call)


def run_by_an_update(trees, functions):
    """Names of functions that declarations or ``init`` call, and those that these call."""
    names, todo = set(), [*RUN_BY_AN_UPDATE, *(name for tree in trees for name in called(tree))]
    by_name = {}
    for function in functions:
        by_name.setdefault(function.name, []).append(function)
    while todo:
        name = todo.pop()
        if name in by_name and name not in names:
            names.add(name)
            todo += [more for function in by_name[name] for more in called(function)]
    return names


def hooks(addon):
    manifest = ast.literal_eval((addon / "__manifest__.py").read_text(encoding="utf-8"))
    return {value for key, value in manifest.items() if key.endswith("_hook")}


def shapes(addons):
    """{(addon, kind): digest}"""
    found, modules, functions = {}, {}, {}
    for addon in sorted(path.parent for path in addons.glob("*/__manifest__.py")):
        pieces = {"data": [], "static": []}
        modules[addon], functions[addon] = [], []
        for path, parts in files(addon):
            if path.suffix == ".py" and path.name != "__manifest__.py":
                declarations = Declarations(path)
                tree = declarations.visit(ast.parse(path.read_bytes()))
                modules[addon].append(tree)
                functions[addon] += declarations.functions
            elif path.suffix != ".pyc":
                kind = "static" if parts[0] == "static" else "data"
                pieces[kind] += ["/".join(parts).encode(), path.read_bytes()]
        names = hooks(addon)
        pieces["data"] += [dump(node) for node in functions[addon] if node.name in names]
        found |= {(addon.name, kind): digest(content) for kind, content in pieces.items()}
    trees, every = (sum(part.values(), []) for part in (modules, functions))
    names = run_by_an_update(trees, every)
    for addon in modules:
        kept = [node for node in functions[addon] if node.name in names]
        found[addon.name, "python"] = digest([dump(node) for node in modules[addon] + kept])
    return found


def dump(node):
    return ast.dump(node).encode()


def written(found):
    return " ".join(f"{addon}:{kind}={value}" for (addon, kind), value in sorted(found.items()))


def read(comment):
    pairs = (item.split("=") for item in comment.split())
    return {tuple(name.split(":")): value for name, value in pairs}


def difference(ours, theirs):
    """(addons whose declarations differ, whether assets do), or None when only a new template will do."""
    other = {key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)}
    kinds = {kind for _addon, kind in other}
    if "data" in kinds:
        return None
    return sorted(addon for addon, kind in other if kind == "python"), "static" in kinds


def nearest(ours, lines):
    templates = (line.rstrip("\n").split("\t") for line in lines)
    ways = [(difference(ours, read(comment)), name) for name, comment in templates]
    ways = [
        (bool(changed) + assets, changed, assets, name)
        for (changed, assets), name in filter(all, ways)
    ]
    if not ways:
        return "- - -"
    _cost, changed, assets, name = min(ways, key=lambda way: way[0])
    return f"{name} {','.join(changed) or '-'} {'assets' if assets else '-'}"


if __name__ == "__main__":
    action, folder = sys.argv[1:]
    ours = shapes(Path(folder))
    sys.stdout.write((written(ours) if action == "of" else nearest(ours, sys.stdin)) + "\n")
