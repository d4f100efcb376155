import errno
import sqlite3

import pytest

from annotator.errors import (
    BadInput,
    DamagedFile,
    DiskFull,
    NotSaved,
    ProjectInUse,
    ReadOnlyProject,
)
from annotator.store.failures import damaged, no_room, told, understood


def raised(code):
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_READONLY, ReadOnlyProject),
        (sqlite3.SQLITE_READONLY_DIRECTORY, ReadOnlyProject),
        (sqlite3.SQLITE_CANTOPEN, ReadOnlyProject),
        (sqlite3.SQLITE_IOERR, NotSaved),
        (sqlite3.SQLITE_IOERR_WRITE, NotSaved),
        (sqlite3.SQLITE_IOERR_FSYNC, NotSaved),
        (sqlite3.SQLITE_BUSY, ProjectInUse),
        (sqlite3.SQLITE_LOCKED, ProjectInUse),
        (sqlite3.SQLITE_CORRUPT, DamagedFile),
        (sqlite3.SQLITE_NOTADB, DamagedFile),
    ],
)
def test_what_sqlite_says_becomes_a_kind_that_a_user_knows(tmp_path, code, kind):
    file = tmp_path / "news.hashiya"
    with pytest.raises(kind, match=r"news\.hashiya") as told_as, told(file):
        raise raised(code)
    assert "\n" not in str(told_as.value)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, ReadOnlyProject),
        (errno.EROFS, ReadOnlyProject),
        (errno.EIO, NotSaved),
    ],
)
def test_what_the_disk_says_too(tmp_path, number, kind):
    with pytest.raises(kind), told(tmp_path / "news.hashiya"):
        raise OSError(number, "said by the disk")


def test_a_mistake_of_the_program_passes_as_it_is(tmp_path):
    raw = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.OperationalError, match="no such table"), told(tmp_path / "x"):
        raw.execute("SELECT * FROM nowhere")
    raw.close()


@pytest.mark.parametrize("sql", ["SELECT CAST(x'fffe' AS TEXT)", "SELECT * FROM json_each('[')"])
def test_a_cell_that_holds_what_it_cannot_is_damage(tmp_path, sql):
    raw = sqlite3.connect(":memory:")
    with pytest.raises(DamagedFile), told(tmp_path / "x"):
        raw.execute(sql).fetchall()
    raw.close()


def test_a_value_that_cannot_be_made_of_a_row_is_damage(tmp_path):
    for error in (BadInput("x"), ValueError(), KeyError(1), TypeError(), RecursionError()):
        with pytest.raises(DamagedFile, match=r"x\.hashiya"), understood(tmp_path / "x.hashiya"):
            raise error
    with pytest.raises(NotSaved), understood(tmp_path / "x"):
        raise NotSaved
    with pytest.raises(OSError), understood(tmp_path / "x"):
        raise OSError


def test_want_of_room_behind_an_error_of_the_disk_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("U", (), {"free": 0}))
    with pytest.raises(DiskFull), told(tmp_path / "x"):
        raise raised(sqlite3.SQLITE_IOERR_SHMSIZE)


def test_the_words_name_the_file(tmp_path):
    assert "x.hashiya" in str(damaged(tmp_path / "x.hashiya"))
    assert "x.hashiya" in str(no_room(tmp_path / "x.hashiya"))
