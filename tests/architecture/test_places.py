"""Everything is where one looks for it."""

import importlib
import pkgutil
from pathlib import Path

import pytest

import annotator.formats
from annotator.formats.format import Format

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path.relative_to(ROOT / "annotator")
    for path in (ROOT / "annotator").rglob("*.py")
    if path.name != "__init__.py"
)
NAMES_THAT_SAY_NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "tools",
}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_has_its_test_file(module):
    floor = ROOT / "tests" / (module.parts[0] if len(module.parts) > 1 else "")
    stem = module.stem.strip("_")
    wanted = {f"test_{stem}.py", "_".join(["test", *module.parts[1:-1], stem]) + ".py"}
    found = {path.name for path in floor.rglob("test_*.py")}
    assert wanted & found, f"tests/{floor.name} has no test file for annotator/{module}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_name_says_what_is_inside(module):
    assert not set(module.with_suffix("").parts) & NAMES_THAT_SAY_NOTHING


def test_every_module_that_is_a_format_is_listed_once():
    package = annotator.formats
    modules = [
        importlib.import_module(f"{package.__name__}.{found.name}")
        for found in pkgutil.iter_modules(package.__path__)
    ]
    values = [v for m in modules for v in vars(m).values() if isinstance(v, Format)]
    assert sorted(f.id for f in package.FORMATS) == sorted({f.id for f in values})
    assert len({f.id for f in package.FORMATS}) == len(package.FORMATS)


def test_spacy_finds_the_library_packaging_and_not_our_folder():
    assert not (ROOT / "packaging" / "__init__.py").exists()
