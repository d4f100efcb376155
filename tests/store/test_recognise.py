"""What is no sound project of ours is refused, and not one byte of it is touched."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from annotator.errors import AnnotatorError, DamagedFile, ForeignFile, NewerFile, NotFound
from annotator.store.migrations import APPLICATION_ID, CURRENT
from annotator.store.project import Project
from annotator.store.recognise import (
    Recognised,
    beside,
    check_pages,
    connect_to_read,
    is_project,
    is_small,
    recognise,
)


def alter(path, *statements):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)


@pytest.fixture
def closed(make, path):
    make("x" * 5000).close()
    return path


def refused(path, kind):
    before = {p.name: p.read_bytes() for p in path.parent.iterdir()}
    for read_only in (False, True):
        with pytest.raises(kind, match=path.name) as told:
            Project.open(path, read_only=read_only)
        assert "\n" not in str(told.value)
    assert {p.name: p.read_bytes() for p in path.parent.iterdir()} == before


@pytest.mark.parametrize(
    "content", [b"", b"text", b"SQLite format 3\0" + b"x" * 4080, b"\xff" * 9000]
)
def test_what_is_no_sqlite_file_is_foreign(path, content):
    path.write_bytes(content)
    refused(path, ForeignFile)


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_another_programs_sqlite_file_is_foreign(path, mode):
    alter(path, f"PRAGMA journal_mode={mode}", "CREATE TABLE notes(a)", "PRAGMA user_version=1")
    refused(path, ForeignFile)


def test_a_folder_is_foreign_and_nothing_is_not_found(tmp_path):
    with pytest.raises(ForeignFile):
        recognise(tmp_path)
    with pytest.raises(NotFound, match="none"):
        recognise(tmp_path / "none")


def test_a_file_of_a_later_version_is_refused_as_such(closed):
    alter(closed, f"PRAGMA user_version={CURRENT + 1}", "CREATE TABLE later(a)")
    refused(closed, NewerFile)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON edits BEGIN DELETE FROM edits; END",
        "CREATE VIEW evil AS SELECT * FROM edits",
        "CREATE TABLE more(a)",
        "DROP TABLE sources",
        "PRAGMA user_version=0",
    ],
)
def test_tables_views_and_triggers_that_are_not_ours_are_refused(closed, statement):
    alter(closed, statement)
    refused(closed, ForeignFile)


def test_only_our_number_in_a_file_does_not_make_it_ours(path):
    alter(path, f"PRAGMA application_id={APPLICATION_ID}", "PRAGMA user_version=1")
    refused(path, ForeignFile)


def test_a_damaged_page_is_found_wherever_it_is(closed):
    sound = closed.read_bytes()
    for page in range(1, len(sound) // 4096):
        start = page * 4096
        closed.write_bytes(sound[:start] + b"\xa5" * 4096 + sound[start + 4096 :])
        # Opening finds pages that are not in order, and the digest of a text its other letters.
        assert is_refused(closed) or finds_problems(closed), page


def is_refused(path):
    try:
        Project.open(path).close()
    except (DamagedFile, ForeignFile):
        return True
    return False


def finds_problems(path):
    with Project.open(path) as project:
        try:
            return list(project.problems()) != []
        except (AnnotatorError, sqlite3.OperationalError):
            return True


def test_a_damaged_file_is_refused_and_untouched(closed):
    content = bytearray(closed.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 100] = b"\xa5" * 100
    closed.write_bytes(content)
    refused(closed, DamagedFile)


def test_a_file_that_was_cut_off_is_damaged(closed):
    closed.write_bytes(closed.read_bytes()[: 4096 * 9])
    refused(closed, DamagedFile)


def test_whether_it_was_closed_properly_is_seen(make, path, tmp_path):
    project = make("x")
    assert recognise(path) == Recognised(CURRENT, was_closed=False)
    left = tmp_path / "left"
    left.mkdir()
    for name in ("news.hashiya", "news.hashiya-wal"):
        shutil.copy(tmp_path / name, left)
    project.close()
    assert recognise(path) == Recognised(CURRENT, was_closed=True)
    assert recognise(left / path.name) == Recognised(CURRENT, was_closed=False)
    with Project.open(left / path.name) as again:
        assert again.articles.text("a1") == "x"


def test_pages_of_a_sound_file_pass(closed):
    assert is_small(closed)
    with contextlib.closing(connect_to_read(closed)) as raw:
        check_pages(closed, raw)
    assert beside(closed, "-wal").name == "news.hashiya-wal"


def test_a_project_is_known_whatever_its_version_or_state(closed, tmp_path):
    assert is_project(closed)
    newer = shutil.copy(closed, tmp_path / "newer")
    alter(newer, f"PRAGMA user_version={CURRENT + 1}")
    assert is_project(newer)
    foreign, text = tmp_path / "foreign", tmp_path / "text"
    alter(foreign, "CREATE TABLE a(x)")
    text.write_text("no project " * 100)
    assert not is_project(foreign)
    assert not is_project(text)
    assert not is_project(tmp_path / "nothing")


def test_a_folder_is_refused_by_its_name():
    with pytest.raises(ForeignFile, match=r"^\. is no"):
        recognise(Path())
