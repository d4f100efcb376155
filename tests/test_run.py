"""``run.py`` starts everything; what it starts is replaced here by a list of what it would have."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The module, working on a checkout of its own; ``run.done`` lists the commands it gave."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "SCRIPTS", tmp_path / ".venv" / "bin")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(module, "READY", tmp_path / ".venv" / "ready")
    locks = tmp_path / "packaging" / "locks"
    locks.mkdir(parents=True)
    for name in ("run", "test"):
        (locks / f"{name}.txt").write_text(f"lock of {name}", "utf-8")
    module.done = []

    def made(_uv):
        module.SCRIPTS.mkdir(parents=True, exist_ok=True)
        module.PYTHON.touch()
        module.done.append("venv")

    monkeypatch.setattr(module, "make_venv", made)
    monkeypatch.setattr(module, "link_project", lambda: None)
    monkeypatch.setattr(module, "install", lambda _uv, lock: module.done.append(lock.stem))
    monkeypatch.setattr(module, "load_qt", lambda platform: module.done.append(platform) or "")
    monkeypatch.setattr(module, "start", lambda command: module.done.append(command[3:]) or 0)
    return module


def test_the_first_start_sets_up_and_the_second_only_starts(run):
    run.main(["formats"])
    assert run.done == ["venv", "run", ["annotator", "formats"]]
    run.done.clear()
    run.main(["formats"])
    assert run.done == [["annotator", "formats"]]


def test_a_changed_lock_is_installed_again_and_so_is_one_changed_back(run):
    run.main(["formats"])
    for text in ("another", "lock of run"):
        run.done.clear()
        run.lock_of("run").write_text(text, "utf-8")
        run.main(["formats"])
        assert run.done == ["run", ["annotator", "formats"]]


def test_the_packages_of_the_tests_serve_the_program_too(run):
    run.set_up("test")
    run.done.clear()
    run.set_up("run")
    assert run.done == []


def test_an_install_that_was_stopped_is_done_again(run, monkeypatch):
    run.main(["formats"])
    run.lock_of("run").write_text("another", "utf-8")
    with monkeypatch.context() as stopping:
        stopping.setattr(run, "install", lambda _uv, _lock: sys.exit())
        with pytest.raises(SystemExit):
            run.main(["formats"])
    run.lock_of("run").write_text("lock of run", "utf-8")
    run.done.clear()
    run.main(["formats"])
    assert run.done[0] == "run"


def test_an_environment_of_another_place_is_made_anew(run, monkeypatch):
    run.main(["formats"])
    run.done.clear()
    ready = run.READY.read_text("utf-8")
    run.READY.write_text(ready.replace(str(run.VENV), "elsewhere"), "utf-8")
    run.main(["formats"])
    assert run.done[0] == "venv"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a display")
def test_without_a_display_the_tour_is_shown_and_one_line_says_so(run, capsys):
    run.set_up("run")
    capsys.readouterr()
    run.main([])
    assert run.done[-2:] == ["offscreen", ["annotator", "tour"]]
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "no display" in said[0]


@pytest.mark.parametrize("arguments", [[], ["open", "a.hashiya"], ["--", "open", "a.hashiya"]])
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there are libraries missing")
def test_a_window_has_its_libraries_looked_for_once(run, monkeypatch, arguments):
    monkeypatch.setenv("DISPLAY", ":7")
    run.main(arguments)
    run.main(arguments)
    assert run.done.count("xcb") == 1
    assert run.done[-1] == ["annotator", *(a for a in arguments if a != "--")]


@pytest.mark.parametrize(
    ("arguments", "platform"),
    [
        ([], "xcb"),
        (["--lang", "ar"], "xcb"),
        (["--lang", "ar", "open", "a.hashiya"], "xcb"),
        (["--help"], ""),
        (["tour"], "offscreen"),
        (["--lang", "en", "draw", "a.hashiya"], "offscreen"),
        (["export", "a.hashiya", "--format", "conll"], ""),
    ],
)
def test_qt_is_looked_for_only_where_it_is_needed(run, arguments, platform):
    assert run.platform_for(arguments) == platform


@pytest.mark.parametrize("version", [(3, 8, 1), (3, 10, 14), (3, 15, 0)])
def test_a_python_that_does_not_fit_is_named(run, monkeypatch, capsys, version):
    monkeypatch.setattr(run.sys, "version_info", version)
    with pytest.raises(SystemExit):
        run.main([])
    assert f"3.11 to 3.14; this is Python {version[0]}.{version[1]}." in capsys.readouterr().err
    assert run.done == []


@pytest.mark.skipif(os.name == "nt", reason="there is no root there")
def test_who_is_not_root_is_given_the_line_to_run(run, monkeypatch, capsys):
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(run.shutil, "which", lambda name: name)
    with pytest.raises(SystemExit):
        run.install_system_packages(["liba", "libb"], "Something is missing")
    said = capsys.readouterr().err
    assert "  sudo apt-get install -y --no-install-recommends liba libb" in said


def test_a_failed_step_is_named_and_the_others_are_run(run, monkeypatch, capsys):
    given = []

    def call(command, **_):
        given.append(Path(command[0]).name)
        return given[-1] == "mypy"

    monkeypatch.setattr(run.subprocess, "call", call)
    assert run.test([]) == 1
    assert given == ["ruff", "ruff", "mypy", "lint-imports", "deptry", "pytest"]
    assert capsys.readouterr().err.splitlines()[-1] == "[run] Failed: mypy."


def test_arguments_go_to_pytest_alone(run, monkeypatch):
    given = []
    monkeypatch.setattr(run.subprocess, "call", lambda command, **_: given.append(command[1:]))
    assert run.test(["tests/text", "-k", "fold"]) == 0
    assert given == [["tests/text", "-k", "fold"]]


def test_an_older_python_can_read_the_file():
    ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 8))


def test_the_ci_starts_the_same(tmp_path):
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "run.py --test" in script
    subprocess.run(["sh", "-n", ROOT / ".ci" / "run"], check=True)


def test_the_long_fuzz_says_its_seed_and_fails_with_it(run, monkeypatch, capsys):
    monkeypatch.setenv("HASHIYA_FUZZ_SEED", "7")
    monkeypatch.setenv("HASHIYA_FUZZ_SECONDS", "5")
    for status in (0, 1):
        given = []
        monkeypatch.setattr(
            run.subprocess,
            "call",
            lambda command, *, s=status, g=given, **_: g.append(command) or s,
        )
        assert run.main(["--fuzz"]) == status
        said = capsys.readouterr().err
        assert "HASHIYA_FUZZ_SEED=7" in said
        assert ("to do the same again" in said) == bool(status)
        assert given[0][1:] == run.FUZZ.split()[1:]


@pytest.mark.skipif(os.name == "nt", reason="there is no sh there")
@pytest.mark.parametrize("failing", ["", "--test", "--fuzz"])
def test_the_ci_runs_both_and_fails_if_either_does(tmp_path, failing):
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    program = f"import sys; print(sys.argv[1]); sys.exit(sys.argv[1] == {failing!r})"
    (tmp_path / "run.py").write_text(program, "utf-8")
    done = subprocess.run(
        ["sh", tmp_path / ".ci" / "run"], capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["--test", "--fuzz"]
    assert done.returncode == bool(failing)
