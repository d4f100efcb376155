"""The locks are fresh and complete, and no licence of a dependency binds the program."""

import importlib.metadata
import importlib.util
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def script(name):
    """A script of ``packaging``, loaded as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


lock = script("lock")


def requirements(environment):
    """Each requirement of a lock with its hashes, as one line."""
    text = lock.path_of(environment).read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("environment", lock.ENVIRONMENTS)
def test_the_lock_is_fresh(environment):
    first = lock.path_of(environment).read_text("utf-8").partition("\n")[0]
    assert first == lock.first_line(environment), "run packaging/lock.py and commit the locks"


def test_a_changed_dependency_makes_the_lock_stale():
    changed = {environment: lock.first_line(environment) for environment in lock.ENVIRONMENTS}
    assert len(set(changed.values())) == len(lock.ENVIRONMENTS)


@pytest.mark.parametrize("environment", lock.ENVIRONMENTS)
def test_every_package_of_a_lock_has_one_version_and_hashes(environment):
    for line in requirements(environment):
        assert re.match(r"[a-z0-9-]+==[^ ]+ ( *; [^-]+ )?.*--hash=sha256:[0-9a-f]{64}", line), line


@pytest.mark.parametrize("environment", lock.ENVIRONMENTS)
def test_a_lock_names_no_place_to_fetch_from(environment):
    assert not re.search(r"://|--(extra-)?index|--find-links", "\n".join(requirements(environment)))


def test_the_lock_of_the_tests_holds_that_of_the_program():
    assert set(requirements("run")) <= set(requirements("test"))


def needed(names):
    """The distributions that these need, and theirs."""
    found, todo = {}, list(names)
    while todo:
        asked = Requirement(todo.pop())
        if asked.name in found or (asked.marker and not asked.marker.evaluate({"extra": ""})):
            continue
        found[asked.name] = importlib.metadata.distribution(asked.name)
        todo += found[asked.name].requires or []
    return found


def binds(licences):
    """Whether every one of the licences offered is a GPL (the LGPL and the MPL are not)."""
    offered = [part for licence in licences for part in re.split(r"\bOR\b", licence)]
    return all(re.search(r"\bA?GPL|(?<!Lesser )General Public", part) for part in offered)


def licences_of(distribution):
    """What its metadata say, one of several fields that do."""
    data = distribution.metadata
    stated = data.get("License-Expression") or (data.get("License") or "").partition("\n")[0]
    classified = [c for c in data.get_all("Classifier", []) if c.startswith("License ::")]
    return [stated] if stated else classified


def test_no_dependency_is_under_the_gpl_alone():
    dependencies = needed(PROJECT["dependencies"])
    assert "thinc" in dependencies
    assert [name for name, d in dependencies.items() if binds(licences_of(d))] == []


@pytest.mark.parametrize(
    ("licences", "expected"),
    [
        (["GPL-3.0-only"], True),
        (["AGPL-3.0-or-later"], True),
        (["License :: OSI Approved :: GNU General Public License v3 (GPLv3)"], True),
        ([], True),
        (["LGPL-3.0-only OR GPL-2.0-only"], False),
        (["License :: OSI Approved :: GNU Library or Lesser General Public License (LGPL)"], False),
        (["MIT"], False),
    ],
)
def test_a_licence_that_binds_is_known(licences, expected):
    assert binds(licences) is expected


def test_thinc_is_left_to_spacy():
    assert not any(Requirement(line).name == "thinc" for line in PROJECT["dependencies"])
