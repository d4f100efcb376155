"""No file, function or class grows beyond what one reads at a sitting."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [
        ROOT / "run.py",
        *(p for d in ("annotator", "packaging", "tests") for p in (ROOT / d).rglob("*.py")),
    ]
)
FILE_LINES, FUNCTION_LINES, CLASS_METHODS = 400, 50, 20
OWN_FILE_LINES = {"annotator/ui/main_window.py": 250}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def too_big(source, name):
    """What in this source is beyond its limit, in words."""
    out = []
    if (lines := len(source.splitlines())) > (most := OWN_FILE_LINES.get(name, FILE_LINES)):
        out.append(f"{lines} lines, {most} at most")
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, FUNCTIONS)
            and (lines := node.end_lineno - node.lineno + 1) > FUNCTION_LINES
        ):
            out.append(f"{node.name}: {lines} lines, {FUNCTION_LINES} at most")
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, FUNCTIONS) for part in node.body)
            if methods > CLASS_METHODS:
                out.append(f"{node.name}: {methods} methods, {CLASS_METHODS} at most")
    return out


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_too_big(path):
    assert too_big(path.read_text("utf-8"), path.relative_to(ROOT).as_posix()) == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("\n" * 401, "annotator/a.py"),
        ("\n" * 251, "annotator/ui/main_window.py"),
        ("def f():\n" + "    pass\n" * 50, "annotator/a.py"),
        ("class C:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(21)), "annotator/a.py"),
    ],
)
def test_what_is_too_big_is_caught(source, name):
    assert len(too_big(source, name)) == 1


def test_what_just_fits_is_let_be():
    function = "def f():\n" + "    pass\n" * 49
    methods = "class C:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(20))
    assert too_big(function + methods + "\n" * (400 - 50 - 21), "annotator/a.py") == []
