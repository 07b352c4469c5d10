"""Print the modules that are not ours but that ours depend on: closure.py ADDONS MODULE[,MODULE…]."""

import ast
import sys
from pathlib import Path


def foreign_modules(addons: Path, modules: list[str]) -> set[str]:
    foreign, seen, todo = set(), set(), list(modules)
    while todo:
        name = todo.pop()
        manifest = addons / name / "__manifest__.py"
        if name in seen:
            continue
        seen.add(name)
        if manifest.exists():
            todo += ast.literal_eval(manifest.read_text()).get("depends", [])
        else:
            foreign.add(name)
    return foreign


if __name__ == "__main__":
    sys.stdout.write(
        ",".join(sorted(foreign_modules(Path(sys.argv[1]), sys.argv[2].split(",")))) + "\n"
    )
