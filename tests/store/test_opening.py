"""Making, opening and closing; and what the disk may do meanwhile."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from annotator.errors import BadInput, DiskFull, ReadOnlyProject
from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Span
from annotator.store import backup, migrations, opening, recognise
from annotator.store.journal import JournalEntry
from annotator.store.project import Project

NOW = "2026-11-22T10:00:00.000Z"
FILES = Path(__file__).parent / "files"
NOBODY = 65534
GESTURES = """
import itertools, pathlib, sys
from annotator.model import edits
from annotator.model.marks import Entity, Span
from annotator.store.journal import JournalEntry
from annotator.store.project import Project
project = Project.open(pathlib.Path(sys.argv[1]))
for n in itertools.count():
    uid = f"{sys.argv[2]}-{n}"
    edit = edits.add(Entity(uid, (Span(n % 50, n % 50 + 1),), "ORG"))
    project.journal.record(JournalEntry(uid, "a1", "n-layla", "", edit, ""))
    print(uid, flush=True)
"""


def add(uid):
    edit = edits.add(Entity(uid, (Span(0, 1),), "ORG"))
    return JournalEntry(uid, "a1", "n-layla", "", edit, NOW)


def names(folder):
    return sorted(p.name for p in folder.iterdir())


def test_a_closed_project_is_one_file_that_needs_no_other(make, path):
    project = make("x")
    project.journal.record(add("u1"))
    project.close()
    assert names(path.parent) == [path.name]
    assert path.read_bytes()[18:20] == b"\x01\x01", "not a WAL file"
    with sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True) as raw:
        assert raw.execute("SELECT uid FROM edits").fetchall() == [("u1",)]
    raw.close()


def test_a_project_appears_whole_or_not_at_all(path):
    def fail(_):
        raise KeyError

    with pytest.raises(KeyError):
        opening.make(path, fail)
    assert names(path.parent) == []


def test_no_file_is_overwritten_by_a_new_project(path):
    path.write_bytes(b"mine")
    facts = {"name": "x", "labels": LabelSet("x"), "policy": "free", "uid": "p", "now": NOW}
    with pytest.raises(BadInput, match=path.name):
        Project.create(path, **facts)
    assert path.read_bytes() == b"mine"
    with pytest.raises(BadInput, match="nowhere"):
        Project.create(path.parent / "nowhere" / "x.hashiya", **facts)


def test_the_second_to_open_reads_what_the_first_writes_and_knows_who(make, path):
    first = make("x")
    with Project.open(path) as second:
        assert second.read_only
        assert second.holder.pid == os.getpid()
        first.journal.record(add("u1"))
        assert len(second.annotations.load("a1", "n-layla")) == 1
        with pytest.raises(ReadOnlyProject, match=str(os.getpid())):
            second.journal.record(add("u2"))
        with second.another() as third, pytest.raises(ReadOnlyProject):
            third.set_name("x")
    first.journal.record(add("u3"))
    first.close()
    with Project.open(path) as again:
        assert not again.read_only


def test_a_second_connection_serves_another_thread(make):
    project = make("x")
    with project.another() as other:
        other.journal.record(add("u1"))
        assert not other.read_only
    assert len(project.annotations.load("a1", "n-layla")) == 1
    project.journal.record(add("u2"))


def test_nothing_acknowledged_is_lost_by_kill(make, path):
    make("x" * 60).close()
    acknowledged = []
    for number, wanted in enumerate((1, 7, 40, 90)):
        child = subprocess.Popen(
            [sys.executable, "-c", GESTURES, path, f"k{number}"], stdout=subprocess.PIPE
        )
        acknowledged += [child.stdout.readline().decode().strip() for _ in range(wanted)]
        os.kill(child.pid, signal.SIGKILL)
        acknowledged += child.stdout.read().decode().split()
        child.stdout.close()
        child.wait()
    with Project.open(path) as project:
        assert not project.read_only
        recorded = [e.uid for e in project.journal.history("a1", "n-layla")]
        assert set(acknowledged) <= set(recorded)
        assert len(recorded) <= len(acknowledged) + 4
        assert list(project.problems()) == []


def test_on_a_full_disk_a_gesture_changes_nothing_and_can_be_tried_again(project, contents):
    raw = project._connection.raw
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    raw.execute(f"PRAGMA max_page_count={pages}")
    long = edits.add(Entity("u1", (Span(0, 1),), "ORG", note="x" * 20_000))
    entry = JournalEntry("u1", "a1", "n-layla", "", long, NOW)
    before = contents(raw)
    with pytest.raises(DiskFull, match=r"news\.hashiya"):
        project.journal.record(entry)
    assert contents(raw) == before
    raw.execute("PRAGMA max_page_count=1000000")
    project.journal.record(entry)
    assert len(project.annotations.load("a1", "n-layla")) == 1


@pytest.fixture
def tiny_disk():
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a tiny disk")
    folder = tempfile.mkdtemp()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("mounting is not allowed here")
    yield Path(folder)
    subprocess.run(["umount", folder], check=True)
    Path(folder).rmdir()


def test_a_disk_that_is_really_full(tiny_disk, make):
    project = make("x" * 60, at=tiny_disk / "news.hashiya")
    recorded = []

    def fill():
        for n in range(10_000):
            edit = edits.add(Entity(f"u{n}", (Span(0, 1),), "ORG", note="x" * 2000))
            project.journal.record(JournalEntry(f"u{n}", "a1", "n-layla", "", edit, NOW))
            recorded.append(f"u{n}")

    with pytest.raises(DiskFull):
        fill()
    assert recorded
    assert list(project.annotations.load("a1", "n-layla").entities) == recorded
    with pytest.raises(DiskFull):
        project.backup(tiny_disk / "copy.hashiya")
    project.close()
    with Project.open(project.path) as again:
        assert list(again.annotations.load("a1", "n-layla").entities) == recorded


@pytest.fixture
def not_root():
    """For root nothing is read-only; another has less power."""
    if os.name != "posix":
        pytest.skip("permissions are another thing here")
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    yield
    os.seteuid(before)


@pytest.fixture
def closed(make):
    """A closed project in a folder that anyone may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    path = folder / "news.hashiya"
    make("x", at=path).close()
    path.chmod(0o666)
    if os.name == "posix" and os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)
        os.chown(folder, NOBODY, NOBODY)
    yield path
    folder.chmod(0o777)
    shutil.rmtree(folder)


