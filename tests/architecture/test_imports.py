"""What is slow to import waits until it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {
    "arabic_reshaper", "bidi", "charset_normalizer", "lxml", "numpy", "pandas", "pyarrow",
    "spacy", "sqlite_utils", "thinc", "tqdm", "trafilatura",
}  # fmt: skip


def loaded_by(code):
    """The top-level modules in memory after ``code`` ran in a process of its own."""
    report = "import json, sys; print(); print(json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_naming_the_formats_loads_nothing_heavy_and_no_qt():
    loaded = loaded_by(
        "import sys; from annotator.__main__ import main\n"
        "sys.argv[1:] = ['formats']; assert main() == 0"
    )
    assert loaded & (HEAVY | {"PySide6"}) == set()


def test_the_window_loads_nothing_heavy_but_qt():
    loaded = loaded_by("import annotator.ui.main_window")
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("floor", ["text", "model", "store", "formats", "usecases", "cli"])
def test_a_floor_below_the_window_runs_without_qt(floor):
    code = f"""
import importlib, pkgutil, sys
sys.modules["PySide6"] = None
import annotator.{floor} as floor
for found in pkgutil.walk_packages(floor.__path__, floor.__name__ + "."):
    importlib.import_module(found.name)
"""
    assert loaded_by(code) & HEAVY == set()


def test_something_heavy_would_be_seen():
    assert "tqdm" in loaded_by("import tqdm") & HEAVY
