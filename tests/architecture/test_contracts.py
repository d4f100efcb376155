"""The floors hold; and every contract is seen to catch what it forbids."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = ROOT / "pyproject.toml"
CONTRACTS = [
    c["name"]
    for c in tomllib.loads(PROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
]

PLANTED = {  # a contract → files and the line that is added to each
    "Imports point down, and every sub-package has a floor": {
        "text/__init__.py": "import annotator.store",
    },
    "Only the ui knows Qt": {"usecases/__init__.py": "import PySide6.QtCore"},
    "Only the store knows SQLite": {"usecases/__init__.py": "import sqlite3"},
    "Only one format and the tokenizer know spaCy": {"formats/native.py": "import spacy.tokens"},
    "Suggesters are values": {"suggest/memory.py": "def now():\n    import time"},
    "Text, model and agreement are pure": {
        "model/marks.py": "def now():\n    import time",
        "agreement/overlaps.py": "import random",
    },
    "Formats do not lean on each other": {
        "formats/first.py": "import annotator.formats.second",
        "formats/second.py": "",
    },
    "No circles between siblings": {
        "usecases/first.py": "import annotator.usecases.second",
        "usecases/second.py": "def later():\n    import annotator.usecases.first",
    },
}


def lint(folder):
    """The names of the contracts that are broken for the package in ``folder``, and the output."""
    code = "import sys; sys.path.insert(0, ''); from importlinter.cli import lint_imports_command as c; c()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "--config", str(PROJECT), "--no-cache", "--no-logo"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    words = " ".join(done.stdout.split())
    broken = {name for name in CONTRACTS if f"{name} BROKEN" in words}
    kept = {name for name in CONTRACTS if f"{name} KEPT" in words}
    assert broken | kept == set(CONTRACTS), done.stdout + done.stderr
    assert (done.returncode == 0) == (not broken), done.stdout
    return broken


@pytest.fixture
def package(tmp_path):
    """A copy of the package, to plant violations in."""
    copy = tmp_path / "annotator"
    shutil.copytree(ROOT / "annotator", copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def test_every_contract_is_kept():
    assert lint(ROOT) == set()


def test_every_contract_has_a_planted_violation():
    assert set(PLANTED) == set(CONTRACTS)


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_is_caught(package, contract):
    for name, line in PLANTED[contract].items():
        path = package / name
        before = path.read_text("utf-8") if path.exists() else ""
        path.write_text(f"{before}\n{line}\n", "utf-8")
    assert contract in lint(package.parent)


@pytest.mark.parametrize("line", ["import annotator.store", "import annotator.formats"])
def test_agreement_stands_beside_store_and_formats(package, line):
    with (package / "agreement/overlaps.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    assert CONTRACTS[0] in lint(package.parent)


def test_a_module_without_a_floor_is_caught(package):
    (package / "helpers.py").write_text("", "utf-8")
    assert CONTRACTS[0] in lint(package.parent)