@pytest.fixture(params=["file", "folder", "both"])
def read_only(request, closed):
    if request.param != "folder":
        closed.chmod(0o444)
    if request.param != "file":
        closed.parent.chmod(0o555)
    return closed


def test_what_cannot_be_written_opens_to_read_and_refuses_the_gesture(read_only, not_root):
    before = read_only.read_bytes()
    with Project.open(read_only) as project:
        assert project.read_only
        assert project.holder is None
        assert project.articles.count() == 1
        with pytest.raises(ReadOnlyProject, match=r"news\.hashiya"):
            project.journal.record(add("u1"))
        with pytest.raises(ReadOnlyProject, match="cannot be written"):
            project.backup(Path("/nowhere/copy"))
    assert read_only.read_bytes() == before
    assert names(read_only.parent) == ["news.hashiya"]


def test_what_was_not_closed_can_be_read_where_it_cannot_be_mended(closed, not_root):
    with sqlite3.connect(closed) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
    raw.close()
    closed.parent.chmod(0o555)
    with Project.open(closed) as project:
        assert project.articles.count() == 1
    closed.parent.chmod(0o777)
    closed.with_name("news.hashiya-wal").write_bytes(b"")
    closed.parent.chmod(0o555)
    with pytest.raises(ReadOnlyProject, match="copy"):
        Project.open(closed)


def test_an_older_schema_is_backed_up_then_brought_to_the_current(make, path, monkeypatch):
    make("x").close()
    older = list(migrations.DIGESTS)

    def migrate(raw):
        raw.execute("CREATE TABLE later(a)")
        raw.execute(f"PRAGMA user_version={now + 1}")
        for module in (opening, recognise):
            monkeypatch.setattr(module, "DIGESTS", (*older, migrations.digest(raw)))

    now = migrations.CURRENT
    for module in (opening, recognise):
        monkeypatch.setattr(module, "CURRENT", now + 1)
    monkeypatch.setattr(opening, "migrate", migrate)
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ReadOnlyProject, match="earlier"):
        Project.open(path, read_only=True)
    monkeypatch.setattr(os, "access", lambda *_: True)
    path.chmod(0o644)
    with Project.open(path, read_only=True) as project:
        assert project.read_only
        assert project._connection.row("PRAGMA user_version") == (now + 1,)
        assert project.articles.text("a1") == "x"
    (kept,) = backup.kept(path)
    with sqlite3.connect(kept) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (now,)
    raw.close()


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(make, path, monkeypatch):
    make("x").close()

    def migrate(raw):
        raw.execute("CREATE TABLE later(a)")
        raise KeyError

    monkeypatch.setattr(opening, "CURRENT", migrations.CURRENT + 1)
    monkeypatch.setattr(opening, "migrate", migrate)
    with pytest.raises(KeyError):
        Project.open(path)
    monkeypatch.undo()
    with Project.open(path) as project:
        assert not project.read_only
        assert list(project.problems()) == []


@pytest.mark.parametrize("file", sorted(FILES.glob("schema-*.hashiya")), ids=lambda f: f.stem)
def test_files_of_every_schema_that_was_released_open(file, tmp_path):
    path = Path(shutil.copy(file, tmp_path))
    with Project.open(path) as project:
        assert not project.read_only
        assert list(project.problems()) == []
        (article,) = project.articles.iterate()
        (_, status, annotation), *_ = project.annotations.of_article(article.uid)
        assert status == "done"
        assert [e.of(article.text) for e in annotation.in_reading_order()] == ["ميتا", "القاهرة"]
        assert project.journal.replay(article.uid, "n-layla") == annotation != Annotation()
        assert project.search.count("قاهره") == 1
        assert project.settled.of_article(article.uid) == []
        rejected = [("GPE", "rejected")] if file.stem > "schema-2" else []
        decided = project.suggestions.decided(article.uid, "n-layla")
        assert [(one.label, verdict) for one, verdict in decided] == rejected
    is_older = file.stem != f"schema-{migrations.CURRENT}"
    assert len(list(backup.kept(path))) == (1 if is_older else 0)


def test_a_file_of_the_first_schema_is_among_them():
    assert (FILES / "schema-1.hashiya").exists()


def test_opening_needs_neither_sqlite_utils_nor_half_a_second(make, path):
    make("x").close()
    code = f"""
import sys, pathlib
from annotator.store.project import Project
Project.open(pathlib.Path({str(path)!r})).close()
assert "sqlite_utils" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
