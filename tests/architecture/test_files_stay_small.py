"""One act, one file, up to 400 lines; what is longer hides a second subject."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYTHON_LINES, FUNCTION_LINES, XML_LINES, SHELL_LINES = 400, 30, 400, 150


def too_long(paths, limit):
    sizes = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in paths}
    return {path: size for path, size in sizes.items() if size > limit}


def sources(pattern):
    return [
        path
        for top in ("addons", "tests", "launcher", "benchmarks")
        for path in (ROOT / top).glob(pattern)
    ]


def test_python_files():
    assert too_long(sources("**/*.py"), PYTHON_LINES) == {}


def test_views():
    assert too_long(sources("**/*.xml"), XML_LINES) == {}


def test_shell_files():
    assert too_long([ROOT / "apk", *sources("**/*.sh")], SHELL_LINES) == {}


def test_functions():
    long = {}
    for path in sources("**/*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.FunctionDef)
                and node.end_lineno - node.lineno >= FUNCTION_LINES
            ):
                long[f"{path.relative_to(ROOT)}:{node.name}"] = node.end_lineno - node.lineno + 1
    assert long == {}
