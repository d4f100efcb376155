"""The wheel holds the package and its resources, and works where there is no checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = {
    "annotator/_resources": ROOT / "resources",
    "annotator/_seeds": ROOT / "seeds",
    "annotator": ROOT / "annotator",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    code = f"from hatchling.build import build_wheel; build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("hashiya-*.whl"))


def test_it_holds_all_that_is_shipped(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    for name, folder in SHIPPED.items():
        files = [p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
        assert files, f"{folder.name} is empty"
        assert {f"{name}/{p.relative_to(folder).as_posix()}" for p in files} <= inside


def test_it_holds_nothing_else(wheel):
    inside = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in inside} == {"annotator", "hashiya"}
    assert not [name for name in inside if "test" in name or "__pycache__" in name]


def test_what_is_installed_from_it_finds_its_resources_and_seeds(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)  # what an installer does with a pure wheel
    code = """
import annotator
from annotator import resources
print(annotator.__file__)
print(resources.resource("fonts").is_dir(), any(resources.seeds().iterdir()))
print(resources.resource("fonts"))
"""
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path)}, check=True,
    )  # fmt: skip
    where, found, fonts = done.stdout.splitlines()
    assert where.startswith(str(tmp_path))
    assert fonts.startswith(str(tmp_path))
    assert found == "True True"


def test_it_brings_the_command(wheel):
    archive = zipfile.ZipFile(wheel)
    points = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "hashiya = annotator.__main__:main" in archive.read(points).decode()
