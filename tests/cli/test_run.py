"""What holds for every command: languages, refusals, bugs, stops; and how it starts."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.errors import Stopped
from annotator.usecases import statistics

ROOT = Path(__file__).parents[2]


def python(*words, **more):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "LANGUAGE": ""}
    return subprocess.run(
        [sys.executable, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env=environment | more,
    )


def test_without_a_command_the_window_opens(hashiya, tmp_path):
    assert hashiya().status == 0
    assert hashiya("open", tmp_path / "p").status == 0
    assert hashiya("--lang", "ar").status == 0
    assert hashiya("open").status == 0
    assert hashiya("open", tmp_path / "p", "--lang", "ar").status == 0
    path = tmp_path / "p"
    assert hashiya.shown == [(None, ""), (path, ""), (None, "ar"), (None, ""), (path, "ar")]


def test_the_version_is_told(hashiya):
    assert hashiya("--version").out.startswith("hashiya ")


@pytest.mark.parametrize("words", [["nonsense"], ["stats"], ["--lang", "xx"], ["stats", "p", "q"]])
def test_wrong_usage_is_two(hashiya, words):
    ran = hashiya(*words)
    assert (ran.status, ran.out) == (2, "")
    assert "usage: hashiya" in ran.err


@pytest.mark.parametrize(
    "command",
    [
        ["stats"],
        ["check"],
        ["articles"],
        ["search", "x"],
        ["labels", "show"],
        ["annotators", "list"],
        ["backup", "to"],
        ["import", "x"],
        ["export", "--format", "native", "--out", "x"],
        ["draw", "--article", "a", "--out", "x.png"],
    ],
)
def test_what_is_no_project_is_refused_in_one_line_and_not_touched(hashiya, tmp_path, command):
    poem = tmp_path / "poem.hashiya"
    poem.write_text("a poem of some length, that is not a project\n" * 50)
    before = poem.read_bytes()
    first, *others = command
    for path in (poem, tmp_path / "nothing.hashiya"):
        ran = hashiya(first, path, *others)
        assert (ran.status, ran.out, ran.err.count("\n")) == (3, "", 1), ran
    assert poem.read_bytes() == before
    assert list(tmp_path.iterdir()) == [poem]


def test_messages_are_in_the_language_asked_for(hashiya, project):
    english = hashiya("stats", project, "--lang", "en").out
    assert english.startswith("2 articles")
    arabic = hashiya("--lang", "ar", "stats", project)
    assert arabic.status == 0
    assert hashiya("stats", project, "--lang", "ar", "--json").json["articles"] == 2


def test_a_mistake_of_ours_is_reported_in_one_line(hashiya, project, monkeypatch):
    def break_down(_project):
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr(statistics, "counted", break_down)
    ran = hashiya("stats", project)
    assert (ran.status, ran.out, ran.err.count("\n")) == (70, "", 1)
    assert "ZeroDivisionError: two lines (test_run.py:" in ran.err
    monkeypatch.setenv("HASHIYA_TRACEBACK", "1")
    assert "Traceback" in hashiya("stats", project).err


@pytest.mark.parametrize("stop", [KeyboardInterrupt, Stopped])
def test_a_stop_is_told_in_one_line(hashiya, project, monkeypatch, stop):
    def stopped(_project):
        raise stop

    monkeypatch.setattr(statistics, "counted", stopped)
    ran = hashiya("stats", project)
    assert (ran.status, ran.out, ran.err) == (130, "", "Stopped.\n")


def test_a_project_that_another_writes_can_be_read_and_not_changed(hashiya, project):
    code = "import sys, pathlib; from annotator.store.project import Project\nwith Project.open(pathlib.Path(sys.argv[1])): print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, project],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as other:
        assert other.stdout.readline() == b"open\n"
        assert hashiya("stats", project).status == 0
        ran = hashiya("annotators", project, "add", "x")
        assert (ran.status, ran.err.count("\n")) == (3, 1)
        assert str(other.pid) in ran.err
        other.communicate(b"\n")
    assert hashiya("annotators", project, "add", "x").status == 0


@pytest.mark.parametrize("command", [["formats"], ["stats"]])
def test_what_scripts_call_often_loads_nothing_heavy(project, command):
    words = [*command, str(project)] if command == ["stats"] else command
    code = (
        "import sys; from annotator import cli\n"
        f"status = cli.run({words!r}, None, None)\n"
        "heavy = {'PySide6', 'spacy', 'numpy', 'pandas', 'pyarrow', 'sqlite_utils', 'tqdm',"
        " 'trafilatura', 'arabic_reshaper', 'bidi', 'charset_normalizer', 'filelock'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else status)"
    )
    ran = python("-c", code)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout


def test_the_command_line_never_loads_qt(project, tmp_path):
    code = (
        "import sys; from annotator import cli\n"
        f"cli.run(['check', {str(project)!r}], None, None)\n"
        "sys.exit('PySide6' in sys.modules)"
    )
    assert python("-c", code).returncode == 0


def test_the_package_runs_as_a_program_and_speaks_utf_8(project):
    ran = python("-m", "annotator", "articles", project, "--json", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["articles"][0]["title"] == "شركة في القاهرة"
    refused = python("-m", "annotator", "articles", project, "--annotator", "zeno")
    assert (refused.returncode, refused.stderr.count("\n")) == (3, 1)


def test_nobody_reading_is_no_mistake(project):
    with subprocess.Popen(
        [sys.executable, "-m", "annotator", "stats", project],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as ran:
        ran.stdout.close()
        told = ran.stderr.read()
    assert told == b""
    assert ran.returncode in (0, 141)


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is sent to a process only on POSIX")
def test_ctrl_c_leaves_the_project_whole(hashiya, tmp_path):
    path, file = tmp_path / "p.hashiya", tmp_path / "many.jsonl"
    hashiya("new", path)
    with file.open("w") as lines:
        for n in range(20_000):
            lines.write(json.dumps({"text": f"مقال رقم {n} " * 20}) + "\n")
    with subprocess.Popen(
        [sys.executable, "-m", "annotator", "import", path, file],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as ran:
        wal = Path(f"{path}-wal")
        while ran.poll() is None and not (wal.exists() and wal.stat().st_size > 500_000):
            time.sleep(0.01)
        ran.send_signal(signal.SIGINT)
        out, err = ran.communicate(timeout=60)
    assert (ran.returncode, out) == (130, b"")
    assert err.count(b"\n") == 1
    counted = hashiya("stats", path, "--json").json["articles"]
    assert 0 < counted < 20_000
    assert hashiya("check", path).status == 0
